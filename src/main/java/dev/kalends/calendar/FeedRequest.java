package dev.kalends.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.kalends.account.Viewer;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.shared.Zones;
import dev.kalends.workitem.TimeWindow;
import dev.kalends.workitem.WorkItemFilter;
import org.jspecify.annotations.Nullable;

/**
 * What a feed is asked for, read strictly: nothing that cannot be understood is ever
 * ignored.
 *
 * @param window the half-open window
 * @param zone the zone whose wall-clock times go out; {@code null} for UTC
 * @param filter which items
 */
record FeedRequest(TimeWindow window, @Nullable ZoneId zone, WorkItemFilter filter) {

	/**
	 * The widest window that is answered.
	 */
	static final int MAX_DAYS = 400;

	/**
	 * A {@code +} that came unescaped in the address arrives as a space.
	 */
	private static final Pattern UNESCAPED_OFFSET = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T[0-9:.]+) (\\d{2}:\\d{2})");

	private static final Pattern SHAPE = Pattern
		.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})?)?");

	/**
	 * Reads the parameters of a request. Those it does not know are ignored.
	 * @throws UnreadableInputException naming every parameter that cannot be read
	 */
	static FeedRequest parse(Map<String, String[]> parameters, Viewer viewer) {
		List<Violation> violations = new ArrayList<>();
		String zoneName = single(parameters, "timeZone", violations);
		ZoneId zone = zone(zoneName, violations);
		ZoneId boundsZone = (zone != null) ? zone : "UTC".equals(zoneName) ? ZoneOffset.UTC : viewer.zone();
		TemporalAccessor start = bound(parameters, "start", violations);
		TemporalAccessor end = bound(parameters, "end", violations);
		WorkItemFilter filter = filter(parameters, viewer, violations);
		TimeWindow window = window(start, end, boundsZone, violations);
		if (!violations.isEmpty() || window == null) {
			throw new UnreadableInputException(violations);
		}
		return new FeedRequest(window, zone, filter);
	}

	private static WorkItemFilter filter(Map<String, String[]> parameters, Viewer viewer, List<Violation> violations) {
		try {
			return WorkItemFilter.parse(parameters, viewer.id());
		}
		catch (UnreadableInputException ex) {
			violations.addAll(ex.violations());
			return WorkItemFilter.ALL;
		}
	}

	private static @Nullable String single(Map<String, String[]> parameters, String name, List<Violation> violations) {
		String[] values = parameters.get(name);
		if (values == null) {
			return null;
		}
		if (values.length > 1) {
			violations.add(Violation.of(name, "given-twice"));
		}
		return values[0];
	}

	/**
	 * Returns the named zone whose wall-clock times are asked for; {@code null} for UTC.
	 */
	private static @Nullable ZoneId zone(@Nullable String name, List<Violation> violations) {
		if (name == null || name.equals("local") || name.equals("UTC")) {
			return null;
		}
		Optional<ZoneId> zone = Zones.named(name);
		if (zone.isEmpty()) {
			violations.add(Violation.of("timeZone", "feed-zone"));
		}
		return zone.orElse(null);
	}

	private static @Nullable TemporalAccessor bound(Map<String, String[]> parameters, String name,
			List<Violation> violations) {
		String text = single(parameters, name, violations);
		if (text == null || text.isEmpty()) {
			violations.add(Violation.of(name, "bound-required"));
			return null;
		}
		String restored = UNESCAPED_OFFSET.matcher(text).replaceFirst("$1+$2");
		try {
			if (!SHAPE.matcher(restored).matches()) {
				throw new DateTimeException("Not the shape of a date or date-time");
			}
			return parse(restored);
		}
		catch (DateTimeException ex) {
			violations.add(Violation.of(name, "bound"));
			return null;
		}
	}

	private static TemporalAccessor parse(String text) {
		if (!text.contains("T")) {
			return LocalDate.parse(text).atStartOfDay();
		}
		return DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
	}

	private static @Nullable TimeWindow window(@Nullable TemporalAccessor start, @Nullable TemporalAccessor end,
			ZoneId zone, List<Violation> violations) {
		if (start == null || end == null) {
			return null;
		}
		LocalDateTime localStart = local(start, zone);
		LocalDateTime localEnd = local(end, zone);
		TimeWindow window = new TimeWindow(instant(start, zone), instant(end, zone), localStart, localEnd);
		if (!window.end().isAfter(window.start()) || !localEnd.isAfter(localStart)) {
			violations.add(Violation.of("end", "window-order"));
		}
		else if (localEnd.isAfter(localStart.plusDays(MAX_DAYS))) {
			violations.add(Violation.of("end", "window-width", MAX_DAYS));
		}
		return window;
	}

	private static LocalDateTime local(TemporalAccessor bound, ZoneId zone) {
		return (bound instanceof OffsetDateTime time) ? time.atZoneSameInstant(zone).toLocalDateTime()
				: LocalDateTime.from(bound);
	}

	private static Instant instant(TemporalAccessor bound, ZoneId zone) {
		return (bound instanceof OffsetDateTime time) ? time.toInstant()
				: LocalDateTime.from(bound).atZone(zone).toInstant();
	}

}
