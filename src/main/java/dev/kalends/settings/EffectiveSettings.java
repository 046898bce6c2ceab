package dev.kalends.settings;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.kalends.settings.LevelSettings.WorkingHours;
import org.jspecify.annotations.Nullable;

/**
 * The effective settings of a level, with the source of each value.
 *
 * @param chain the levels, from the farthest ancestor to the level itself
 * @param values the effective settings by name
 */
record EffectiveSettings(List<SettingsLevel> chain, Map<String, Value> values) {

	/**
	 * Combines the settings of all levels.
	 * @param levels the levels with their own settings, farthest ancestor first
	 */
	static EffectiveSettings of(Map<SettingsLevel, LevelSettings> levels) {
		List<Map.Entry<SettingsLevel, LevelSettings>> applicable = new ArrayList<>();
		levels.forEach((level, own) -> {
			if (own.stopsInheritance()) {
				applicable.clear();
			}
			applicable.add(Map.entry(level, own));
		});
		Map<String, Value> values = new LinkedHashMap<>();
		add("color", applicable, LevelSettings::color, (inherited, own) -> own, false, values);
		add("timeZone", applicable, LevelSettings::timeZone, (inherited, own) -> own, false, values);
		add("reminders", applicable, LevelSettings::reminders, (inherited, own) -> own, false, values);
		add("workingHours", applicable, LevelSettings::workingHours, (inherited, own) -> own.completedBy(inherited),
				true, values);
		add("workingDays", applicable, LevelSettings::workingDays, (inherited, own) -> own, false, values);
		add("holidays", applicable, LevelSettings::holidays, (inherited, own) -> own, false, values);
		add("labels", applicable, LevelSettings::labels, EffectiveSettings::union, true, values);
		add("defaultAssignees", applicable, LevelSettings::defaultAssignees, EffectiveSettings::union, true, values);
		add("checklist", applicable, LevelSettings::checklist, EffectiveSettings::appended, true, values);
		return new EffectiveSettings(List.copyOf(levels.keySet()), values);
	}

	private static <T> void add(String name, List<Map.Entry<SettingsLevel, LevelSettings>> levels,
			Function<LevelSettings, @Nullable T> member, BiFunction<@Nullable T, T, T> combine, boolean accumulates,
			Map<String, Value> values) {
		T value = null;
		List<SettingsLevel> sources = new ArrayList<>();
		for (Map.Entry<SettingsLevel, LevelSettings> level : levels) {
			T own = member.apply(level.getValue());
			if (own != null) {
				value = combine.apply(value, own);
				if (!accumulates) {
					sources.clear();
				}
				sources.add(level.getKey());
			}
		}
		if (value != null) {
			values.put(name, new Value(value, sources.get(sources.size() - 1), List.copyOf(sources)));
		}
	}

	private static <T> List<T> union(@Nullable List<T> inherited, List<T> own) {
		LinkedHashSet<T> all = new LinkedHashSet<>((inherited != null) ? inherited : List.of());
		all.addAll(own);
		return List.copyOf(all);
	}

	private static <T> List<T> appended(@Nullable List<T> inherited, List<T> own) {
		List<T> all = new ArrayList<>((inherited != null) ? inherited : List.of());
		all.addAll(own);
		return List.copyOf(all);
	}

	@Nullable Object value(String name) {
		Value found = this.values.get(name);
		return (found != null) ? found.value() : null;
	}

	@Nullable WorkingHours workingHours() {
		return (WorkingHours) value("workingHours");
	}

	/**
	 * Returns the working days, or the default if none are set.
	 */
	Set<DayOfWeek> workingDays() {
		return (value("workingDays") instanceof List<?> names) ? WorkingDays.of(names) : WorkingDays.DEFAULT;
	}

	/**
	 * Returns the settings as shown to an assignee outside the team: sources other than
	 * the item itself and the settings for everyone are hidden.
	 */
	EffectiveSettings forOutsideAssignee(UUID itemId) {
		Map<String, Value> visible = new LinkedHashMap<>();
		this.values.forEach((name, value) -> visible
			.put(name, new Value(value.value(), value.from().forOutsideAssignee(itemId),
					value.sources().stream().map((level) -> level.forOutsideAssignee(itemId)).distinct().toList())));
		return new EffectiveSettings(this.chain.stream().filter((level) -> itemId.equals(level.id())).toList(),
				visible);
	}

	/**
	 * An effective setting.
	 *
	 * @param value the value
	 * @param from the nearest level that contributes to it
	 * @param sources all levels that contribute to it, farthest ancestor first
	 */
	record Value(Object value, SettingsLevel from, List<SettingsLevel> sources) {

	}

}
