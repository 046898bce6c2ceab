package dev.kalends.live;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An open page is notified of every change visible to its viewer, and of no other, until
 * the session ends.
 */
@KalendsTest
@TestPropertySource(properties = "kalends.live.heartbeat-interval=200ms")
class LiveIntegrationTests {

	@Autowired
	private Office office;

	@Autowired
	private LiveConnections connections;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private JdbcTemplate jdbc;

	private Viewer ann;

	private Viewer bob;

	private Client annsClient;

	private Client bobsClient;

	@BeforeEach
	void createPeople() {
		this.ann = this.office.person("Ann Ames");
		this.bob = this.office.person("Bob Brandt");
		this.annsClient = this.office.signIn(this.ann);
		this.bobsClient = this.office.signIn(this.bob);
	}

	@Test
	void currentVersionIsSentImmediately() {
		try (LiveStream stream = new LiveStream(this.bobsClient)) {
			HttpResponse<?> answer = stream.answer();
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
			assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
			assertThat(answer.headers().firstValue("X-Accel-Buffering")).contains("no");
			assertThat(stream.nextVersion()).isEqualTo(version(this.bobsClient));
		}
	}

	@Test
	void changeByColleagueIsSent() {
		try (LiveStream stream = new LiveStream(this.bobsClient)) {
			String before = stream.nextVersion();
			String id = this.annsClient.create(task("Shared", this.bob));
			String after = stream.nextVersion();
			assertThat(after).isNotEqualTo(before).isEqualTo(version(this.bobsClient));
			this.annsClient.delete("/api/work-items/" + id);
			assertThat(stream.nextVersion()).isEqualTo(version(this.bobsClient));
		}
	}

	@Test
	void changeInvisibleToViewerIsNotSent() {
		try (LiveStream bobs = new LiveStream(this.bobsClient); LiveStream anns = new LiveStream(this.annsClient)) {
			bobs.nextVersion();
			anns.nextVersion();
			this.annsClient.create(task("Private"));
			anns.awaitVersion(version(this.annsClient));
			bobs.awaitComment();
			this.annsClient.create(task("Shared", this.bob));
			bobs.awaitVersion(version(this.bobsClient));
			assertThat(bobs.events()).isEqualTo(2);
		}
	}

	@Test
	void changeOnAnotherNodeIsSent() {
		try (LiveStream stream = new LiveStream(this.bobsClient)) {
			stream.nextVersion();
			this.jdbc.update("update scope_version set version = version + 1 where scope = 'everyone'");
			assertThat(stream.nextVersion()).isEqualTo(version(this.bobsClient));
			this.jdbc.update("update scope_version set version = version + 1 where scope = ?", "user:" + this.bob.id());
			assertThat(stream.nextVersion()).isEqualTo(version(this.bobsClient));
		}
	}

	@Test
	void lastOfManyChangesIsSent() {
		try (LiveStream stream = new LiveStream(this.bobsClient)) {
			for (int i = 0; i < 50; i++) {
				this.annsClient.create(task("Step " + i, this.bob));
			}
			stream.awaitVersion(version(this.bobsClient));
		}
	}

	@Test
	void commentsKeepQuietStreamAlive() {
		try (LiveStream stream = new LiveStream(this.bobsClient)) {
			stream.nextVersion();
			stream.awaitComment();
			stream.awaitComment();
			stream.awaitComment();
			assertThat(stream.events()).isOne();
		}
	}

	@Test
	void disablingPersonEndsTheirStreams() {
		try (LiveStream stream = new LiveStream(this.bobsClient); LiveStream other = new LiveStream(this.annsClient)) {
			stream.nextVersion();
			this.office.signIn(this.office.admin()).patch("/api/users/" + this.bob.id(), Map.of("enabled", false));
			stream.awaitEnd();
			other.awaitComment();
		}
	}

	@Test
	void newPasswordEndsStreams() {
		try (LiveStream stream = new LiveStream(this.bobsClient)) {
			stream.nextVersion();
			this.office.signIn(this.office.admin())
				.patch("/api/users/" + this.bob.id(), Map.of("password", "another password"));
			stream.awaitEnd();
		}
	}

	@Test
	void signingOutEndsStreamsOfThatSessionOnly() {
		Client otherSession = this.office.signIn(this.bob);
		try (LiveStream stream = new LiveStream(this.bobsClient); LiveStream other = new LiveStream(otherSession)) {
			stream.nextVersion();
			other.nextVersion();
			assertThat(this.bobsClient.post("/logout", null).status()).isEqualTo(302);
			stream.awaitEnd();
			this.annsClient.create(task("Shared", this.bob));
			other.awaitVersion(version(otherSession));
		}
	}

	@Test
	void expiredSessionEndsStream() {
		try (LiveStream stream = new LiveStream(this.bobsClient); LiveStream other = new LiveStream(this.annsClient)) {
			stream.nextVersion();
			this.jdbc.update("update spring_session set expiry_time = 1 where principal_name = ?",
					this.bob.id().toString());
			stream.awaitEnd();
			other.awaitComment();
		}
	}

	@Test
	void anonymousRequestGetsProblemDetails() {
		Response answer = this.office.stranger().get("/calendar/live", "Accept", "text/event-stream");
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.header("Location")).isEmpty();
	}

	@Test
	void openPagesAreCounted() {
		await().atMost(Duration.ofSeconds(30)).until(() -> this.connections.count() == 0);
		double pushes = this.meters.get("kalends.live.pushes").counter().count();
		try (LiveStream stream = new LiveStream(this.bobsClient)) {
			stream.nextVersion();
			// The page receives the first version before the connection is counted.
			await().atMost(Duration.ofSeconds(30)).until(() -> this.connections.count() == 1);
			assertThat(this.meters.get("kalends.live.connections").gauge().value()).isEqualTo(1);
			await().atMost(Duration.ofSeconds(30))
				.until(() -> this.meters.get("kalends.live.pushes").counter().count() == pushes + 1);
		}
		await().atMost(Duration.ofSeconds(30)).until(() -> this.connections.count() == 0);
	}

	private static Map<String, Object> task(String title, Viewer... assignees) {
		return Map.of("type", "task", "title", title, "startDate", "2025-10-15", "assigneeIds",
				List.of(assignees).stream().map((person) -> person.id().toString()).toList());
	}

	private static String version(Client client) {
		return client.feed("2025-10-01", "2025-11-01", "").header("X-Calendar-Version");
	}

}
