package dev.kalends.account;

import java.util.List;
import java.util.Map;

import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the lines of the log {@code dev.kalends.security}.
 */
@KalendsTest
@ExtendWith(OutputCaptureExtension.class)
class SecurityLogIntegrationTests {

	private static final String LOOPBACK = " address=(127\\.0\\.0\\.1|0:0:0:0:0:0:0:1)";

	@Autowired
	private Office office;

	private Viewer admin;

	private Viewer ann;

	@BeforeEach
	void people() {
		this.admin = this.office.admin();
		this.ann = this.office.person("Ann");
	}

	@Test
	void signInAndSignOutAreLogged(CapturedOutput output) {
		Client client = this.office.signIn(this.ann);
		client.post("/logout", null);
		assertThat(lines(output))
			.anyMatch((line) -> line.matches("sign-in user=" + this.ann.username() + " id=" + this.ann.id() + LOOPBACK))
			.anyMatch((line) -> line.matches("sign-out id=" + this.ann.id() + LOOPBACK));
		assertThat(output).doesNotContain(client.cookie("KNOWN-BROWSER")).doesNotContain(Office.PASSWORD);
	}

	@Test
	void failuresAreLoggedAndReachedLimitIsLoggedOnce(CapturedOutput output) {
		for (int i = 0; i < 8; i++) {
			Client visitor = this.office.stranger();
			String csrf = visitor.get("/login")
				.body()
				.replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
			visitor.send("POST", "/login",
					"username=root%0d%0aINFO+sign-in+user%3dadmin&password=secret+word&_csrf=" + csrf, "Content-Type",
					"application/x-www-form-urlencoded", "X-Forwarded-For", "203.0.113.7");
		}
		String user = "user=\"root\\\\u000d\\\\u000aINFO sign-in user=admin\"";
		assertThat(lines(output)).filteredOn((line) -> line.matches("sign-in-failed " + user + " address=203.0.113.7"))
			.hasSize(5);
		assertThat(lines(output))
			.filteredOn((line) -> line.matches("slowed-down .* network=203.0.113.7 address=203.0.113.7"))
			.hasSize(1);
		assertThat(output).doesNotContain("secret word").doesNotContain("\nINFO sign-in");
	}

	@Test
	void accountChangesAreLogged(CapturedOutput output) {
		Client client = this.office.signIn(this.admin);
		String by = " id=" + this.ann.id() + "%s by=" + this.admin.id() + LOOPBACK;
		String path = "/api/users/" + this.ann.id();
		client.patch(path, Map.of("role", "admin"));
		client.patch(path, Map.of("role", "user"));
		client.patch(path, Map.of("enabled", false));
		client.patch(path, Map.of("enabled", true));
		client.patch(path, Map.of("password", "another password"));
		client.patch(path, Map.of("displayName", "Ann Ames"));
		String user = " user=" + this.ann.username();
		for (String line : List.of("role-changed" + user + by.formatted(" role=admin"),
				"person-disabled" + user + by.formatted(""), "person-enabled" + user + by.formatted(""),
				"password-changed" + user + by.formatted(""))) {
			assertThat(lines(output)).filteredOn((logged) -> logged.matches(line)).as(line).hasSize(1);
		}
		assertThat(output).doesNotContain("another password");
	}

	@Test
	void newPersonIsLoggedAfterCommit(CapturedOutput output) {
		Client client = this.office.signIn(this.admin);
		Map<String, String> body = Map.of("username", "logged.person", "displayName", "Logged", "password",
				"first password");
		assertThat(client.post("/api/users", body).status()).isEqualTo(201);
		assertThat(client.post("/api/users", body).status()).isEqualTo(422);
		assertThat(lines(output)).filteredOn((line) -> line.startsWith("person-created user=logged.person id="))
			.hasSize(1)
			.allMatch((line) -> line.matches(".* role=user by=" + this.admin.id() + LOOPBACK));
	}

	private static List<String> lines(CapturedOutput output) {
		return output.getOut()
			.lines()
			.filter((line) -> line.contains("dev.kalends.security"))
			.map((line) -> line.replaceFirst(".*dev\\.kalends\\.security\\s+: ", ""))
			.toList();
	}

}
