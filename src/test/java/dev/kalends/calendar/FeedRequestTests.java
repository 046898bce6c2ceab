package dev.kalends.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import dev.kalends.account.Role;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.ScopeVersion;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.team.Memberships;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Accepts the parameter formats of browsers and API clients, and rejects everything
 * invalid.
 */
class FeedRequestTests {

	private static final Viewer BERLINER = new Viewer(UUID.randomUUID(), "ann", "Ann", Role.USER,
			ZoneId.of("Europe/Berlin"));

	@ParameterizedTest
	@CsvSource({ "2025-10-01, 2025-09-30T22:00:00Z", "2025-10-01T00:00, 2025-09-30T22:00:00Z",
			"2025-10-01T00:00:00, 2025-09-30T22:00:00Z", "2025-10-01T00:00:00.500, 2025-09-30T22:00:00.500Z",
			"2025-10-01T00:00:00Z, 2025-10-01T00:00:00Z", "2025-10-01T00:00:00+08:00, 2025-09-30T16:00:00Z",
			"2025-10-01T00:00:00-10:00, 2025-10-01T10:00:00Z" })
	void boundsWithoutOffsetUseZoneOfViewer(String start, Instant expected) {
		assertThat(parse("start", start, "end", "2025-11-01").window().start().instant()).isEqualTo(expected);
	}

	@Test
	void boundsWithoutOffsetUseRequestedZone() {
		FeedRequest request = parse("start", "2025-10-01", "end", "2025-11-01", "timeZone", "Asia/Tokyo");
		assertThat(request.window().start().instant()).isEqualTo(Instant.parse("2025-09-30T15:00:00Z"));
		assertThat(request.window().start().local()).isEqualTo(LocalDateTime.parse("2025-10-01T00:00"));
		assertThat(request.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
	}

	@Test
	void utcAppliesToBoundsWithoutWallClock() {
		FeedRequest request = parse("start", "2025-10-01", "end", "2025-11-01", "timeZone", "UTC");
		assertThat(request.window().start().instant()).isEqualTo(Instant.parse("2025-10-01T00:00:00Z"));
		assertThat(request.zone()).isNull();
	}

	@Test
	void unescapedPlusIsReadAsOffset() {
		assertThat(parse("start", "2025-10-01T00:00:00 08:00", "end", "2025-11-01T00:00:00 08:00"))
			.isEqualTo(parse("start", "2025-10-01T00:00:00+08:00", "end", "2025-11-01T00:00:00+08:00"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "yesterday", "2025-13-01", "2025-02-30", "2025-10-01T25:00", "2025-10-01 00:00",
			"2025-10-01T00:00:00+99:00", "2025-10-01T00:00:00[Europe/Berlin]", "20251001", "+12025-10-01", "2025-10-1",
			"1759269600", "2025-10-01T00:00:00 8:00", "2025-10-01T00:00:00Z " })
	void invalidDateIsRefused(String start) {
		assertThat(refusedFields("start", start, "end", "2025-11-01")).containsExactly("start");
	}

	@Test
	void bothBoundsAreRequired() {
		assertThat(refusedFields()).containsExactly("start", "end");
	}

	@ParameterizedTest
	@CsvSource({ "2025-10-01, 2025-10-01", "2025-10-02, 2025-10-01", "2025-10-01, 2026-11-06",
			"2025-10-01T00:00:00Z, 2025-10-01T02:00:00+02:00" })
	void emptyOrTooWideWindowIsRefused(String start, String end) {
		assertThat(refusedFields("start", start, "end", end)).containsExactly("end");
	}

	@Test
	void windowAcrossEndOfDaylightSavingTimeIsAccepted() {
		assertThat(parse("start", "2025-10-26T02:30:00+02:00", "end", "2025-10-26T02:15:00+01:00")).isNotNull();
	}

	@Test
	void windowOfFourHundredDaysIsAccepted() {
		assertThat(parse("start", "2025-10-01", "end", "2026-11-05")).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Mars/Olympus", "+02:00", "europe/berlin", "GMT+2" })
	void invalidZoneIsRefused(String zone) {
		assertThat(refusedFields("start", "2025-10-01", "end", "2025-11-01", "timeZone", zone))
			.containsExactly("timeZone");
	}

	@Test
	void everyInvalidParameterIsReported() {
		assertThat(refusedFields("start", "x", "end", "y", "timeZone", "z", "type", "meal", "status", "done",
				"priority", "none", "assignee", "you", "team", "ours"))
			.containsExactlyInAnyOrder("start", "end", "timeZone", "type", "status", "priority", "assignee", "team");
	}

	@Test
	void teamWithoutMembershipIsRefused() {
		assertThat(refusedFields("start", "2025-10-01", "end", "2025-11-01", "team", UUID.randomUUID().toString()))
			.containsExactly("team");
	}

	@Test
	void unknownParametersAreNotPartOfKey() {
		CalendarVersion version = new CalendarVersion(BERLINER.id(),
				new TreeMap<>(Map.of("everyone", new ScopeVersion(1, 7))));
		assertThat(FeedKey.of(version, parse("start", "2025-10-01", "end", "2025-11-01", "_", "123")))
			.isEqualTo(FeedKey.of(version, parse("start", "2025-10-01", "end", "2025-11-01")));
	}

	@Test
	void keyContainsVersionOfEachScope() {
		FeedRequest request = parse("start", "2025-10-01", "end", "2025-11-01");
		ScopeVersion first = new ScopeVersion(1, 7);
		ScopeVersion second = new ScopeVersion(2, 255);
		CalendarVersion one = new CalendarVersion(BERLINER.id(),
				new TreeMap<>(Map.of("everyone", second, "user:x", first)));
		CalendarVersion other = new CalendarVersion(BERLINER.id(),
				new TreeMap<>(Map.of("everyone", first, "user:x", second)));
		assertThat(FeedKey.of(one, request)).isNotEqualTo(FeedKey.of(other, request));
		assertThat(one.opaque()).isNotEqualTo(other.opaque());
		assertThat(FeedKey.of(one, request).text())
			.startsWith("calendar_feed:" + BERLINER.id() + ":veveryone=2.ff,user:x=1.7:");
	}

	@Test
	void sameNumberWithDifferentStampIsDifferentVersion() {
		FeedRequest request = parse("start", "2025-10-01", "end", "2025-11-01");
		String own = "user:" + BERLINER.id();
		CalendarVersion one = new CalendarVersion(BERLINER.id(),
				new TreeMap<>(Map.of("everyone", new ScopeVersion(1, 7), own, new ScopeVersion(2, 7))));
		CalendarVersion other = new CalendarVersion(BERLINER.id(),
				new TreeMap<>(Map.of("everyone", new ScopeVersion(1, 7), own, new ScopeVersion(2, 8))));
		assertThat(one).isNotEqualTo(other);
		assertThat(one.opaque()).isNotEqualTo(other.opaque());
		assertThat(FeedKey.of(one, request)).isNotEqualTo(FeedKey.of(other, request));
		FeedPartId partId = request.partIds(Memberships.none(BERLINER.id())).get(0);
		assertThat(FeedKey.of(partId, one, request)).isNotEqualTo(FeedKey.of(partId, other, request));
	}

	private static FeedRequest parse(String... parameters) {
		return FeedRequest.parse(map(parameters), BERLINER, Memberships.none(BERLINER.id()));
	}

	private static List<String> refusedFields(String... parameters) {
		List<String> fields = new ArrayList<>();
		assertThatExceptionOfType(UnreadableInputException.class).isThrownBy(() -> parse(parameters))
			.satisfies((ex) -> ex.violations().stream().map(Violation::field).forEach(fields::add));
		return fields;
	}

	private static Map<String, String[]> map(String... parameters) {
		Map<String, String[]> map = new HashMap<>();
		for (int i = 0; i < parameters.length; i += 2) {
			map.merge(parameters[i], new String[] { parameters[i + 1] }, (first, second) -> {
				String[] both = Arrays.copyOf(first, first.length + 1);
				both[first.length] = second[0];
				return both;
			});
		}
		return map;
	}

}
