package dev.kalends.calendar.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.kalends.calendar.oracle.OracleWorld.Item;
import dev.kalends.calendar.oracle.OracleWorld.SeriesDate;
import tools.jackson.databind.JsonNode;

/**
 * The invariants of series, their overrides and their exceptions.
 */
class SeriesInvariants {

	private final OracleWorld world;

	private final List<String> violations = new ArrayList<>();

	SeriesInvariants(OracleWorld world) {
		this.world = world;
	}

	/**
	 * Returns all violations; empty if there are none.
	 */
	List<String> violations() {
		this.world.items().values().stream().filter(Item::isOverride).forEach(this::checkOverride);
		this.world.exceptions().forEach(this::checkException);
		this.world.activeItems().forEach(this::checkParent);
		return this.violations;
	}

	/**
	 * Returns the events of a feed that show the wrong item for an occurrence: the series
	 * where it is replaced or removed, or anything but its override.
	 */
	List<String> wronglyShown(JsonNode feed) {
		Map<String, SeriesDate> exceptions = new HashMap<>();
		this.world.exceptions()
			.forEach((exception) -> exceptions.put("work-item-" + exception.series() + "@" + exception.date(),
					exception));
		for (JsonNode event : feed) {
			SeriesDate exception = exceptions.get(event.get("id").stringValue().split("T")[0]);
			String shown = event.at("/extendedProps/workItemId").stringValue();
			if (exception != null && !shown.equals(String.valueOf(exception.override()))) {
				report(event + " is shown although there is " + exception);
			}
		}
		return this.violations;
	}

	private void checkOverride(Item override) {
		Item series = this.world.items().get(override.series());
		if (!Objects.equals(override.team(), series.team()) || !override.owner().equals(series.owner())) {
			report(override + " has a different team or owner than its series " + series);
		}
		if (!Objects.equals(override.parent(), series.parent()) || !override.ancestors().equals(series.ancestors())) {
			report(override + " has a different position than its series " + series);
		}
		if (override.isSeries()) {
			report(override + " is both a series and an override");
		}
		if (override.trashed()) {
			return;
		}
		if (series.trashed()) {
			report(override + " is an override of a trashed series: " + series);
		}
		if (!series.isSeries()) {
			report(override + " is an override of an item that does not repeat: " + series);
		}
		List<SeriesDate> exceptions = this.world.exceptions()
			.stream()
			.filter((exception) -> override.id().equals(exception.override()))
			.toList();
		if (!exceptions.equals(List.of(new SeriesDate(series.id(), override.occurrence(), override.id())))) {
			report(override + " has the exceptions " + exceptions);
		}
	}

	private void checkException(SeriesDate exception) {
		Item series = this.world.items().get(exception.series());
		if (!series.isSeries() || !series.recurrence().occursOn(exception.date())) {
			report(exception + " is not a date of " + series);
		}
		Item override = this.world.items().get(exception.override());
		if (override != null
				&& !(series.id().equals(override.series()) && exception.date().equals(override.occurrence()))) {
			report(exception + " refers to an override of another occurrence: " + override);
		}
	}

	private void checkParent(Item item) {
		Item parent = this.world.items().get(item.parent());
		if (parent != null && (parent.isSeries() || parent.isOverride())) {
			report(item + " is a child of a series or an override: " + parent);
		}
	}

	private void report(String violation) {
		this.violations.add(violation);
	}

}
