package dev.kalends.workitem.recurrence;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The inclusive end of a rule ({@code UNTIL}), in one of the forms of RFC 5545: a date, a
 * local date and time, or a date and time in UTC.
 *
 * @param time the time of day; {@code null} for a date
 * @param utc whether date and time are in UTC
 */
public record Until(LocalDate date, @Nullable LocalTime time, boolean utc) {

	/**
	 * The length of the longest form.
	 */
	static final int LENGTH = "20270630T120000Z".length();

	private static final Pattern FORMAT = Pattern
		.compile("([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?");

	private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

	static Until on(LocalDate date) {
		return new Until(date, null, false);
	}

	/**
	 * Returns the end at a local date and time.
	 * @param zone the zone; {@code null} for UTC
	 */
	static Until at(LocalDateTime local, @Nullable ZoneId zone) {
		LocalDateTime utc = local.atZone(orUtc(zone)).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
		return new Until(utc.toLocalDate(), utc.toLocalTime().truncatedTo(ChronoUnit.SECONDS), true);
	}

	/**
	 * Parses a value in upper case.
	 * @return {@code null} if it is not valid
	 */
	static @Nullable Until parse(String text) {
		Matcher matcher = FORMAT.matcher(text);
		if (!matcher.matches()) {
			return null;
		}
		try {
			LocalDate date = LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
			return (matcher.group(4) == null) ? on(date)
					: new Until(date, LocalTime.of(number(matcher, 4), number(matcher, 5), number(matcher, 6)),
							!matcher.group(7).isEmpty());
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static int number(Matcher matcher, int group) {
		return Integer.parseInt(matcher.group(group));
	}

	/**
	 * Returns the same end in the form that RFC 5545 requires for an item: a date for an
	 * all-day item, a date and time in UTC for others.
	 * @param itemTime the start time of the item; {@code null} for an all-day item
	 * @param zone the zone of the item; {@code null} for UTC
	 */
	Until adaptedTo(@Nullable LocalTime itemTime, @Nullable ZoneId zone) {
		if (itemTime == null) {
			return on(this.date);
		}
		return this.utc ? this : at(this.date.atTime((this.time != null) ? this.time : LAST_SECOND), zone);
	}

	/**
	 * Returns the end in local time, the last second of the day for a date.
	 */
	LocalDateTime local(@Nullable ZoneId zone) {
		LocalDateTime local = this.date.atTime((this.time != null) ? this.time : LAST_SECOND);
		return this.utc ? local.atOffset(ZoneOffset.UTC).atZoneSameInstant(orUtc(zone)).toLocalDateTime() : local;
	}

	/**
	 * Returns the day of the end in a zone.
	 * @param zone the zone; {@code null} for UTC
	 */
	public LocalDate day(@Nullable ZoneId zone) {
		return local(zone).toLocalDate();
	}

	/**
	 * Returns the last date on which an occurrence may start. The comparison is between
	 * instants, because a local time may occur twice or not at all on a date when clocks
	 * change.
	 */
	LocalDate lastDate(@Nullable LocalTime itemTime, @Nullable ZoneId zone) {
		if (itemTime == null || this.time == null) {
			return this.date;
		}
		if (!this.utc) {
			return itemTime.isAfter(this.time) ? this.date.minusDays(1) : this.date;
		}
		ZoneId itemZone = orUtc(zone);
		LocalDate last = local(zone).toLocalDate().plusDays(1);
		while (last.atTime(itemTime)
			.atZone(itemZone)
			.toInstant()
			.isAfter(this.date.atTime(this.time).toInstant(ZoneOffset.UTC))) {
			last = last.minusDays(1);
		}
		return last;
	}

	private static ZoneId orUtc(@Nullable ZoneId zone) {
		return (zone != null) ? zone : ZoneOffset.UTC;
	}

	@Override
	public String toString() {
		String text = digits(this.date.getYear(), 4) + digits(this.date.getMonthValue(), 2)
				+ digits(this.date.getDayOfMonth(), 2);
		return (this.time == null) ? text : text + "T" + digits(this.time.getHour(), 2)
				+ digits(this.time.getMinute(), 2) + digits(this.time.getSecond(), 2) + (this.utc ? "Z" : "");
	}

	/**
	 * Formats a number with leading zeros. {@code String.format} would use the digits of
	 * the default locale.
	 */
	private static String digits(int number, int width) {
		String text = Integer.toString(number);
		return "0".repeat(Math.max(0, width - text.length())) + text;
	}

}
