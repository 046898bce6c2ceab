package dev.kalends.web;

import java.io.InputStream;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Under a path, every address that the application gives out starts with the path.
 */
@KalendsTest
@TestPropertySource(properties = "server.servlet.context-path=/kalends")
class SubPathIntegrationTests {

	private static final Pattern ADDRESS = Pattern
		.compile("(?:href|src|action|hx-get|hx-post|hx-put|hx-delete|data-address|data-modal)=\"(/[^\"]*)\"");

	@Autowired
	private Office office;

	private Client client;

	@BeforeEach
	void signIn() {
		this.client = this.office.signIn(this.office.person("Ann Ames"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/calendar", "/work-items", "/work-items/new", "/work-items/import", "/teams", "/trash",
			"/profile", "/offline", "/nowhere" })
	void addressesInPagesHaveThePath(String page) {
		this.client.create(Map.of("type", "task", "title", "Write"));
		assertAddresses(this.client.get(page).body());
		assertAddresses(this.office.stranger().get("/login").body());
	}

	@Test
	void addressesOfAnItemHaveThePath() {
		Response created = this.client.post("/api/work-items",
				Map.of("type", "task", "title", "Write", "startDate", "2025-10-15"));
		String id = created.json().get("id").stringValue();
		assertThat(created.header("Location")).isEqualTo("/kalends/api/work-items/" + id);
		assertThat(this.client.feed("2025-10-01", "2025-11-01", "").json().at("/0/url").stringValue())
			.isEqualTo("/kalends/work-items/" + id);
		Response note = this.client.post("/api/work-items/" + id + "/notes", Map.of("text", "Yes"));
		assertThat(note.header("Location")).startsWith("/kalends/api/work-items/" + id + "/notes/");
		assertThat(this.client.post("/api/teams", Map.of("name", "Crew")).header("Location"))
			.startsWith("/kalends/api/teams/");
		assertThat(this.client.post("/api/views", Map.of("name", "Mine", "query", "view=week")).header("Location"))
			.startsWith("/kalends/api/views/");
		assertThat(this.client.post("/api/locations", Map.of("name", "Hall")).header("Location"))
			.startsWith("/kalends/api/locations/");
		for (String part : List.of("", "/modal", "/edit", "/settings", "/settings/summary", "/history")) {
			assertAddresses(this.client.get("/work-items/" + id + part, "HX-Request", "true").body());
		}
		Response saved = this.client.post("/work-items/" + id, "_method=put&title=New", "Content-Type",
				"application/x-www-form-urlencoded");
		assertThat(saved.header("Location")).startsWith("/kalends/work-items/" + id);
	}

	@Test
	void redirectsAndCookiesHaveThePath() {
		Client stranger = this.office.stranger();
		assertThat(stranger.get("/").header("Location")).isEqualTo("/kalends/login");
		assertThat(stranger.get("/calendar").header("Location")).isEqualTo("/kalends/login");
		assertThat(stranger.get("/calendar", "HX-Request", "true").header("HX-Redirect"))
			.isEqualTo("/kalends/login?expired");
		assertThat(this.client.get("/").header("Location")).isEqualTo("/kalends/calendar");
		assertThat(this.client.cookies()).isNotEmpty()
			.extracting(HttpCookie::getPath)
			.allSatisfy((path) -> assertThat(path).startsWith("/kalends"));
		assertThat(stranger.get("/api/me").status()).isEqualTo(401);
	}

	@Test
	void workerManifestAndLiveUpdatesAreUnderThePath() throws Exception {
		assertThat(this.client.get("/offline-worker.js").status()).isEqualTo(200);
		assertThat(this.client.get("/manifest.webmanifest").body()).doesNotContain(": \"/");
		assertThat(this.client.get("/calendar").body()).contains("<meta name=\"base\" content=\"/kalends/\"");
		HttpResponse<InputStream> live = this.client.listen("/calendar/live");
		try (InputStream events = live.body()) {
			assertThat(live.statusCode()).isEqualTo(200);
			assertThat(events.read()).isPositive();
		}
	}

	private static void assertAddresses(String html) {
		assertThat(ADDRESS.matcher(html).results().map((MatchResult result) -> result.group(1)))
			.allSatisfy((address) -> assertThat(address).startsWith("/kalends/"));
	}

}
