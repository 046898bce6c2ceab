package dev.kalends.calendar.oracle;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.kalends.calendar.oracle.OracleWorld.Item;
import dev.kalends.calendar.oracle.RandomActions.Action;
import dev.kalends.calendar.oracle.RandomActions.Affected;
import dev.kalends.workitem.recurrence.OriginalStart;
import dev.kalends.workitem.recurrence.Recurrence;

/**
 * Generates random actions on series and their overrides: of one occurrence, of an
 * occurrence and all later ones, of the whole series, and of the rule.
 */
class RandomSeriesActions {

	private static final List<String> RULES = List.of("FREQ=DAILY;COUNT=7", "FREQ=DAILY;INTERVAL=2;UNTIL=20251215",
			"FREQ=DAILY;INTERVAL=9", "FREQ=WEEKLY", "FREQ=WEEKLY;COUNT=6", "FREQ=WEEKLY;INTERVAL=2",
			"FREQ=WEEKLY;UNTIL=20251231", "FREQ=MONTHLY;COUNT=5", "FREQ=MONTHLY", "FREQ=MONTHLY;UNTIL=20260531",
			"FREQ=YEARLY;COUNT=3");

	private static final List<String> APPLY = List.of("this", "this", "this", "this", "following", "all");

	private static final int MIN_SERIES = 4;

	private static final int MAX_SERIES = 14;

	private static final int MAX_OVERRIDES = 40;

	/**
	 * Most actions concern the first occurrences, so that they meet exceptions.
	 */
	private static final int OCCURRENCES = 8;

	private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 1);

	private final RandomActions actions;

	RandomSeriesActions(RandomActions actions) {
		this.actions = actions;
	}

	/**
	 * Returns the next action.
	 */
	Action next(OracleWorld world) {
		List<Item> all = world.series();
		List<Item> overrides = world.activeItems().stream().filter(Item::isOverride).toList();
		int roll = this.actions.number(100);
		if (all.size() < MIN_SERIES || (roll < 8 && all.size() < MAX_SERIES)) {
			return create();
		}
		Item series = this.actions.pick(all);
		if (roll < 12 || (roll < 30 && (all.size() > MAX_SERIES || overrides.size() > MAX_OVERRIDES))) {
			return this.actions.delete(series);
		}
		if (roll < 52) {
			return editOccurrence(world, series);
		}
		if (roll < 62) {
			return deleteOccurrence(world, series);
		}
		if (roll < 68) {
			return changeRule(world, series);
		}
		if (roll < 73) {
			return this.actions.move(series);
		}
		if (roll < 78) {
			return this.actions.chance(50) ? this.actions.edit(series) : this.actions.assign(series);
		}
		if (roll < 81) {
			return this.actions
				.bulk(world.activeItems().stream().filter((item) -> item.isSeries() || item.isOverride()).toList());
		}
		if (roll < 88) {
			return trash(world, series);
		}
		return overrides.isEmpty() ? editOccurrence(world, series) : changeOverride(this.actions.pick(overrides));
	}

	private Action create() {
		Map<String, Object> members = new LinkedHashMap<>(this.actions.dates());
		LocalDate start = LocalDate.parse((String) members.get("startDate"));
		members.put("dueDate", start.plusDays(this.actions.number(3)).toString());
		members.putAll(this.actions.times());
		members.put("recurrenceRule", rule(start));
		return this.actions.create(members);
	}

	private String rule(LocalDate start) {
		String day = start.getDayOfWeek().toString().substring(0, 2).toUpperCase(Locale.ROOT);
		return switch (this.actions.number(5)) {
			case 0 -> "FREQ=WEEKLY;BYDAY=FR," + day;
			case 1 -> "FREQ=MONTHLY;BYMONTHDAY=" + start.getDayOfMonth();
			default -> this.actions.pick(RULES);
		};
	}

	private Action editOccurrence(OracleWorld world, Item series) {
		LocalDate date = date(series.recurrence());
		Optional<Item> override = override(world, series, date);
		Map<String, Object> patch = new LinkedHashMap<>();
		switch (this.actions.number(6)) {
			case 0 -> patch.putAll(this.actions.assignees());
			case 1 -> patch.putAll(moved(date));
			case 2 -> patch.putAll(this.actions.times());
			default -> patch.putAll(this.actions.content());
		}
		Item shown = override.orElse(series);
		return new Action(this.actions.pickEditor(shown), "PATCH", path(shown, series, date), patch, affected(series));
	}

	/**
	 * Returns other dates near an occurrence.
	 */
	private Map<String, Object> moved(LocalDate date) {
		LocalDate start = date.plusDays(this.actions.number(9) - 4);
		return Map.of("startDate", start.toString(), "dueDate", start.plusDays(this.actions.number(3)).toString());
	}

	private Action deleteOccurrence(OracleWorld world, Item series) {
		LocalDate date = date(series.recurrence());
		Item shown = override(world, series, date).orElse(series);
		return new Action(this.actions.pickManager(shown), "DELETE", path(shown, series, date), null, affected(series));
	}

	private Action changeRule(OracleWorld world, Item series) {
		Map<String, Object> patch = new LinkedHashMap<>();
		if (this.actions.chance(40)) {
			Item single = this.actions.pick(
					world.activeItems().stream().filter((item) -> !item.isSeries() || this.actions.chance(2)).toList());
			patch.put("recurrenceRule", this.actions.pick(RULES));
			return new Action(this.actions.pickManager(single), "PATCH", RandomActions.path(single), patch,
					affected(single));
		}
		patch.put("recurrenceRule", this.actions.chance(40) ? null : rule(series.recurrence().start()));
		return new Action(this.actions.pickManager(series), "PATCH", RandomActions.path(series), patch,
				affected(series));
	}

	/**
	 * Returns an action on an override by its own id, as on any other item.
	 */
	private Action changeOverride(Item override) {
		return switch (this.actions.number(10)) {
			case 0, 1 -> this.actions.assign(override);
			case 2 -> this.actions.drag(override);
			case 3, 4, 5 -> this.actions.delete(override);
			case 6 -> this.actions.move(override);
			default -> this.actions.edit(override);
		};
	}

	/**
	 * Returns an action on a series or an override in the trash.
	 */
	private Action trash(OracleWorld world, Item series) {
		Item item = this.actions
			.pick(world.trashed().stream().filter((each) -> each.isSeries() || each.isOverride()).toList());
		if (item == null) {
			return deleteOccurrence(world, series);
		}
		return this.actions.chance(75) ? this.actions.restore(item) : this.actions.deletePermanently(item);
	}

	private LocalDate date(Recurrence recurrence) {
		List<LocalDate> dates = recurrence.dates(recurrence.start(), LAST_DAY,
				this.actions.chance(90) ? OCCURRENCES : 99);
		return (dates.isEmpty() || this.actions.chance(2)) ? recurrence.start().plusDays(1) : this.actions.pick(dates);
	}

	private static Optional<Item> override(OracleWorld world, Item series, LocalDate date) {
		return world.exceptions()
			.stream()
			.filter((exception) -> exception.series().equals(series.id()) && exception.date().equals(date))
			.map((exception) -> world.items().get(exception.override()))
			.filter((item) -> item != null && !item.trashed())
			.findFirst();
	}

	private String path(Item shown, Item series, LocalDate date) {
		Item addressed = this.actions.chance(50) ? shown : series;
		return RandomActions.path(addressed) + "?occurrence=" + new OriginalStart(date, series.recurrence().time())
				+ "&apply=" + this.actions.pick(APPLY);
	}

	private static Affected affected(Item item) {
		return Affected.items(Set.<UUID>of(item.id()));
	}

}
