package dev.kalends.account;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that requests before a successful sign-in create no rows.
 * {@code -Dkalends.visitors.requests=10000} sets the number of requests.
 */
@KalendsTest
class VisitorIntegrationTests {

	private static final List<String> PATHS = List.of("/", "/login", "/login?error", "/login?expired", "/login?logout",
			"/logout", "/setup", "/error", "/offline", "/offline-worker.js", "/manifest.webmanifest", "/favicon.svg",
			"/css/missing.css", "/assets/0/js/app.js", "/webjars/missing", "/actuator/health",
			"/actuator/health/liveness", "/actuator/prometheus", "/calendar", "/calendar/live",
			"/calendar/work-items/feed", "/work-items", "/work-items/new", "/teams", "/profile", "/profile/password",
			"/admin/people", "/api/me", "/api/work-items", "/api/work-items/bulk", "/nothing-here");

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	/**
	 * By default, each path with each method.
	 */
	private static final int REQUESTS = Integer.getInteger("kalends.visitors.requests", PATHS.size() * METHODS.size());

	@Autowired
	private Office office;

	@Autowired
	private JdbcTemplate jdbc;

	@Test
	void anonymousRequestsCreateNoRows() {
		this.office.admin();
		Map<String, Long> before = rows();
		assertThat(before).containsKeys("spring_session", "spring_session_attributes", "change_log");
		Random random = new Random(1);
		Client visitor = this.office.stranger();
		for (int i = 0; i < REQUESTS; i++) {
			visitor = (i % 100 == 0) ? this.office.stranger() : visitor;
			String path = PATHS.get(i % PATHS.size());
			String method = METHODS.get((i / PATHS.size()) % METHODS.size());
			String query = (path.contains("?") ? "&" : "?") + "q=" + "x".repeat(random.nextInt(4000));
			Response response = visitor.send(method, path + query, method.equals("POST") ? "a=b" : null,
					headers(random));
			assertThat(response.status()).as(method + " " + path).isLessThan(500);
			assertThat(response.answer().headers().allValues("Set-Cookie")).as(method + " " + path)
				.noneMatch((cookie) -> cookie.contains("SESSION"));
		}
		assertThat(rows()).isEqualTo(before);
	}

	@Test
	void failedSignInsCreateNoRows() {
		String username = this.office.person("Ann").username();
		Map<String, Long> before = rows();
		Client visitor = this.office.stranger();
		visitor.get("/work-items", "Accept", "text/html");
		assertThat(visitor.attemptSignIn(username, "wrong password").header("Location")).endsWith("/login?error");
		assertThat(visitor.attemptSignIn("nobody-here", "wrong password").header("Location")).endsWith("/login?error");
		assertThat(rows()).isEqualTo(before);
	}

	@Test
	void visitorsCsrfTokenIsInCookieAndChangesAtSignIn() {
		String username = this.office.person("Ann").username();
		assertThat(this.office.stranger().get("/login", "X-Forwarded-Proto", "https").header("Set-Cookie"))
			.startsWith("CSRF=")
			.contains("; HttpOnly", "; SameSite=Lax", "; Secure", "Path=/");
		Client visitor = this.office.stranger();
		Response page = visitor.get("/login");
		String token = visitor.cookie("CSRF");
		assertThat(page.body()).as("masked against BREACH").doesNotContain(token);
		assertThat(visitor.get("/login").header("Set-Cookie")).as("token reused in another tab").isEmpty();

		Client withoutToken = this.office.stranger();
		Response refused = withoutToken.postForm("/login",
				Map.of("username", username, "password", Office.PASSWORD, "_csrf", "made up"));
		assertThat(refused.header("Location")).endsWith("/login?expired");

		visitor.signIn(username, Office.PASSWORD);
		assertThat(visitor.cookies().map((cookie) -> cookie.getName())).doesNotContain("CSRF");
		Response stale = visitor.twin()
			.send("POST", "/api/work-items", "{}", "Content-Type", "application/json", "X-CSRF-TOKEN", token, "Cookie",
					"CSRF=" + token);
		assertThat(stale.status()).isEqualTo(403);
		assertThat(visitor.get("/profile").body()).contains("<meta name=\"csrf-token\" content=\"",
				"<meta name=\"csrf-header\" content=\"X-CSRF-TOKEN\"");
	}

	@Test
	void signInFormResubmittedInOtherTabRedirectsToCalendar() {
		String username = this.office.person("Ann").username();
		Client browser = this.office.stranger();
		browser.get("/login");
		browser.signIn(username, Office.PASSWORD);
		for (String password : List.of(Office.PASSWORD, "wrong password")) {
			Response again = browser.postForm("/login",
					Map.of("username", username, "password", password, "_csrf", "of the other tab"));
			assertThat(again.status()).isEqualTo(302);
			assertThat(again.header("Location")).isEqualTo("/calendar");
		}
		Response setup = browser.postForm("/setup", Map.of("_csrf", "of the other tab"));
		assertThat(setup.header("Location")).isEqualTo("/calendar");
		assertThat(browser.get("/api/me").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "//elsewhere.example/", "/\\elsewhere.example", "https://elsewhere.example/", "\\\\x",
			"/\t/elsewhere.example", "javascript:alert(1)", "/calendar\r\nSet-Cookie: a=b", "", "calendar" })
	void forgedRequestedPageNeverLeadsToOtherHost(String forged) {
		String username = this.office.person("Ann").username();
		String value = Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes());
		assertThat(afterSignIn(username, value)).isEqualTo("/calendar");
	}

	@Test
	void requestedPageIsLimitedInLengthAndValidated() {
		String username = this.office.person("Ann").username();
		assertThat(afterSignIn(username, "%%%")).isEqualTo("/calendar");
		String page = "/work-items?q=" + "x".repeat(1000);
		assertThat(afterSignIn(username, Base64.getUrlEncoder().encodeToString(page.getBytes()))).isEqualTo(page);
		Response redirected = this.office.stranger().get("/work-items?q=" + "x".repeat(3000), "Accept", "text/html");
		assertThat(redirected.header("Location")).isEqualTo("/login");
		assertThat(redirected.header("Set-Cookie")).isEmpty();
		assertThat(this.office.stranger().get("/work-items", "Accept", "text/html").header("Set-Cookie"))
			.contains("REQUESTED-PAGE=", "Path=/login", "Max-Age=900", "HttpOnly", "SameSite=Lax");
	}

	@ParameterizedTest
	@ValueSource(strings = { "//elsewhere.example/", "/\\elsewhere.example", "https://elsewhere.example/",
			"javascript:alert(1)", "/calendar\r\nSet-Cookie: a=b", "", "calendar" })
	void forgedPageInSignInFormNeverLeadsToOtherHost(String forged) {
		Viewer ann = this.office.person("Ann");
		assertThat(afterSignInForm(ann, forged, ann)).isEqualTo("/calendar");
	}

	@Test
	void signInFormLeadsToPageOfSamePersonOnly() {
		Viewer ann = this.office.person("Ann");
		String page = "/calendar?view=month&date=2025-10-01";
		assertThat(afterSignInForm(ann, page, ann)).isEqualTo(page);
		assertThat(afterSignInForm(ann, page, this.office.person("Bob"))).isEqualTo("/calendar");
		assertThat(afterSignInForm(ann, "/work-items?q=" + "x".repeat(2000), ann)).isEqualTo("/calendar");
	}

	/**
	 * Signs in with a page in the form, also in a second tab, and returns the redirect
	 * target.
	 */
	private String afterSignInForm(Viewer person, String page, Viewer pageViewer) {
		Client browser = this.office.stranger();
		String body = browser.get("/login").body();
		String csrf = body.replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
		Map<String, String> form = Map.of("username", person.username(), "password", Office.PASSWORD, "_csrf", csrf,
				"page", page, "pageViewer", pageViewer.id().toString());
		String location = browser.postForm("/login", form).header("Location");
		assertThat(browser.postForm("/login", form).header("Location")).as("second tab").isEqualTo(location);
		return location;
	}

	/**
	 * Signs in with a forged cookie and returns the redirect target.
	 */
	private String afterSignIn(String username, String cookie) {
		Client visitor = this.office.stranger();
		String body = visitor.get("/login").body();
		String csrf = body.replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
		Response response = this.office.stranger()
			.send("POST", "/login", "username=" + username + "&password=correct+horse&_csrf=" + csrf, "Content-Type",
					"application/x-www-form-urlencoded", "Cookie",
					"CSRF=" + visitor.cookie("CSRF") + "; REQUESTED-PAGE=" + cookie);
		assertThat(response.status()).isEqualTo(302);
		return response.header("Location");
	}

	private static String[] headers(Random random) {
		List<String> headers = new ArrayList<>(List.of("X-Filler", "y".repeat(random.nextInt(1500)), "Content-Type",
				"application/x-www-form-urlencoded", "Accept", random.nextBoolean() ? "text/html" : "*/*"));
		if (random.nextBoolean()) {
			String id = new UUID(random.nextLong(), random.nextLong()).toString();
			headers.add("Cookie");
			headers.add("SESSION=" + Base64.getEncoder().encodeToString(id.getBytes()) + "; CSRF=" + id);
		}
		if (random.nextInt(4) == 0) {
			headers.add("HX-Request");
			headers.add("true");
		}
		return headers.toArray(String[]::new);
	}

	private Map<String, Long> rows() {
		Map<String, Long> rows = new TreeMap<>();
		for (String table : this.jdbc.queryForList(
				"select lower(table_name) from information_schema.tables where lower(table_schema) = 'public'",
				String.class)) {
			if (!table.equals("flyway_schema_history")) {
				rows.put(table, this.jdbc.queryForObject("select count(*) from " + table, Long.class));
			}
		}
		return rows;
	}

}
