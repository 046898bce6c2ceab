package dev.kalends.account;

import java.util.List;
import java.util.Map;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests sign-in, sign-out and access rules, and that changes of an account end its
 * sessions.
 */
@KalendsTest
class SignInIntegrationTests {

	@Autowired
	private Office office;

	@Test
	void unauthenticatedPagesRedirectAndApiReturns401() {
		this.office.admin();
		Client stranger = this.office.stranger();
		for (String page : List.of("/", "/calendar", "/work-items", "/work-items/import", "/profile",
				"/admin/people")) {
			Response response = stranger.get(page);
			assertThat(response.status()).as(page).isEqualTo(302);
			assertThat(response.header("Location")).as(page).endsWith("/login");
		}
		for (String path : List.of("/api/me", "/api/users", "/api/work-items", "/calendar/work-items/feed",
				"/api/nothing", "/actuator/prometheus")) {
			Response response = stranger.get(path);
			assertThat(response.status()).as(path).isEqualTo(401);
			assertThat(response.header("Content-Type")).as(path).isEqualTo("application/problem+json");
		}
		assertThat(stranger.get("/actuator/health").body()).contains("\"status\":\"UP\"").doesNotContain("components");
	}

	@Test
	void signInLeadsToRequestedPage() {
		Viewer person = this.office.person("Ann");
		Client client = this.office.stranger();
		client.get("/work-items?status=blocked", "Accept", "text/html");
		Response response = client.attemptSignIn(person.username(), Office.PASSWORD);
		assertThat(response.header("Location")).isEqualTo("/work-items?status=blocked");
		assertThat(this.office.stranger().attemptSignIn(person.username(), Office.PASSWORD).header("Location"))
			.endsWith("/calendar");
	}

	@Test
	void failedSignInDoesNotRevealTheReason() {
		Viewer person = this.office.person("Ann");
		Viewer disabled = this.office.person("Dora");
		this.office.signIn(this.office.admin()).patch("/api/users/" + disabled.id(), Map.of("enabled", false));
		Response wrongPassword = this.office.stranger().attemptSignIn(person.username(), "wrong password");
		Response unknown = this.office.stranger().attemptSignIn("nobody-here", Office.PASSWORD);
		Response locked = this.office.stranger().attemptSignIn(disabled.username(), Office.PASSWORD);
		for (Response response : List.of(wrongPassword, unknown, locked)) {
			assertThat(response.status()).isEqualTo(302);
			assertThat(response.header("Location")).endsWith("/login?error");
		}
	}

	@Test
	void disablingAccountEndsItsSessions() {
		Viewer person = this.office.person("Ann");
		Client client = this.office.signIn(person);
		Client feedOnly = this.office.signIn(person);
		assertThat(feedOnly.feed("2025-10-01", "2025-11-01", "").status()).isEqualTo(200);
		this.office.signIn(this.office.admin()).patch("/api/users/" + person.id(), Map.of("enabled", false));
		assertThat(feedOnly.feed("2025-10-01", "2025-11-01", "").status()).isEqualTo(401);
		assertThat(client.get("/api/me").status()).isEqualTo(401);
		assertThat(client.get("/calendar").status()).isEqualTo(302);
	}

	@Test
	void passwordResetEndsSessions() {
		Viewer person = this.office.person("Ann");
		Client client = this.office.signIn(person);
		this.office.signIn(this.office.admin())
			.patch("/api/users/" + person.id(), Map.of("password", "another password"));
		assertThat(client.get("/api/me").status()).isEqualTo(401);
		assertThat(this.office.stranger().attemptSignIn(person.username(), Office.PASSWORD).header("Location"))
			.endsWith("error");
		assertThat(this.office.stranger().signIn(person.username(), "another password").get("/api/me").status())
			.isEqualTo(200);
	}

	@Test
	void htmxRequestWithoutSessionRedirectsToSignIn() {
		this.office.admin();
		Response response = this.office.stranger().get("/work-items/new", "HX-Request", "true");
		assertThat(response.status()).isEqualTo(401);
		assertThat(response.header("HX-Redirect")).endsWith("/login?expired");
	}

	@Test
	void onlyAdministratorsManagePeople() {
		Client client = this.office.signIn(this.office.person("Ann"));
		assertThat(client.get("/admin/people").status()).isEqualTo(403);
		assertThat(client.get("/actuator/prometheus").status()).isEqualTo(403);
		assertThat(client.post("/api/users", Map.of()).status()).isEqualTo(403);
		assertThat(client.patch("/api/users/" + this.office.admin().id(), Map.of("enabled", false)).status())
			.isEqualTo(403);
		assertThat(this.office.signIn(this.office.admin()).get("/actuator/prometheus").body())
			.contains("cache_gets_total{cache=\"calendar-feed\"")
			.contains("kalends_scope_bumps_total")
			.contains("kalends_feed_seconds_bucket{cache=\"hit\"");
	}

	@Test
	void lastAdministratorCannotBeDisabledOrDemoted() {
		Client admin = this.office.signIn(this.office.admin());
		for (Map<String, ?> change : List.of(Map.of("enabled", false), Map.of("role", "user"))) {
			Response response = admin.patch("/api/users/" + this.office.admin().id(), change);
			assertThat(response.status()).isEqualTo(422);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"username\":\"A\"} | 422 | username", "{\"nonsense\":1} | 400 | nonsense",
			"{\"id\":1} | 400 | id", "{\"username\":5} | 400 | username", "{\"role\":\"king\"} | 400 | role",
			"{\"username\":\"okay\",\"displayName\":\"O\",\"password\":\"short\"} | 422 | password",
			"{\"username\":\"okay\",\"displayName\":\"\u3164\",\"password\":\"long enough\"} | 422 | displayName",
			"{\"username\":\"okay\",\"displayName\":\"O\",\"password\":\"Password1\"} | 422 | password",
			"{\"username\":\"okay.okay\",\"displayName\":\"O\",\"password\":\"okay.okay\"} | 422 | password",
			"{\"username\":\"admin\",\"displayName\":\"O\",\"password\":\"long enough\"} | 422 | username" })
	void invalidPersonIsRejectedWithFieldName(String body, int status, String field) {
		Response response = this.office.signIn(this.office.admin())
			.post("/api/users", body, "Content-Type", "application/json");
		assertThat(response.status()).as(response.body()).isEqualTo(status);
		assertThat(response.json().get("errors").valueStream().map((error) -> error.get("field").stringValue()))
			.contains(field);
	}

	@Test
	void commonPasswordsAreRejectedEverywhere() {
		Viewer person = this.office.person("Ann Ames");
		Client admin = this.office.signIn(this.office.admin());
		Response reset = admin.patch("/api/users/" + person.id(), Map.of("password", "12345678"));
		assertThat(reset.status()).isEqualTo(422);
		assertThat(reset.body()).contains("too common and easy to guess");
		Response named = admin.patch("/api/users/" + person.id(), Map.of("password", "ann ames"));
		assertThat(named.body()).contains("must not be the username or the name");
		Response page = admin.postForm("/admin/people/" + person.id() + "/password", Map.of("password", "baseball"));
		assertThat(page.status()).isEqualTo(422);
		assertThat(page.body()).contains("too common and easy to guess");
		Response own = this.office.signIn(person)
			.postForm("/profile/password", Map.of("currentPassword", Office.PASSWORD, "newPassword", "letmein1"));
		assertThat(own.status()).isEqualTo(422);
		assertThat(own.body()).contains("newPassword-error", "too common and easy to guess")
			.contains("currentPassword-error", "Type the password again.");
	}

	@Test
	void newPersonSignsInWithInitialPassword() {
		Response response = this.office.signIn(this.office.admin())
			.post("/api/users", Map.of("username", "new.person_1", "displayName", "New Person", "password",
					"first password", "timeZone", "Asia/Manila"));
		assertThat(response.status()).isEqualTo(201);
		assertThat(List.copyOf(response.json().propertyNames())).containsExactlyInAnyOrder("id", "username",
				"displayName", "role", "timeZone", "language", "enabled");
		JsonNode me = this.office.stranger().signIn("new.person_1", "first password").get("/api/me").json();
		assertThat(me.get("effectiveTimeZone").stringValue()).isEqualTo("Asia/Manila");
		assertThat(((ObjectNode) me).without("effectiveTimeZone")).isEqualTo(response.json());
	}

	@Test
	void deceptiveNamesAreRejectedNormalizedOrReported() {
		Client admin = this.office.signIn(this.office.admin());
		Client ann = this.office.signIn(this.office.person("Quentin"));
		Map<String, String> profile = Map.of("displayName", "nit\u202Eneuq", "timeZone", "UTC", "language", "en");
		Response refused = ann.postForm("/profile", profile);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("control text direction");
		assertThat(admin.get("/admin/people").body()).doesNotContain("<bdi>Quentin</bdi>");
		String bob = "/api/users/" + this.office.person("Bob").id();
		assertThat(
				admin.patch(bob, Map.of("displayName", "\u200BQuent\u0456n")).json().get("displayName").stringValue())
			.isEqualTo("Quent\u0456n");
		assertThat(admin.get("/admin/people").body()).contains("id=\"similar-names\"", "look alike",
				"<bdi>Quent\u0456n</bdi>", "<bdi>Quentin</bdi>");
		admin.patch(bob, Map.of("displayName", "Bob"));
		for (String path : List.of("/api/teams", "/api/locations")) {
			assertThat(admin.post(path, Map.of("name", "a\u2066b")).status()).as(path).isEqualTo(422);
			assertThat(admin.post(path, Map.of("name", "Nam\u200Be")).json().get("name").stringValue()).as(path)
				.isEqualTo("Name");
		}
		Response title = admin.post("/api/work-items", Map.of("type", "task", "title", "a\u202Eb"));
		assertThat(title.status()).isEqualTo(422);
		assertThat(title.json().at("/errors/0/message").stringValue()).contains("control text direction");
		assertThat(admin
			.post("/api/work-items", Map.of("type", "task", "title", "Guest", "assigneeLabels", List.of("a\u200Eb")))
			.status()).isEqualTo(422);
	}

	@Test
	void hstsIsSentOnlyOverHttpsAndWithoutSubdomains() {
		this.office.admin();
		assertThat(this.office.stranger().get("/login").header("Strict-Transport-Security")).isEmpty();
		assertThat(
				this.office.stranger().get("/login", "X-Forwarded-Proto", "https").header("Strict-Transport-Security"))
			.isEqualTo("max-age=31536000");
	}

	@Test
	void pageHeadersAreOmittedForAssetsAndFeed() {
		Client client = this.office.signIn(this.office.person("Ann"));
		String[] names = { "Referrer-Policy", "Permissions-Policy", "X-Frame-Options", "Strict-Transport-Security" };
		String script = client.get("/teams").body().replaceAll("(?s).*src=\"([^\"]*/js/app.js)\".*", "$1");
		Response page = client.get("/teams", "X-Forwarded-Proto", "https");
		Response asset = client.get(script, "X-Forwarded-Proto", "https");
		Response feed = client.get("/calendar/work-items/feed?start=2025-10-01&end=2025-11-01", "X-Forwarded-Proto",
				"https");
		assertThat(asset.status()).isEqualTo(200);
		assertThat(feed.status()).isEqualTo(200);
		for (String name : names) {
			assertThat(page.header(name)).as(name).isNotEmpty();
			assertThat(asset.header(name)).as(name).isEmpty();
			assertThat(feed.header(name)).as(name).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login", "/calendar", "/work-items", "/profile" })
	void contentSecurityPolicyForbidsInlineScripts(String page) {
		Client client = this.office.signIn(this.office.person("Ann"));
		Response response = client.get(page);
		assertThat(response.header("Content-Security-Policy")).contains("script-src 'self';")
			.doesNotContain("script-src 'self' 'unsafe-inline'")
			.contains("default-src 'self'");
		assertThat(response.body()).doesNotContainPattern("<script(?![^>]*src=)[^>]*>")
			.doesNotContainPattern("\\son[a-z]+=\"")
			.doesNotContainPattern("(src|href)=\"https?://");
	}

}
