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
 * What holds for a level, all levels above it included, and where each value comes from.
 *
 * @param chain the levels, the farthest first
 * @param values the settings that hold, by name
 */
record EffectiveSettings(List<SettingsLevel> chain, Map<String, Value> values) {

	/**
	 * Puts levels together.
	 * @param levels the levels with what each sets, the farthest first
	 */
	static EffectiveSettings of(Map<SettingsLevel, LevelSettings> levels) {
		List<Map.Entry<SettingsLevel, LevelSettings>> heard = new ArrayList<>();
		levels.forEach((level, own) -> {
			if (own.cuts()) {
				heard.clear();
			}
			heard.add(Map.entry(level, own));
		});
		Map<String, Value> values = new LinkedHashMap<>();
		add("color", heard, LevelSettings::color, (above, own) -> own, false, values);
		add("timeZone", heard, LevelSettings::timeZone, (above, own) -> own, false, values);
		add("reminders", heard, LevelSettings::reminders, (above, own) -> own, false, values);
		add("workingHours", heard, LevelSettings::workingHours, (above, own) -> own.over(above), true, values);
		add("workingDays", heard, LevelSettings::workingDays, (above, own) -> own, false, values);
		add("holidays", heard, LevelSettings::holidays, (above, own) -> own, false, values);
		add("labels", heard, LevelSettings::labels, EffectiveSettings::union, true, values);
		add("defaultAssignees", heard, LevelSettings::defaultAssignees, EffectiveSettings::union, true, values);
		add("checklist", heard, LevelSettings::checklist, EffectiveSettings::appended, true, values);
		return new EffectiveSettings(List.copyOf(levels.keySet()), values);
	}

	private static <T> void add(String name, List<Map.Entry<SettingsLevel, LevelSettings>> levels,
			Function<LevelSettings, @Nullable T> member, BiFunction<@Nullable T, T, T> combine, boolean combines,
			Map<String, Value> values) {
		T value = null;
		List<SettingsLevel> sources = new ArrayList<>();
		for (Map.Entry<SettingsLevel, LevelSettings> level : levels) {
			T own = member.apply(level.getValue());
			if (own != null) {
				value = combine.apply(value, own);
				if (!combines) {
					sources.clear();
				}
				sources.add(level.getKey());
			}
		}
		if (value != null) {
			values.put(name, new Value(value, sources.get(sources.size() - 1), List.copyOf(sources)));
		}
	}

	private static <T> List<T> union(@Nullable List<T> above, List<T> own) {
		LinkedHashSet<T> all = new LinkedHashSet<>((above != null) ? above : List.of());
		all.addAll(own);
		return List.copyOf(all);
	}

	private static <T> List<T> appended(@Nullable List<T> above, List<T> own) {
		List<T> all = new ArrayList<>((above != null) ? above : List.of());
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
	 * Returns the days of the week on which people work.
	 */
	Set<DayOfWeek> workingDays() {
		return (value("workingDays") instanceof List<?> names) ? WorkingDays.of(names) : WorkingDays.USUAL;
	}

	/**
	 * Returns the same settings for somebody who sees the item alone.
	 */
	EffectiveSettings fromOutside(UUID itemId) {
		Map<String, Value> seen = new LinkedHashMap<>();
		this.values.forEach((name, value) -> seen.put(name, new Value(value.value(), value.from().fromOutside(itemId),
				value.sources().stream().map((level) -> level.fromOutside(itemId)).distinct().toList())));
		return new EffectiveSettings(this.chain.stream().filter((level) -> itemId.equals(level.id())).toList(), seen);
	}

	/**
	 * A setting that holds.
	 *
	 * @param value the value
	 * @param from the nearest level that has a part in it
	 * @param sources all levels that have a part in it, the farthest first
	 */
	record Value(Object value, SettingsLevel from, List<SettingsLevel> sources) {

	}

}
