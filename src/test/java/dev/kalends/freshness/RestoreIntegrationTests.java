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
 * A backup is restored while the application runs. From one state there are then two
 * timelines, A before the restore and B after it, and both count the same numbers. Nobody
 * is shown A any more. That these tests would find versions without stamps is shown by
 * erasing the stamps.
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

	private Client anns;

	private Client bobs;

	private String teamItem;

	private String ownItem;

	private final List<Backup> backups = new ArrayList<>();

	private boolean stampsAreErased;

	/**
	 * Ann has an item in a team that Bob may look at, and one that nobody else sees.
	 */
	@BeforeEach
	void createItems() {
		this.anns = this.office.signIn(this.office.person("Ann Ames"));
		this.bob = this.office.person("Bob Brandt");
		this.bobs = this.office.signIn(this.bob);
		String team = this.anns.post("/api/teams", Map.of("name", "Team")).json().get("id").stringValue();
		Response joined = this.anns.put("/api/teams/" + team + "/members/" + this.bob.id(), Map.of("role", "viewer"));
		assertThat(joined.status()).isEqualTo(204);
		this.teamItem = this.anns
			.create(Map.of("type", "task", "title", "Of the team", "startDate", "2025-10-15", "teamId", team));
		this.ownItem = this.anns.create(Map.of("type", "task", "title", "Own", "startDate", "2025-10-16"));
	}

	@AfterEach
	void closeBackups() {
		this.backups.forEach(Backup::close);
	}

	@Test
	void feedShowsNothingOfTheReplacedTimeline() {
		feedsInBothTimelines();
		assertThat(titles(this.anns)).containsExactly(B, B);
		assertThat(titles(this.bobs)).containsExactly(B);
	}

	@Test
	void versionsWithoutStampsAreFoundByTheFeed() {
		this.stampsAreErased = true;
		feedsInBothTimelines();
		assertThat(titles(this.anns)).containsExactly(A, A);
		assertThat(titles(this.bobs)).containsExactly(A);
	}

	private void feedsInBothTimelines() {
		Backup backup = backup();
		rename(A);
		assertThat(titles(this.anns)).containsExactly(A, A);
		assertThat(titles(this.bobs)).containsExactly(A);
		backup.restore();
		assertThat(titles(this.anns)).containsExactly("Of the team", "Own");
		assertThat(titles(this.bobs)).containsExactly("Of the team");
		rename(B);
	}

	@Test
	void unchangedCalendarIsAHitAfterARestore() {
		titles(this.bobs);
		backup().restore();
		assertThat(feed(this.bobs).header("Cache-Status")).isEqualTo(HIT);
	}

	@Test
	void effectiveSettingsShowNothingOfTheReplacedTimeline() {
		assertThat(labelsInBothTimelines()).isEqualTo(List.of(B));
	}

	@Test
	void versionsWithoutStampsAreFoundByEffectiveSettings() {
		this.stampsAreErased = true;
		assertThat(labelsInBothTimelines()).isEqualTo(List.of(A));
	}

	/**
	 * The item gets its counter with its first setting, in each timeline once more.
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
	void openPageIsToldOfTheOtherTimeline() {
		Backup backup = backup();
		rename(B);
		Backup other = backup();
		String versionB = version(this.bobs);
		try (LiveStream stream = new LiveStream(this.bobs)) {
			assertThat(stream.nextVersion()).isEqualTo(versionB);
			backup.restore();
			stream.awaitVersion(version(this.bobs));
			rename(A);
			stream.awaitVersion(version(this.bobs));
			other.restore();
			assertThat(stream.nextVersion()).isEqualTo(version(this.bobs)).isEqualTo(versionB);
		}
	}

	@Test
	void withoutStampsBothTimelinesHaveOneVersion() {
		this.stampsAreErased = true;
		Backup backup = backup();
		rename(B);
		String versionB = version(this.bobs);
		backup.restore();
		rename(A);
		assertThat(version(this.bobs)).isEqualTo(versionB);
	}

	@Test
	void missingTablesAreAnsweredWith503() {
		Backup backup = backup();
		titles(this.anns);
		backup.removeTables();
		String json = "application/problem+json";
		assertUnavailable(feed(this.anns), json);
		assertUnavailable(this.anns.get("/calendar/live"), json);
		assertUnavailable(this.anns.get("/api/work-items/" + this.ownItem), json);
		assertUnavailable(this.anns.patch("/api/work-items/" + this.ownItem, Map.of("title", A)), json);
		assertUnavailable(this.anns.get("/calendar"), "text/html");
		assertUnavailable(stranger().get("/login"), "text/html");
		backup.restore();
		assertThat(titles(this.anns)).containsExactly("Of the team", "Own");
		assertThat(this.anns.get("/calendar").status()).isEqualTo(200);
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

	Client anns() {
		return this.anns;
	}

	/**
	 * Renames both items.
	 */
	void rename(String title) {
		for (String item : List.of(this.teamItem, this.ownItem)) {
			assertThat(this.anns.patch("/api/work-items/" + item, Map.of("title", title)).status()).isEqualTo(200);
		}
		written();
	}

	private void label(String label) {
		Response answer = this.anns.patch(settings(), Map.of("labels", List.of(label)), "Content-Type",
				"application/merge-patch+json");
		assertThat(answer.status()).isEqualTo(200);
		written();
	}

	private List<String> labels() {
		Response answer = this.anns.get(settings());
		assertThat(answer.status()).isEqualTo(200);
		Response again = this.anns.get(settings());
		assertThat(again.header("Cache-Status")).isEqualTo(HIT);
		assertThat(again.body()).isEqualTo(answer.body());
		return answer.json().at("/effective/labels/value").valueStream().map((label) -> label.stringValue()).toList();
	}

	private String settings() {
		return "/api/work-items/" + this.ownItem + "/settings";
	}

	private void written() {
		if (this.stampsAreErased) {
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
	 * Returns the titles in a feed, which is a hit the second time and says the same.
	 */
	static List<String> titles(Client client) {
		Response feed = feed(client);
		assertThat(feed.status()).isEqualTo(200);
		Response again = feed(client);
		assertThat(again.header("Cache-Status")).isEqualTo(HIT);
		assertThat(again.body()).isEqualTo(feed.body());
		return feed.json().valueStream().map((event) -> event.get("title").stringValue()).toList();
	}

}
