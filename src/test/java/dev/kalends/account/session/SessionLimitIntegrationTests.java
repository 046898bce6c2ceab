package dev.kalends.account.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person has at most 50 sessions. Another sign-in ends the one that was used least
 * recently, and nobody else's.
 */
@KalendsTest
class SessionLimitIntegrationTests {

	@Autowired
	private Office office;

	@Autowired
	private JdbcTemplate jdbc;

	@Test
	void signInEndsTheSessionThatWasUsedLeastRecently() {
		Client bob = this.office.signIn(this.office.person("Bob"));
		Viewer ann = this.office.person("Ann");
		List<Client> browsers = new ArrayList<>();
		for (int i = 0; i < SessionLimit.MAX_SESSIONS; i++) {
			browsers.add(this.office.signIn(ann));
		}
		assertThat(browsers).allMatch((browser) -> browser.get("/api/me").status() == 200);
		this.jdbc.update(
				"update spring_session set last_access_time = last_access_time - 3600000" + " where session_id = ?",
				digest(browsers.get(7)));
		Client another = this.office.signIn(ann);
		assertThat(browsers.remove(7).get("/api/me").status()).isEqualTo(401);
		assertThat(browsers).allMatch((browser) -> browser.get("/api/me").status() == 200);
		assertThat(another.get("/api/me").status()).isEqualTo(200);
		assertThat(bob.get("/api/me").status()).isEqualTo(200);
	}

	private static String digest(Client client) {
		byte[] secret = Base64.getDecoder().decode(client.cookie("SESSION"));
		return SessionCookie.digest(new String(secret, StandardCharsets.US_ASCII));
	}

}
