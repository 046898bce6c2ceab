package dev.kalends.workitem.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.kalends.web.JsonMembers;

/**
 * The filters of a page, without teams and locations that the viewer does not know: links
 * and saved views can outlive a membership or a location. The rest of the filter applies,
 * and the page marks what was left out. The feed and the API refuse such filters instead.
 *
 * @param parameters the request parameters to use
 * @param dropped the names of the parameters with values that were left out
 */
record KnownFilters(Map<String, String[]> parameters, Set<String> dropped) {

	static KnownFilters of(Map<String, String[]> requested, Collection<UUID> teamIds, Collection<UUID> locationIds) {
		Map<String, String[]> parameters = new LinkedHashMap<>(requested);
		Set<String> dropped = new LinkedHashSet<>();
		drop("team", teamIds, parameters, dropped);
		drop("location", locationIds, parameters, dropped);
		return new KnownFilters(parameters, dropped);
	}

	private static void drop(String name, Collection<UUID> known, Map<String, String[]> parameters,
			Set<String> dropped) {
		String[] given = parameters.getOrDefault(name, new String[0]);
		String[] kept = Arrays.stream(given)
			.flatMap((values) -> Arrays.stream(values.split(",", -1)))
			.filter((value) -> isKnown(value, known))
			.toArray(String[]::new);
		if (kept.length < Arrays.stream(given).mapToInt((values) -> values.split(",", -1).length).sum()) {
			dropped.add(name);
			if (kept.length > 0) {
				parameters.put(name, kept);
			}
			else {
				parameters.remove(name);
			}
		}
	}

	/**
	 * A value that is not an id is kept: it is refused, or has a meaning of its own.
	 */
	private static boolean isKnown(String value, Collection<UUID> known) {
		UUID id = JsonMembers.toId(value);
		return id == null || known.contains(id);
	}

	/**
	 * Returns the values of a parameter, separated by commas; an empty text without any.
	 */
	String joined(String name) {
		return String.join(",", this.parameters.getOrDefault(name, new String[0]));
	}

}
