package dev.kalends.admin.dashboard;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.kalends.account.People;
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

/**
 * Tests the dashboard and its access rules. It uses a separate application context,
 * because one test sets the health to DOWN.
 */
@KalendsTest
@TestPropertySource(properties = "spring.application.name=kalends-dashboard")
class DashboardIntegrationTests {

	private static final String PATH = "/admin/dashboard";

	private static final Pattern OLDER = Pattern.compile("id=\"changes-older\"[^>]*href=\"([^\"#]+)#");

	@Autowired
	private Office office;

	@Autowired
	private People people;

	@Autowired
	private MeterHistory history;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private Clock clock;

	private Client admin;

	private Viewer ann;

	private Client client;

	@BeforeEach
	void signIn() {
		this.admin = this.office.signIn(this.office.admin());
		this.ann = this.office.person("Ann Ames");
		this.client = this.office.signIn(this.ann);
	}

	@Test
	void onlyAdministratorsSeeDashboard() {
		assertThat(this.admin.get(PATH).status()).isEqualTo(200);
		assertThat(this.client.get(PATH).status()).isEqualTo(403);
		assertThat(this.client.get(PATH, "HX-Request", "true").status()).isEqualTo(403);
		assertThat(this.office.stranger().get(PATH).header("Location")).endsWith("/login");
		assertThat(this.admin.get("/profile").body()).contains(PATH);
		assertThat(this.client.get("/profile").body()).doesNotContain(PATH);
	}

	@Test
	void htmxRequestReturnsContentOnly() {
		Response page = this.admin.get(PATH);
		assertThat(page.header("Vary")).containsIgnoringCase("HX-Request");
		assertThat(page.body()).contains("<html", "hx-trigger=\"every 10s", "for this node", "for all nodes")
			.doesNotContain(" style=", "<style");
		Response content = this.admin.get(PATH, "HX-Request", "true");
		assertThat(content.header("Vary")).containsIgnoringCase("HX-Request");
		assertThat(content.body()).doesNotContain("<html", "topbar")
			.contains("id=\"figure-hit-rate\"", "id=\"change-rows\"");
	}

	@Test
	void measuredValuesAreShown() {
		this.client.create(Map.of("type", "task", "title", "Secret plan", "startDate", "2025-10-15"));
		IntStream.range(0, 4).forEach((i) -> this.client.feed("2025-10-01", "2025-11-01", ""));
		this.history.take();
		assertThat(this.admin.get(PATH).body()).contains("calendars were served from the cache in the last hour")
			.contains("Scope versions were incremented")
			.contains("<svg class=\"picture tall\"", "role=\"img\"", "32\u00a0MB")
			.doesNotContain("No calendars were loaded", "role=\"alert\"");
	}

	@Test
	void changeLogShowsActorActionAndScopesInViewersZone() {
		Viewer bob = this.office.person("Bob <b>Brandt</b>");
		String id = this.client
			.create(Map.of("type", "task", "title", "Secret plan", "assigneeIds", List.of(bob.id().toString())));
		this.jdbc.update("update change_log set changed_at = ? where subject_id = ?",
				this.clock.instant()
					.atZone(ZoneId.of("UTC"))
					.withMonth(1)
					.withDayOfMonth(15)
					.withHour(22)
					.withMinute(7)
					.toOffsetDateTime(),
				UUID.fromString(id));
		String body = this.admin.get(PATH, "Accept-Language", "en-GB").body();
		String row = body.substring(body.lastIndexOf("<tr", body.indexOf("…" + id.substring(30))));
		row = row.substring(0, row.indexOf("</tr>"));
		assertThat(row).contains("Created work item …" + id.substring(30), "Ann Ames", "Bob &lt;b&gt;Brandt&lt;/b&gt;")
			.contains("15 January", "23:07");
		assertThat(body).doesNotContain("Secret");
		assertThat(body).contains("Added Ann Ames", "Ada Admin");
		this.jdbc.update("update change_log set action = 'spaceship.launched', actor_id = null where subject_id = ?",
				UUID.fromString(id));
		assertThat(this.admin.get(PATH).body()).contains("spaceship.launched …" + id.substring(30), "Kalends (system)");
	}

	@Test
	void changesArePagedAndFilteredByKindOfScope() {
		IntStream.range(0, 60).forEach((i) -> this.client.create(Map.of("type", "task", "title", "Item " + i)));
		String first = this.admin.get(PATH + "?scope=user").body();
		assertThat(first.split("<tr").length).isEqualTo(52);
		Matcher older = OLDER.matcher(first);
		assertThat(older.find()).isTrue();
		String path = older.group(1).replace("&amp;", "&");
		assertThat(path).contains("scope=user", "before=");
		String second = this.admin.get(path).body();
		assertThat(second).contains("id=\"changes-newest\"", "hx-get=\"" + older.group(1) + "\"");
		assertThat(Pattern.compile("…[0-9a-f]{6}").matcher(first).results().map((found) -> found.group()).toList())
			.doesNotContainAnyElementsOf(Pattern.compile("item (…[0-9a-f]{6})")
				.matcher(second)
				.results()
				.map((found) -> found.group(1))
				.toList());
		assertThat(this.admin.get(PATH + "?scope=everyone").body()).contains("Set up the installation")
			.doesNotContain("Created work item");
		assertThat(this.admin.get(PATH + "?scope=team").body()).contains("No change affects a scope of this kind.");
		assertThat(this.admin.get(PATH + "?scope=%25").body()).contains("No change affects a scope of this kind.");
		assertThat(this.admin.get(PATH + "?before=yesterday").status()).isEqualTo(400);
	}

	@Test
	void differenceRaisesAlertAndSetsHealthDown() {
		this.meters.counter("kalends.feed.consistency.checks").increment(9);
		this.history.take();
		assertThat(this.admin.get(PATH).body()).contains("0 differences in 9 checks").doesNotContain("role=\"alert\"");
		assertThat(this.office.stranger().get("/actuator/health").status()).isEqualTo(200);
		this.meters.counter("kalends.feed.consistency.stale").increment();
		this.history.take();
		assertThat(this.admin.get(PATH).body()).contains("1 difference in 9 checks").contains("role=\"alert\"");
		Response health = this.office.stranger().get("/actuator/health");
		assertThat(health.status()).isEqualTo(503);
		assertThat(health.json().get("status").stringValue()).isEqualTo("DOWN");
		this.meters.remove(this.meters.get("kalends.feed.consistency.stale").counter());
	}

}
