package dev.kalends.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.StatementCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the content, the cookie and the end of sessions.
 */
@KalendsTest
@Import(StatementCounter.class)
class SessionIntegrationTests {

	@Autowired
	private Office office;

	@Autowired
	private StatementCounter statements;

	@Autowired
	private JdbcTemplate jdbc;

	@Test
	void cookieIsHttpOnlySameSiteAndSecure() {
		Viewer person = this.office.person("Ann");
		assertThat(cookieOf(this.office.stranger().attemptSignIn(person.username(), Office.PASSWORD)))
			.contains("; HttpOnly")
			.contains("; SameSite=Lax")
			.doesNotContain("Secure");
		Client encrypted = this.office.stranger();
		String csrf = encrypted.get("/login").body().replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
		assertThat(cookieOf(encrypted.send("POST", "/login",
				"username=" + person.username() + "&password=correct+horse&_csrf=" + csrf, "Content-Type",
				"application/x-www-form-urlencoded", "X-Forwarded-Proto", "https")))
			.contains("; HttpOnly")
			.contains("; SameSite=Lax")
			.contains("; Secure");
	}

	@Test
	void sessionContainsOnlyPersonAndCsrfToken() {
		Client client = this.office.signIn(this.office.person("Ann"));
		client.get("/calendar");
		List<String> attributes = this.jdbc.queryForList(
				"select a.attribute_name from spring_session_attributes a"
						+ " join spring_session s on s.primary_id = a.session_primary_id where s.session_id = ?",
				String.class, id(client));
		assertThat(attributes).hasSize(2)
			.contains("SPRING_SECURITY_CONTEXT")
			.anyMatch((name) -> name.endsWith("CSRF_TOKEN"));
	}

	@Test
	void databaseContainsOnlyDigestOfCookie() {
		Client client = this.office.signIn(this.office.person("Ann"));
		assertThat(rows(secret(client))).isZero();
		assertThat(rows(id(client))).isOne();
		String stored = Base64.getEncoder().encodeToString(id(client).getBytes(StandardCharsets.UTF_8));
		Client thief = this.office.stranger();
		assertThat(thief.get("/api/me", "Cookie", "SESSION=" + stored).status()).isEqualTo(401);
		assertThat(thief.get("/calendar/work-items/feed?start=2025-10-01&end=2025-11-01", "Cookie", "SESSION=" + stored)
			.status()).isEqualTo(401);
		assertThat(thief.get("/api/me", "Cookie", "SESSION=" + client.cookie("SESSION")).status()).isEqualTo(200);
	}

	@Test
	void sessionEndsNinetyDaysAfterSignIn() {
		Client client = this.office.signIn(this.office.person("Ann"));
		String id = id(client);
		long day = Duration.ofDays(1).toMillis();
		long signedInAt = System.currentTimeMillis() - 90 * day + 60_000;
		this.jdbc.update("update spring_session set creation_time = ? where session_id = ?", signedInAt, id);
		assertThat(client.get("/api/me").status()).isEqualTo(200);
		assertThat(
				this.jdbc.queryForObject("select expiry_time from spring_session where session_id = ?", Long.class, id))
			.isEqualTo(signedInAt + 90 * day);
		assertThat(feed(client).status()).isEqualTo(200);
		// Simulates a last request that is a minute and a second older.
		this.jdbc.update("update spring_session set creation_time = creation_time - 61000,"
				+ " last_access_time = last_access_time - 61000, expiry_time = expiry_time - 61000"
				+ " where session_id = ?", id);
		assertThat(feed(client).status()).isEqualTo(401);
		assertThat(client.get("/api/me").status()).isEqualTo(401);
		assertThat(rows(id)).isZero();
	}

	@Test
	void forgedCookiesCostAtMostThreeStatements() {
		this.office.admin();
		String forged = IntStream.range(0, 100)
			.mapToObj((i) -> "SESSION=" + Base64.getEncoder().encodeToString(("forged" + i).getBytes()))
			.collect(Collectors.joining("; "));
		assertThat(this.statements
			.during(() -> assertThat(this.office.stranger().get("/api/me", "Cookie", forged).status()).isEqualTo(401)))
			.hasSize(3);
	}

	@Test
	void pageSaysThatSomeoneHasSignedInAgain() {
		Client client = this.office.signIn(this.office.person("Ann"));
		client.forgetToken();
		Response refused = client.postForm("/teams", Map.of("name", "Studio", "_csrf", "of the earlier session"));
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.body()).contains("Someone has signed in again in this browser")
			.doesNotContain("administrators");
		assertThat(client.get("/admin/people").body()).contains("Only administrators can open this page");
	}

	@Test
	void damagedTokenIsRefusedLikeAnyWrongOne() {
		Client client = this.office.signIn(this.office.person("Ann"));
		String token = client.post("/api/work-items", Map.of(), "X-CSRF-TOKEN", "").header("X-CSRF-TOKEN");
		byte[] bytes = Base64.getUrlDecoder().decode(token);
		bytes[bytes.length - 1] ^= (byte) 0x80;
		String damaged = Base64.getUrlEncoder().encodeToString(bytes);
		assertThat(client.post("/api/work-items", Map.of(), "X-CSRF-TOKEN", damaged).status()).isEqualTo(403);
		assertThat(this.office.stranger().postForm("/login", Map.of("_csrf", damaged)).status()).isEqualTo(302);
	}

	@Test
	void signOutSparesStorageThatTheScriptHasCleared() {
		Client client = this.office.signIn(this.office.person("Ann"));
		Response response = client.postForm("/logout", Map.of("storageCleared", "true"));
		assertThat(response.header("Location")).isEqualTo("/login?logout");
		assertThat(response.header("Clear-Site-Data")).as("would delete the drafts of other people").isEmpty();
	}

	@Test
	void signOutEndsSessionForCopiesOfTheCookie() {
		Client client = this.office.signIn(this.office.person("Ann"));
		Client copy = client.twin();
		String id = id(client);
		assertThat(feed(copy).status()).isEqualTo(200);
		Response response = client.post("/logout", null);
		assertThat(response.header("Location")).isEqualTo("/login?logout");
		assertThat(response.header("Clear-Site-Data")).isEqualTo("\"storage\"");
		assertThat(feed(copy).status()).isEqualTo(401);
		assertThat(copy.get("/api/me").status()).isEqualTo(401);
		assertThat(rows(id)).isZero();
	}

	@Test
	void expiredSessionIsRejected() {
		Client client = this.office.signIn(this.office.person("Ann"));
		String id = id(client);
		assertThat(feed(client).status()).isEqualTo(200);
		this.jdbc.update("update spring_session set last_access_time = 0, expiry_time = 1 where session_id = ?", id);
		assertThat(feed(client).status()).isEqualTo(401);
		assertThat(client.get("/api/me").status()).isEqualTo(401);
	}

	@Test
	void signInIgnoresSessionIdInCookie() {
		Viewer person = this.office.person("Ann");
		Client client = this.office.signIn(person);
		String oldCookie = client.cookie("SESSION");
		client.post("/logout", null);
		client.forgetToken();
		String csrf = client.get("/login").body().replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
		Response response = this.office.stranger()
			.send("POST", "/login", "username=" + person.username() + "&password=correct+horse&_csrf=" + csrf,
					"Content-Type", "application/x-www-form-urlencoded", "Cookie",
					"CSRF=" + client.cookie("CSRF") + "; SESSION=" + oldCookie);
		assertThat(response.header("Location")).isEqualTo("/calendar");
		assertThat(cookieOf(response)).isNotEmpty().doesNotContain(oldCookie);
	}

	@Test
	void passwordChangeCreatesNewSession() {
		Client client = this.office.signIn(this.office.person("Ann"));
		Client copy = client.twin();
		assertThat(feed(copy).status()).isEqualTo(200);
		client.postForm("/profile/password",
				Map.of("currentPassword", Office.PASSWORD, "newPassword", "second password"));
		assertThat(feed(client).status()).isEqualTo(200);
		assertThat(client.post("/api/work-items", Map.of("type", "task", "title", "Plan")).status()).isEqualTo(201);
		assertThat(feed(copy).status()).isEqualTo(401);
	}

	@Test
	void unreadableSessionCountsAsAbsent() {
		Client client = this.office.signIn(this.office.person("Ann"));
		this.jdbc.update(
				"update spring_session_attributes set attribute_bytes = ? where session_primary_id ="
						+ " (select primary_id from spring_session where session_id = ?)",
				new byte[] { 1, 2, 3 }, id(client));
		assertThat(client.get("/calendar").header("Location")).endsWith("/login");
		assertThat(feed(client).status()).isEqualTo(401);
		assertThat(client.get("/login").status()).isEqualTo(200);
	}

	@Test
	void concurrentPageRequestsShareOneCsrfToken() throws Exception {
		Viewer person = this.office.person("Ann");
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			for (int round = 0; round < 10; round++) {
				Client client = this.office.stranger();
				client.attemptSignIn(person.username(), Office.PASSWORD);
				Callable<Response> page = () -> client.get("/calendar");
				for (Future<Response> opened : threads.invokeAll(Stream.generate(() -> page).limit(4).toList())) {
					assertThat(opened.get().status()).isEqualTo(200);
				}
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void refusedTokenIsAnsweredWithTheCurrentOneAndItsPerson() {
		Viewer person = this.office.person("Ann");
		Client client = this.office.signIn(person);
		client.forgetToken();
		for (String stale : List.of("", "of the earlier session")) {
			Response refused = client.post("/api/work-items", Map.of("type", "task", "title", "Report"), "X-CSRF-TOKEN",
					stale);
			assertThat(refused.status()).isEqualTo(403);
			assertThat(refused.header("X-Viewer-Id")).isEqualTo(person.id().toString());
			assertThat(refused.json().get("detail").stringValue()).contains("Reload the page");
			assertThat(client
				.post("/api/work-items", Map.of("type", "task", "title", "Report"), "X-CSRF-TOKEN",
						refused.header("X-CSRF-TOKEN"))
				.status()).isEqualTo(201);
		}
		Response forbidden = this.office.signIn(person).get("/admin/people");
		assertThat(forbidden.status()).isEqualTo(403);
		assertThat(forbidden.header("X-CSRF-TOKEN")).isEmpty();
		Response visitor = this.office.stranger().post("/api/work-items", Map.of("type", "task", "title", "Report"));
		assertThat(visitor.status()).isEqualTo(401);
		assertThat(visitor.header("X-CSRF-TOKEN")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/css/calendar.css", "/assets/0/js/app.js", "/favicon.svg" })
	void assetsNeedNoDatabase(String path) {
		Client client = this.office.signIn(this.office.person("Ann"));
		assertThat(this.statements.during(() -> assertThat(client.get(path).status()).isEqualTo(200))).isEmpty();
	}

	@Test
	void missingAssetShowsErrorPageForViewer() {
		Client client = this.office.signIn(this.office.person("Ann Missing"));
		Response response = client.get("/css/missing.css", "Accept", "text/html");
		assertThat(response.status()).isEqualTo(404);
		assertThat(response.body()).contains("Ann Missing");
	}

	@Test
	void feedRejectsMethodsOtherThanGet() {
		Client client = this.office.signIn(this.office.person("Ann"));
		assertThat(client.post("/calendar/work-items/feed", null).status()).isEqualTo(405);
		assertThat(this.office.stranger().post("/calendar/work-items/feed", null).status()).isEqualTo(401);
	}

	private static String cookieOf(Response response) {
		return response.answer()
			.headers()
			.allValues("Set-Cookie")
			.stream()
			.filter((cookie) -> cookie.startsWith("SESSION="))
			.findFirst()
			.orElse("");
	}

	private static String secret(Client client) {
		return new String(Base64.getDecoder().decode(client.cookie("SESSION")), StandardCharsets.UTF_8);
	}

	/**
	 * Returns the id of the session in the database.
	 */
	private static String id(Client client) {
		try {
			return HexFormat.of()
				.formatHex(
						MessageDigest.getInstance("SHA-256").digest(secret(client).getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int rows(String id) {
		return this.jdbc.queryForList("select session_id from spring_session where session_id = ?", id).size();
	}

	private static Response feed(Client client) {
		return client.feed("2025-10-01", "2025-11-01", "");
	}

}
