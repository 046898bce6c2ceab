package dev.kalends.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import dev.kalends.calendar.CalendarVersion;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeVersion;
import dev.kalends.shared.RequestLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that does not read occupies no thread and little memory, and the number of
 * streams per person is limited.
 */
class LiveConnectionTests {

	private static final UUID ANN = UUID.randomUUID();

	private static final String COMMENT = ":\n\n";

	private final LiveConnections connections = new LiveConnections(
			new LiveProperties(Duration.ofSeconds(1), Duration.ofSeconds(14)), new SimpleMeterRegistry());

	@AfterEach
	void stop() {
		this.connections.destroy();
	}

	@Test
	void slowClientReceivesOnlyLastVersion() {
		LiveClient client = open(ANN, 0);
		client.setSlow(true);
		client.connection().sendVersion(version(2));
		client.connection().comment();
		client.connection().sendVersion(version(3));
		client.setSlow(false);
		client.connection().onWritePossible();
		assertThat(client.text()).isEqualTo(LiveClient.text(version(1)) + LiveClient.text(version(3)));
		assertThat(client.isClosed()).isFalse();
	}

	@Test
	void nothingIsWrittenBeforeStreamStarts() {
		LiveClient client = new LiveClient(this.connections, ANN, version(1), 0);
		client.connection().sendVersion(version(2));
		assertThat(client.text()).isEmpty();
		client.connection().onWritePossible();
		assertThat(client.text()).isEqualTo(LiveClient.text(version(2)));
	}

	@Test
	void clientWithUnreadCommentsIsDisconnected() {
		LiveClient client = open(ANN, 0);
		LiveClient other = open(ANN, 1);
		client.setSlow(true);
		for (int i = 0; i < 4; i++) {
			assertThat(client.isClosed()).isFalse();
			client.connection().comment();
			other.connection().comment();
		}
		assertThat(client.isClosed()).isTrue();
		assertThat(other.isClosed()).isFalse();
		assertThat(other.text()).isEqualTo(LiveClient.text(version(1)) + COMMENT.repeat(4));
		assertThat(this.connections.open()).containsExactly(other.connection());
	}

	@Test
	void closingDoesNotWaitForSlowClient() {
		LiveClient slow = open(ANN, 0);
		LiveClient quick = open(ANN, 1);
		slow.setSlow(true);
		this.connections.close();
		assertThat(slow.isClosed()).isTrue();
		assertThat(quick.isClosed()).isFalse();
		assertThat(quick.connection().isEnded()).isTrue();
		assertThat(this.connections.count()).isZero();
	}

	@Test
	void oldestStreamsOfPersonEndAboveLimit() {
		LiveClient bobs = open(UUID.randomUUID(), 0);
		List<LiveClient> anns = new ArrayList<>();
		for (int i = 0; i < RequestLimits.MAX_STREAMS + 3; i++) {
			anns.add(open(ANN, i));
		}
		assertThat(this.connections.count()).isEqualTo(RequestLimits.MAX_STREAMS + 1);
		assertThat(anns.subList(0, 3)).allMatch((client) -> client.connection().isEnded());
		assertThat(anns.subList(3, anns.size())).noneMatch((client) -> client.connection().isEnded());
		assertThat(bobs.connection().isEnded()).isFalse();
	}

	private LiveClient open(UUID personId, long seconds) {
		LiveClient client = new LiveClient(this.connections, personId, version(1),
				System.nanoTime() + Duration.ofSeconds(seconds).toNanos());
		client.connection().onWritePossible();
		return client;
	}

	private static CalendarVersion version(long number) {
		return new CalendarVersion(ANN, new TreeMap<>(Map.of(Scope.EVERYONE.name(), new ScopeVersion(number, number))));
	}

}
