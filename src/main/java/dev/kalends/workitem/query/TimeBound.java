package dev.kalends.workitem.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The start or end of a time window.
 *
 * @param instant the bound as an instant
 * @param local the bound as local time in the zone of the window
 */
public record TimeBound(Instant instant, LocalDateTime local) {

	private static final Pattern SHAPE = Pattern
		.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})?)?");

	/**
	 * Bounds before and after the dates of all items, for windows that are open at one
	 * end.
	 */
	static final TimeBound EARLIEST = startOf(LocalDate.of(1800, 1, 1), ZoneOffset.UTC);

	static final TimeBound LATEST = startOf(LocalDate.of(3100, 1, 1), ZoneOffset.UTC);

	/**
	 * An unescaped {@code +} in a URL is decoded as a space.
	 */
	private static final Pattern UNESCAPED_OFFSET = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T[0-9:.]+) (\\d{2}:\\d{2})");

	/**
	 * Reads an ISO 8601 date, local date-time, or date-time with {@code Z} or an offset.
	 * @param zone the zone of the window, which applies to bounds without an offset
	 * @return empty when the text has none of these formats
	 */
	public static Optional<TimeBound> parse(String text, ZoneId zone) {
		String restored = UNESCAPED_OFFSET.matcher(text).replaceFirst("$1+$2");
		if (!SHAPE.matcher(restored).matches()) {
			return Optional.empty();
		}
		try {
			return Optional.of(of(read(restored), zone));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Returns the start of a day.
	 */
	static TimeBound startOf(LocalDate day, ZoneId zone) {
		return of(day.atStartOfDay(), zone);
	}

	private static TemporalAccessor read(String text) {
		if (!text.contains("T")) {
			return LocalDate.parse(text).atStartOfDay();
		}
		return DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
	}

	private static TimeBound of(TemporalAccessor time, ZoneId zone) {
		if (time instanceof OffsetDateTime withOffset) {
			return new TimeBound(withOffset.toInstant(), withOffset.atZoneSameInstant(zone).toLocalDateTime());
		}
		LocalDateTime local = LocalDateTime.from(time);
		return new TimeBound(local.atZone(zone).toInstant(), local);
	}

}
