package dev.kalends.workitem.query;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.kalends.account.Viewer;
import dev.kalends.shared.Violation;
import dev.kalends.shared.Zones;
import org.jspecify.annotations.Nullable;

/**
 * A time window as the request parameters {@code start}, {@code end} and {@code timeZone}
 * select it. FullCalendar sends these.
 *
 * @param window the half-open time window
 * @param zone the zone for wall-clock times in the response; {@code null} for UTC
 */
public record RequestedWindow(TimeWindow window, @Nullable ZoneId zone) {

	/**
	 * Maximum width of the window in days.
	 */
	private static final int MAX_DAYS = 400;

	/**
	 * Parses the parameters. Bounds without an offset are in the requested zone, or else
	 * in that of the viewer.
	 * @param violations receives a violation for each invalid parameter
	 * @return {@code null} if a bound is missing or invalid
	 */
	public static @Nullable RequestedWindow parse(Map<String, String[]> parameters, Viewer viewer,
			List<Violation> violations) {
		RequestedZones zones = zones(single(parameters, "timeZone", violations), viewer, violations);
		TimeBound start = bound(parameters, "start", zones.ofBounds(), violations);
		TimeBound end = bound(parameters, "end", zones.ofBounds(), violations);
		return (start != null && end != null) ? new RequestedWindow(window(start, end, violations), zones.ofResponse())
				: null;
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

	private static RequestedZones zones(@Nullable String name, Viewer viewer, List<Violation> violations) {
		if (name == null || name.equals("local")) {
			return new RequestedZones(viewer.zone(), null);
		}
		if (name.equals("UTC")) {
			return new RequestedZones(ZoneOffset.UTC, null);
		}
		Optional<ZoneId> zone = Zones.named(name);
		if (zone.isEmpty()) {
			violations.add(Violation.of("timeZone", "feed-zone"));
		}
		return new RequestedZones(zone.orElse(viewer.zone()), zone.orElse(null));
	}

	private static @Nullable TimeBound bound(Map<String, String[]> parameters, String name, ZoneId zone,
			List<Violation> violations) {
		String text = single(parameters, name, violations);
		if (text == null || text.isEmpty()) {
			violations.add(Violation.of(name, "bound-required"));
			return null;
		}
		Optional<TimeBound> bound = TimeBound.parse(text, zone);
		if (bound.isEmpty()) {
			violations.add(Violation.of(name, "bound"));
		}
		return bound.orElse(null);
	}

	private static TimeWindow window(TimeBound start, TimeBound end, List<Violation> violations) {
		if (!end.instant().isAfter(start.instant())) {
			violations.add(Violation.of("end", "window-order"));
		}
		else if (end.local().isAfter(start.local().plusDays(MAX_DAYS))) {
			violations.add(Violation.of("end", "window-width", MAX_DAYS));
		}
		return new TimeWindow(start, end);
	}

	/**
	 * The zones that the parameter {@code timeZone} selects.
	 *
	 * @param ofBounds the zone of bounds without an offset
	 * @param ofResponse the zone for wall-clock times in the response; {@code null} for
	 * UTC
	 */
	private record RequestedZones(ZoneId ofBounds, @Nullable ZoneId ofResponse) {

	}

}
