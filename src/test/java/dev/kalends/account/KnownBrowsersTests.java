package dev.kalends.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the cookie that proves that a person has signed in with a browser before.
 */
class KnownBrowsersTests {

	private final KnownBrowsers browsers = new KnownBrowsers();

	private final Person ann = person("hash of ann");

	private final Person bob = person("hash of bob");

	@Test
	void browserIsRecognisedOnlyForItsPerson() {
		String cookie = remembered(this.ann, null);
		assertThat(this.browsers.recognise(this.ann, cookie)).isPresent();
		assertThat(this.browsers.recognise(this.bob, cookie)).isEmpty();
		assertThat(this.browsers.recognise(this.ann, null)).isEmpty();
	}

	@Test
	void passwordChangeInvalidatesEntry() {
		String cookie = remembered(this.ann, null);
		this.ann.changePassword("another hash");
		assertThat(this.browsers.recognise(this.ann, cookie)).isEmpty();
	}

	@Test
	void forgedEntriesAreNotRecognised() {
		String cookie = remembered(this.ann, null);
		byte[] entry = Base64.getUrlDecoder().decode(cookie);
		for (int i = 0; i < entry.length; i++) {
			byte[] other = entry.clone();
			other[i] ^= 1;
			assertThat(this.browsers.recognise(this.ann, Base64.getUrlEncoder().withoutPadding().encodeToString(other)))
				.isEmpty();
		}
		for (String garbage : new String[] { "", ".", "....", "%%%", "AAAA", "x".repeat(4000) }) {
			assertThat(this.browsers.recognise(this.ann, garbage)).as(garbage).isEmpty();
		}
	}

	@Test
	void browserIdIsKeptWhenPersonSignsInAgain() {
		String cookie = remembered(this.ann, null);
		assertThat(this.browsers.recognise(this.ann, remembered(this.ann, cookie)))
			.isEqualTo(this.browsers.recognise(this.ann, cookie));
		assertThat(this.browsers.recognise(this.ann, remembered(this.ann, null)))
			.isNotEqualTo(this.browsers.recognise(this.ann, cookie));
	}

	@Test
	void sharedBrowserKeepsLastFivePeople() {
		String cookie = remembered(this.ann, null);
		for (int i = 0; i < KnownBrowsers.MAX_PEOPLE - 1; i++) {
			cookie = remembered(person("hash " + i), cookie);
		}
		assertThat(this.browsers.recognise(this.ann, cookie)).isPresent();
		cookie = remembered(this.bob, cookie);
		assertThat(this.browsers.recognise(this.ann, cookie)).isEmpty();
		assertThat(cookie.length()).isLessThan(500);
	}

	private String remembered(Person person, String cookie) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		if (cookie != null) {
			request.setCookies(new Cookie("KNOWN-BROWSER", cookie));
		}
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.browsers.remember(person, request, response);
		String header = response.getHeader("Set-Cookie");
		assertThat(header).contains("Path=/login", "HttpOnly", "SameSite=Lax", "Max-Age=31536000");
		return header.replaceFirst("KNOWN-BROWSER=([^;]*);.*", "$1");
	}

	private static Person person(String hash) {
		return new Person(UUID.randomUUID(), "name", "Name", hash, Role.USER, ZoneOffset.UTC, Instant.EPOCH);
	}

}
