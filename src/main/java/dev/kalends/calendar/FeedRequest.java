package dev.kalends.calendar;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.kalends.account.Viewer;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.shared.Zones;
import dev.kalends.team.Memberships;
import dev.kalends.workitem.query.RequestedWindow;
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
	 * Parses the parameters of a request. Unknown parameters are ignored.
	 * @throws UnreadableInputException with one violation per invalid parameter
	 */
	static FeedRequest parse(Map<String, String[]> parameters, Viewer viewer, Memberships memberships) {
		List<Violation> violations = new ArrayList<>();
		RequestedWindow requested = RequestedWindow.parse(parameters, viewer.atDevice(deviceZone(parameters)),
				violations);
		WorkItemFilter filter = filter(parameters, memberships, violations);
		if (!violations.isEmpty() || requested == null) {
			throw new UnreadableInputException(violations);
		}
		return new FeedRequest(requested.window(), requested.zone(), filter);
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

	private static @Nullable ZoneId deviceZone(Map<String, String[]> parameters) {
		String[] values = parameters.get(FeedParameters.DEVICE_ZONE);
		return (values != null) ? Zones.named(values[0]).orElse(null) : null;
	}

}
