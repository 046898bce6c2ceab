package dev.kalends.calendar;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import dev.kalends.account.Role;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.ScopeVersion;
import dev.kalends.team.Memberships;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the parameters of a feed before they are resolved for a viewer.
 */
class FeedParametersTests {

	@Test
	void orderAndUnknownParametersMakeNoDifference() {
		Map<String, String[]> reversed = new LinkedHashMap<>();
		reversed.put("_", new String[] { "123" });
		reversed.put("end", new String[] { "2025-11-01" });
		reversed.put("start", new String[] { "2025-10-01" });
		assertThat(FeedParameters.of(reversed)).hasToString(october().toString());
		assertThat(FeedParameters.of(reversed).length()).isEqualTo(20);
	}

	@Test
	void laterChangeOfRequestHasNoEffect() {
		Map<String, String[]> parameters = new LinkedHashMap<>();
		parameters.put("start", new String[] { "2025-10-01" });
		FeedParameters copied = FeedParameters.of(parameters);
		parameters.clear();
		assertThat(copied).hasToString("start=[2025-10-01]");
	}

	@Test
	void sameParametersMeanAnotherWindowInAnotherZone() {
		assertThat(october().resolve(stateIn("Europe/Berlin")).window())
			.isNotEqualTo(october().resolve(stateIn("Asia/Tokyo")).window());
	}

	private static FeedParameters october() {
		return FeedParameters.of(Map.of("start", new String[] { "2025-10-01" }, "end", new String[] { "2025-11-01" }));
	}

	private static ViewerState stateIn(String zone) {
		Viewer viewer = new Viewer(UUID.randomUUID(), "ann", "Ann", Role.USER, ZoneId.of(zone));
		return new ViewerState(viewer, Memberships.none(viewer.id()),
				new CalendarVersion(viewer.id(), new TreeMap<>(Map.of("everyone", new ScopeVersion(1, 1)))));
	}

}
