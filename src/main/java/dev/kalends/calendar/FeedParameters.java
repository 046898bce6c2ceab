package dev.kalends.calendar;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.kalends.account.DeviceZone;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.workitem.query.WorkItemFilter;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a feed as a page sent them, without unknown ones. Their meaning
 * depends on the viewer, whose time zone and teams can change between two requests with
 * the same parameters.
 */
final class FeedParameters {

	/**
	 * The time zone of the device, from a cookie. It is handled like a parameter, so that
	 * everything that repeats a request repeats it as well.
	 */
	static final String DEVICE_ZONE = DeviceZone.COOKIE;

	private static final Set<String> NAMES = names();

	private final Map<String, String[]> values;

	private FeedParameters(Map<String, String[]> values) {
		this.values = values;
	}

	private static Set<String> names() {
		Set<String> names = new HashSet<>(WorkItemFilter.PARAMETERS);
		names.addAll(List.of("start", "end", "timeZone"));
		return Set.copyOf(names);
	}

	/**
	 * Copies the parameters of the feed from those of an HTTP request.
	 */
	static FeedParameters of(Map<String, String[]> all) {
		Map<String, String[]> known = new HashMap<>(all);
		known.keySet().retainAll(NAMES);
		return new FeedParameters(known);
	}

	/**
	 * Returns these parameters as sent by a device in a time zone.
	 * @param zone the zone; {@code null} if it is unknown
	 */
	FeedParameters fromDeviceIn(@Nullable ZoneId zone) {
		if (zone == null) {
			return this;
		}
		Map<String, String[]> all = new HashMap<>(this.values);
		all.put(DEVICE_ZONE, new String[] { zone.getId() });
		return new FeedParameters(all);
	}

	/**
	 * Parses the parameters for a viewer.
	 * @throws UnreadableInputException with one violation per invalid parameter
	 */
	FeedRequest resolve(ViewerState state) {
		return FeedRequest.parse(this.values, state.viewer(), state.memberships());
	}

	/**
	 * Returns the number of characters in the values.
	 */
	int length() {
		return this.values.values().stream().flatMap(Arrays::stream).mapToInt(String::length).sum();
	}

	/**
	 * Returns the parameters as text, ordered by name: equal for equal parameters.
	 */
	@Override
	public String toString() {
		return new TreeMap<>(this.values).entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "=" + Arrays.toString(parameter.getValue()))
			.collect(Collectors.joining("&"));
	}

}
