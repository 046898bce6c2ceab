package dev.kalends.calendar;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.workitem.query.WorkItemFilter;

/**
 * The query string of a saved view: the view and the filters of a calendar URL, without a
 * date. It is stored in a canonical form that can be appended to a URL.
 */
final class ViewQuery {

	private static final int MAX_LENGTH = 4000;

	private static final String VIEW = "view";

	/**
	 * A filter of the page: the feed must not depend on the time.
	 */
	private static final String OVERDUE = "overdue";

	private static final Set<String> NAMES = names();

	private ViewQuery() {
	}

	private static Set<String> names() {
		Set<String> names = new TreeSet<>(WorkItemFilter.PARAMETERS);
		names.add(VIEW);
		names.add(OVERDUE);
		return names;
	}

	/**
	 * Validates a query string and returns its canonical form.
	 * @param viewerId the person whom {@code assignee=me} refers to
	 * @throws UnreadableInputException for the member {@code query}
	 */
	static String canonical(String query, UUID viewerId) {
		Map<String, Set<String>> parameters = new LinkedHashMap<>();
		for (String part : query.split("&")) {
			if (!part.isEmpty()) {
				int equals = part.indexOf('=');
				String name = decode((equals < 0) ? part : part.substring(0, equals));
				if (!NAMES.contains(name)) {
					throw invalid("view-query", String.join(", ", NAMES));
				}
				parameters.computeIfAbsent(name, (key) -> new TreeSet<>())
					.add(decode((equals < 0) ? "" : part.substring(equals + 1)));
			}
		}
		Set<String> views = parameters.getOrDefault(VIEW, Set.of());
		if (views.size() > 1 || !CalendarPageController.VIEWS.containsAll(views)) {
			throw invalid("choice", String.join(", ", CalendarPageController.VIEWS));
		}
		if (!Set.of("true").containsAll(parameters.getOrDefault(OVERDUE, Set.of()))) {
			throw invalid("choice", "true");
		}
		requireFilter(parameters, viewerId);
		String canonical = format(parameters);
		if (canonical.length() > MAX_LENGTH) {
			throw invalid("length", 0, MAX_LENGTH);
		}
		return canonical;
	}

	private static void requireFilter(Map<String, Set<String>> parameters, UUID viewerId) {
		Map<String, String[]> filters = new LinkedHashMap<>();
		parameters.forEach((name, values) -> filters.put(name, values.toArray(String[]::new)));
		try {
			WorkItemFilter.parse(filters, viewerId);
		}
		catch (UnreadableInputException ex) {
			throw new UnreadableInputException(
					ex.violations().stream().map((violation) -> violation.at("query")).toList());
		}
	}

	/**
	 * Formats the parameters, the view first and then the filters by name.
	 */
	private static String format(Map<String, Set<String>> parameters) {
		StringBuilder text = new StringBuilder();
		List<String> ordered = NAMES.stream()
			.sorted((one, other) -> Boolean.compare(other.equals(VIEW), one.equals(VIEW)))
			.toList();
		for (String name : ordered) {
			for (String value : parameters.getOrDefault(name, Set.of())) {
				text.append(text.isEmpty() ? "" : "&").append(name).append('=');
				text.append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2C", ","));
			}
		}
		return text.toString();
	}

	private static String decode(String text) {
		try {
			return URLDecoder.decode(text, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw invalid("value");
		}
	}

	private static UnreadableInputException invalid(String code, Object... arguments) {
		return new UnreadableInputException(Violation.of("query", code, arguments));
	}

}
