package dev.kalends.calendar;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.kalends.account.Viewer;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.shared.Zones;
import dev.kalends.team.Memberships;
import dev.kalends.workitem.query.TimeBound;
import dev.kalends.workitem.query.TimeWindow;
import dev.kalends.workitem.query.WorkItemFilter;
import org.jspecify.annotations.Nullable;

/**
 * The validated parameters of a feed request. Invalid values are rejected, never ignored.
 *
 * @param window the half-open time window
 * @param zone the zone for wall-clock times in the response; {@code null} for UTC
 * @param filter restricts the items
 */
record FeedRequest(TimeWindow window, @Nullable ZoneId zone, WorkItemFilter filter) {

	/**
	 * Maximum width of the window in days.
	 */
	static final int MAX_DAYS = 400;

	/**
	 * Parses the parameters of a request. Unknown parameters are ignored.
	 * @throws UnreadableInputException with one violation per invalid parameter
	 */
	static FeedRequest parse(Map<String, String[]> parameters, Viewer viewer, Memberships memberships) {
		List<Violation> violations = new ArrayList<>();
		RequestedZones zones = zones(single(parameters, "timeZone", violations),
				viewer.atDevice(deviceZone(parameters)), violations);
		TimeBound start = bound(parameters, "start", zones.ofBounds(), violations);
		TimeBound end = bound(parameters, "end", zones.ofBounds(), violations);
		WorkItemFilter filter = filter(parameters, memberships, violations);
		TimeWindow window = window(start, end, violations);
		if (!violations.isEmpty() || window == null) {
			throw new UnreadableInputException(violations);
		}
		return new FeedRequest(window, zones.ofResponse(), filter);
	}

	/**
	 * Returns the ids of the parts that a person's feed is composed of.
	 */
	List<FeedPartId> partIds(Memberships memberships) {
		List<FeedPartId> partIds = new ArrayList<>();
		if (this.filter.includesPersonal()) {
			partIds.add(new FeedPartId.OfPerson(memberships.personId(), memberships.teamIds()));
		}
		memberships.teamIds()
			.stream()
			.filter(this.filter::includesTeam)
			.forEach((teamId) -> partIds.add(new FeedPartId.OfTeam(teamId)));
		return partIds;
	}

	private static WorkItemFilter filter(Map<String, String[]> parameters, Memberships memberships,
			List<Violation> violations) {
		try {
			WorkItemFilter filter = WorkItemFilter.parse(parameters, memberships.personId());
			filter.requireTeamsOf(memberships);
			return filter;
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

	private static @Nullable ZoneId deviceZone(Map<String, String[]> parameters) {
		String[] values = parameters.get(FeedParameters.DEVICE_ZONE);
		return (values != null) ? Zones.named(values[0]).orElse(null) : null;
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

	private static @Nullable TimeWindow window(@Nullable TimeBound start, @Nullable TimeBound end,
			List<Violation> violations) {
		if (start == null || end == null) {
			return null;
		}
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
