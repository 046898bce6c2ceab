package dev.kalends.shared;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * IANA time zones by name.
 */
public final class Zones {

	private static final Set<String> NAMES = ZoneId.getAvailableZoneIds();

	private Zones() {
	}

	/**
	 * Returns the zone with an IANA name such as {@code Europe/Berlin}; empty if there is
	 * none. Bare offsets and Java's own abbreviations are not IANA names.
	 */
	public static Optional<ZoneId> named(String name) {
		return NAMES.contains(name) && !name.startsWith("SystemV/") ? Optional.of(ZoneId.of(name)) : Optional.empty();
	}

	/**
	 * Returns the names offered in selection lists: regions with a city, and UTC.
	 */
	public static Set<String> offered() {
		Set<String> offered = new TreeSet<>();
		offered.add("UTC");
		NAMES.stream()
			.filter((name) -> name
				.matches("(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
			.forEach(offered::add);
		return offered;
	}

}
