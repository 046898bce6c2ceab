package dev.kalends.shared;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

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
	 * Returns the zone that a form posted; empty for an empty text, which means
	 * automatic.
	 * @throws RuleViolatedException if there is no such zone
	 */
	public static Optional<ZoneId> chosen(@Nullable String name) {
		if (name == null || name.isBlank()) {
			return Optional.empty();
		}
		Optional<ZoneId> zone = named(name.strip());
		if (zone.isEmpty()) {
			throw new RuleViolatedException(Violation.of("timeZone", "zone"));
		}
		return zone;
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
