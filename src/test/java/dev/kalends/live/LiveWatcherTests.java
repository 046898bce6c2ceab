package dev.kalends.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import dev.kalends.calendar.CalendarVersion;
import dev.kalends.calendar.CalendarVersions;
import dev.kalends.calendar.FeedWarming;
import dev.kalends.database.DatabaseWatch;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeVersion;
import dev.kalends.freshness.ScopeVersions;
import dev.kalends.shared.IncompleteDatabaseException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * The events that an open page receives when the versions in the database change.
 */
@ExtendWith(MockitoExtension.class)
class LiveWatcherTests {

	private static final UUID ANN = UUID.randomUUID();

	private static final Scope TEAM = Scope.team(UUID.randomUUID());

	private final LiveProperties properties = new LiveProperties(Duration.ofSeconds(1), Duration.ofSeconds(14));

	private final LiveConnections connections = new LiveConnections(this.properties, new SimpleMeterRegistry());

	@Mock
	private ScopeVersions versions;

	@Mock
	private CalendarVersions calendarVersions;

	@Mock
	private FeedWarming warming;

	@Mock
	private JdbcTemplate jdbc;

	@Mock
	private DatabaseWatch database;

	@AfterEach
	void stop() {
		this.connections.destroy();
	}

	@Test
	void unchangedVersionIsNotSent() {
		LiveClient page = open(team(5, 1));
		given(this.versions.read(any())).willReturn(team(5, 1));
		poll();
		assertThat(page.lastText()).isEqualTo(LiveClient.text(calendar(team(5, 1))));
	}

	@Test
	void smallerNumberIsSent() {
		LiveClient page = open(team(5, 1));
		given(this.versions.read(any())).willReturn(team(4, 2));
		poll();
		assertThat(page.lastText()).isEqualTo(LiveClient.text(calendar(team(4, 2))));
	}

	@Test
	void sameNumberWithDifferentStampIsSent() {
		LiveClient page = open(team(5, 1));
		given(this.versions.read(any())).willReturn(team(5, 2));
		poll();
		assertThat(page.lastText()).isEqualTo(LiveClient.text(calendar(team(5, 2))));
	}

	@Test
	void pageOpenedDuringPollDoesNotReceiveOlderVersion() {
		open(team(5, 1));
		LiveClient[] late = new LiveClient[1];
		given(this.versions.read(any())).willAnswer((call) -> {
			late[0] = open(team(6, 2));
			return team(5, 1);
		});
		poll();
		assertThat(late[0].lastText()).isEqualTo(LiveClient.text(calendar(team(6, 2))));
	}

	@Test
	void rowsMissingDuringRestoreSignNobodyOut() {
		LiveClient page = open(team(5, 1));
		given(this.versions.read(any())).willReturn(Map.of());
		assertThatExceptionOfType(IncompleteDatabaseException.class).isThrownBy(this::poll);
		assertThat(this.connections.open()).containsExactly(page.connection());
		assertThat(page.lastText()).isEqualTo(LiveClient.text(calendar(team(5, 1))));
		verifyNoInteractions(this.calendarVersions);
	}

	private void poll() {
		new LiveWatcher(this.connections, this.versions, this.calendarVersions, this.warming, this.jdbc, this.database,
				this.properties)
			.poll(System.nanoTime());
	}

	private LiveClient open(Map<String, ScopeVersion> version) {
		LiveClient client = new LiveClient(this.connections, ANN, calendar(version), System.nanoTime());
		client.connection().onWritePossible();
		return client;
	}

	private static CalendarVersion calendar(Map<String, ScopeVersion> version) {
		return new CalendarVersion(ANN, new TreeMap<>(version));
	}

	/**
	 * Returns versions that differ only in the team's version.
	 */
	private static Map<String, ScopeVersion> team(long number, long stamp) {
		ScopeVersion unchanged = new ScopeVersion(1, 1);
		return new HashMap<>(Map.of(Scope.EVERYONE.name(), unchanged, Scope.user(ANN).name(), unchanged, TEAM.name(),
				new ScopeVersion(number, stamp)));
	}

}
