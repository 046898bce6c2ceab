package dev.kalends.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the rate limit for sign-in. Each test uses separate addresses.
 */
@KalendsTest
class SignInLimitIntegrationTests {

	private static final String WRONG = "wrong password";

	private static final AtomicInteger addresses = new AtomicInteger();

	@Autowired
	private Office office;

	@Test
	void correctPasswordIsNotCheckedAfterFiveFailures() {
		String username = this.office.person("Ann").username();
		String address = newAddress();
		for (int i = 0; i < 5; i++) {
			assertThat(post(this.office.stranger(), username, WRONG, address).header("Location"))
				.isEqualTo("/login?error");
		}
		Client client = this.office.stranger();
		Response refused = post(client, username, Office.PASSWORD, address);
		assertThat(refused.status()).isEqualTo(429);
		assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(500, 600);
		assertThat(refused.body())
			.contains("Too many failed attempts.", "Try again in 10 min", "value=\"" + username + "\"",
					"name=\"_csrf\"", "name=\"password\"")
			.doesNotContain(Office.PASSWORD);
		assertThat(client.get("/api/me").status()).isEqualTo(401);
		assertThat(post(this.office.stranger(), username, Office.PASSWORD, address, "Accept-Language", "de").body())
			.contains("Zu viele Fehlversuche.", "in 10 min erneut");
		assertThat(post(this.office.stranger(), username, Office.PASSWORD, newAddress()).header("Location"))
			.isEqualTo("/calendar");
	}

	@Test
	void unknownUsernamesAreCountedLikeKnownOnes() {
		this.office.admin();
		String address = newAddress();
		for (int i = 0; i < 5; i++) {
			assertThat(post(this.office.stranger(), "nobody-here", WRONG, address).header("Location"))
				.isEqualTo("/login?error");
		}
		Response refused = post(this.office.stranger(), " NOBODY-here", WRONG, address);
		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.body()).contains("Too many failed attempts.");
	}

	@Test
	void addressIsLimitedAfterFiftyFailuresForManyNames() {
		String username = this.office.person("Ann").username();
		String address = newAddress();
		for (int i = 0; i < 50; i++) {
			assertThat(post(this.office.stranger(), "guess" + i, WRONG, address).status()).isEqualTo(302);
		}
		assertThat(post(this.office.stranger(), username, Office.PASSWORD, address).status()).isEqualTo(429);
	}

	@Test
	void knownBrowserIsNotLimitedByFailuresOfOthers() {
		String username = this.office.person("Ann").username();
		String address = newAddress();
		Client own = this.office.stranger();
		own.signIn(username, Office.PASSWORD);
		signedOut(own);
		for (int i = 0; i < 6; i++) {
			post(this.office.stranger(), username, WRONG, address);
		}
		assertThat(post(this.office.stranger(), username, Office.PASSWORD, address).status()).isEqualTo(429);
		assertThat(post(own, username, Office.PASSWORD, address).header("Location")).isEqualTo("/calendar");
	}

	@Test
	void knownBrowserHasItsOwnLimit() {
		String username = this.office.person("Ann").username();
		Client own = signedOut(this.office.stranger().signIn(username, Office.PASSWORD));
		for (int i = 0; i < 5; i++) {
			assertThat(post(own, username, WRONG, newAddress()).status()).isEqualTo(302);
		}
		assertThat(post(own, username, Office.PASSWORD, newAddress()).status()).isEqualTo(429);
		assertThat(post(this.office.stranger(), username, Office.PASSWORD, newAddress()).status()).isEqualTo(302);
	}

	@Test
	void passwordChangeRevokesKnownBrowser() {
		Viewer person = this.office.person("Ann");
		Client own = signedOut(this.office.signIn(person));
		this.office.signIn(this.office.admin())
			.patch("/api/users/" + person.id(), Map.of("password", "another password"));
		String address = newAddress();
		for (int i = 0; i < 5; i++) {
			post(this.office.stranger(), person.username(), WRONG, address);
		}
		assertThat(post(own, person.username(), "another password", address).status()).isEqualTo(429);
	}

	@Test
	void successfulSignInsDoNotCount() {
		String username = this.office.person("Ann").username();
		String address = newAddress();
		for (int i = 0; i < 10; i++) {
			assertThat(post(this.office.stranger(), username, Office.PASSWORD, address).header("Location"))
				.isEqualTo("/calendar");
		}
	}

	@Test
	void attemptsWithoutPasswordCheckDoNotCount() {
		String username = this.office.person("Ann").username();
		String address = newAddress();
		for (int i = 0; i < 6; i++) {
			assertThat(post(this.office.stranger(), username, "x".repeat(1025), address).header("Location"))
				.isEqualTo("/login?error");
			assertThat(this.office.stranger()
				.send("POST", "/login", form(username, WRONG, "forged"), "Content-Type",
						"application/x-www-form-urlencoded", "X-Forwarded-For", address)
				.header("Location")).isEqualTo("/login?expired");
		}
		assertThat(post(this.office.stranger(), username, Office.PASSWORD, address).header("Location"))
			.isEqualTo("/calendar");
	}

	@Test
	void currentPasswordCannotBeGuessedInSession() {
		Client client = this.office.signIn(this.office.person("Ann"));
		Client elsewhere = client.twin();
		for (int i = 0; i < 5; i++) {
			assertThat(changePassword(client, WRONG, "a new password").status()).isEqualTo(422);
		}
		Response refused = changePassword(elsewhere, Office.PASSWORD, "a new password");
		assertThat(refused.status()).isEqualTo(429);
		assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(500, 600);
		assertThat(refused.body()).contains("Too many wrong passwords.");
	}

	@Test
	void failuresOfOthersDoNotBlockPasswordChange() {
		Viewer person = this.office.person("Ann");
		Client client = this.office.signIn(person);
		for (int i = 0; i < 6; i++) {
			post(this.office.stranger(), person.username(), WRONG, newAddress());
		}
		assertThat(changePassword(client, Office.PASSWORD, "short").status()).isEqualTo(422);
		assertThat(changePassword(client, Office.PASSWORD, "a new password").status()).isEqualTo(302);
	}

	/**
	 * Signs out and keeps the other cookies of the browser.
	 */
	private static Client signedOut(Client client) {
		assertThat(client.post("/logout", null).header("Location")).endsWith("/login?logout");
		client.forgetToken();
		return client;
	}

	private static Response changePassword(Client client, String current, String requested) {
		return client.postForm("/profile/password", Map.of("currentPassword", current, "newPassword", requested));
	}

	private static Response post(Client client, String username, String password, String address, String... headers) {
		String csrf = client.get("/login").body().replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
		String[] all = Stream
			.concat(Stream.of(headers),
					Stream.of("Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-For", address))
			.toArray(String[]::new);
		return client.send("POST", "/login", form(username, password, csrf), all);
	}

	private static String form(String username, String password, String csrf) {
		return "username=" + encoded(username) + "&password=" + encoded(password) + "&_csrf=" + encoded(csrf);
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static String newAddress() {
		return "198.51.100." + addresses.incrementAndGet();
	}

}
