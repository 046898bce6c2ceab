package dev.kalends.freshness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.kalends.account.Viewer;
import dev.kalends.live.LiveStream;
import dev.kalends.support.Backup;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A backup is restored while the application runs. This creates two timelines from one
 * state, A before the restore and B after it, and both count the same numbers. Nobody may
 * see timeline A after the restore. Erasing the stamps shows that these tests detect
 * versions without stamps.
 */
@KalendsTest
class RestoreIntegrationTests {

	static final String A = "Timeline A";

	static final String B = "Timeline B";

	static final String HIT = "kalends; hit";

	@Autowired
	private Office office;

	@Autowired
	private DataSource database;

	private Viewer bob;

	private Client annsClient;

	private Client bobsClient;

	private String teamItem;

	private String ownItem;

	private final List<Backup> backups = new ArrayList<>();

	private boolean stampsErased;

	/**
	 * Ann owns a team item that Bob may view, and a private one.
	 */
	@BeforeEach
	void createItems() {
		this.annsClient = this.office.signIn(this.office.person("Ann Ames"));
		this.bob = this.office.person("Bob Brandt");
		this.bobsClient = this.office.signIn(this.bob);
		String team = this.annsClient.post("/api/teams", Map.of("name", "Team")).json().get("id").stringValue();
		Response joined = this.annsClient.put("/api/teams/" + team + "/members/" + this.bob.id(),
				Map.of("role", "viewer"));
		assertThat(joined.status()).isEqualTo(204);
		this.teamItem = this.annsClient
			.create(Map.of("type", "task", "title", "Team item", "startDate", "2025-10-15", "teamId", team));
		this.ownItem = this.annsClient.create(Map.of("type", "task", "title", "Own", "startDate", "2025-10-16"));
	}

	@AfterEach
	void closeBackups() {
		this.backups.forEach(Backup::close);
	}

	@Test
	void feedShowsNoDataOfReplacedTimeline() {
		feedsInBothTimelines();
		assertThat(titles(this.annsClient)).containsExactly(B, B);
		assertThat(titles(this.bobsClient)).containsExactly(B);
	}

	@Test
	void feedTestDetectsVersionsWithoutStamps() {
		this.stampsErased = true;
		feedsInBothTimelines();
		assertThat(titles(this.annsClient)).containsExactly(A, A);
		assertThat(titles(this.bobsClient)).containsExactly(A);
	}

	private void feedsInBothTimelines() {
		Backup backup = backup();
		rename(A);
		assertThat(titles(this.annsClient)).containsExactly(A, A);
		assertThat(titles(this.bobsClient)).containsExactly(A);
		backup.restore();
		assertThat(titles(this.annsClient)).containsExactly("Team item", "Own");
		assertThat(titles(this.bobsClient)).containsExactly("Team item");
		rename(B);
	}

	@Test
	void unchangedFeedIsCacheHitAfterRestore() {
		titles(this.bobsClient);
		backup().restore();
		assertThat(feed(this.bobsClient).header("Cache-Status")).isEqualTo(HIT);
	}

	@Test
	void effectiveSettingsShowNoDataOfReplacedTimeline() {
		assertThat(labelsInBothTimelines()).isEqualTo(List.of(B));
	}

	@Test
	void settingsTestDetectsVersionsWithoutStamps() {
		this.stampsErased = true;
		assertThat(labelsInBothTimelines()).isEqualTo(List.of(A));
	}

	/**
	 * The first setting creates the item's scope version, once in each timeline.
	 */
	private List<String> labelsInBothTimelines() {
		Backup backup = backup();
		label(A);
		assertThat(labels()).containsExactly(A);
		backup.restore();
		assertThat(labels()).isEmpty();
		label(B);
		return labels();
	}

	@Test
	void openPageIsNotifiedOfOtherTimeline() {
		Backup backup = backup();
		rename(B);
		Backup other = backup();
		String versionB = version(this.bobsClient);
		try (LiveStream stream = new LiveStream(this.bobsClient)) {
			assertThat(stream.nextVersion()).isEqualTo(versionB);
			backup.restore();
			stream.awaitVersion(version(this.bobsClient));
			rename(A);
			stream.awaitVersion(version(this.bobsClient));
			other.restore();
			assertThat(stream.nextVersion()).isEqualTo(version(this.bobsClient)).isEqualTo(versionB);
		}
	}

	@Test
	void withoutStampsBothTimelinesHaveSameVersion() {
		this.stampsErased = true;
		Backup backup = backup();
		rename(B);
		String versionB = version(this.bobsClient);
		backup.restore();
		rename(A);
		assertThat(version(this.bobsClient)).isEqualTo(versionB);
	}

	@Test
	void missingTablesReturn503() {
		Backup backup = backup();
		titles(this.annsClient);
		backup.removeTables();
		String json = "application/problem+json";
		assertUnavailable(feed(this.annsClient), json);
		assertUnavailable(this.annsClient.get("/calendar/live"), json);
		assertUnavailable(this.annsClient.get("/api/work-items/" + this.ownItem), json);
		assertUnavailable(this.annsClient.patch("/api/work-items/" + this.ownItem, Map.of("title", A)), json);
		assertUnavailable(this.annsClient.get("/calendar"), "text/html");
		assertUnavailable(stranger().get("/login"), "text/html");
		backup.restore();
		assertThat(titles(this.annsClient)).containsExactly("Team item", "Own");
		assertThat(this.annsClient.get("/calendar").status()).isEqualTo(200);
	}

	static void assertUnavailable(Response answer, String contentType) {
		assertThat(answer.status()).isEqualTo(503);
		assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 4);
		assertThat(answer.header("Content-Type")).startsWith(contentType);
	}

	Backup backup() {
		Backup backup = Backup.of(this.database);
		this.backups.add(backup);
		return backup;
	}

	Client stranger() {
		return this.office.stranger();
	}

	Client annsClient() {
		return this.annsClient;
	}

	/**
	 * Renames both items.
	 */
	void rename(String title) {
		for (String item : List.of(this.teamItem, this.ownItem)) {
			assertThat(this.annsClient.patch("/api/work-items/" + item, Map.of("title", title)).status())
				.isEqualTo(200);
		}
		eraseStampsIfRequested();
	}

	private void label(String label) {
		Response answer = this.annsClient.patch(settings(), Map.of("labels", List.of(label)), "Content-Type",
				"application/merge-patch+json");
		assertThat(answer.status()).isEqualTo(200);
		eraseStampsIfRequested();
	}

	private List<String> labels() {
		Response answer = this.annsClient.get(settings());
		assertThat(answer.status()).isEqualTo(200);
		Response repeated = this.annsClient.get(settings());
		assertThat(repeated.header("Cache-Status")).isEqualTo(HIT);
		assertThat(repeated.body()).isEqualTo(answer.body());
		return answer.json().at("/effective/labels/value").valueStream().map((label) -> label.stringValue()).toList();
	}

	private String settings() {
		return "/api/work-items/" + this.ownItem + "/settings";
	}

	private void eraseStampsIfRequested() {
		if (this.stampsErased) {
			new JdbcTemplate(this.database).update("update scope_version set stamp = 0");
		}
	}

	static Response feed(Client client) {
		return client.feed("2025-10-01", "2025-11-01", "");
	}

	static String version(Client client) {
		return feed(client).header("X-Calendar-Version");
	}

	/**
	 * Returns the titles in a feed, and asserts that the second request is an identical
	 * cache hit.
	 */
	static List<String> titles(Client client) {
		Response feed = feed(client);
		assertThat(feed.status()).isEqualTo(200);
		Response repeated = feed(client);
		assertThat(repeated.header("Cache-Status")).isEqualTo(HIT);
		assertThat(repeated.body()).isEqualTo(feed.body());
		return feed.json().valueStream().map((event) -> event.get("title").stringValue()).toList();
	}

}
