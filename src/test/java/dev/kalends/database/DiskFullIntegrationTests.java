package dev.kalends.database;

import java.time.Duration;
import java.util.Map;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.LimitedDisk;
import dev.kalends.support.Office;
import dev.kalends.support.Writers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The disk of the embedded database fills up during concurrent writes, and space becomes
 * available later.
 */
@KalendsTest
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "kalends.database.file-system=" + LimitedDisk.SCHEME)
class DiskFullIntegrationTests {

	private static final String READINESS = "/actuator/health/readiness";

	static {
		LimitedDisk.register();
	}

	@Autowired
	private Office office;

	@AfterEach
	void freeDisk() {
		LimitedDisk.fill(false);
	}

	@Test
	void acknowledgedChangesSurviveAndNodeRecovers(CapturedOutput output) throws Exception {
		Viewer writer = this.office.person("Writer");
		Client client = this.office.signIn(writer);
		Client probe = this.office.stranger();
		try (Writers writers = new Writers()) {
			for (int i = 0; i < 8; i++) {
				writers.start(client.twin());
			}
			Writers.await(Duration.ofMinutes(1), () -> writers.successes() > 100);
			assertThat(probe.get(READINESS).status()).isEqualTo(200);

			LimitedDisk.fill(true);
			Writers.await(Duration.ofSeconds(30), () -> !writers.refusals().isEmpty());
			Duration noticed = Writers.await(Duration.ofSeconds(5), () -> probe.get(READINESS).status() == 503);
			assertThat(noticed).isLessThan(Duration.ofSeconds(5));
			assertThat(probe.get("/actuator/health").status()).isEqualTo(503);
			assertThat(probe.get("/actuator/health/liveness").status()).isEqualTo(200);
			Writers.await(Duration.ofSeconds(10), () -> writers.answers(507) > 8);
			assertResponsesReportFullDisk(client.twin());

			LimitedDisk.fill(false);
			Writers.await(Duration.ofSeconds(30), () -> probe.get(READINESS).status() == 200);
			int before = writers.successes();
			Writers.await(Duration.ofSeconds(30), () -> writers.successes() > before + 50);
			writers.stop();
			assertThat(writers.refusals()).allSatisfy((refusal) -> assertThat(refusal.status()).isIn(503, 507));
			writers.assertAllAcknowledgedVisible(client);
		}
		assertThat(output.getAll()).containsOnlyOnce("The database does not work")
			.containsOnlyOnce("The database works again")
			.doesNotContain("\tat ");
	}

	private void assertResponsesReportFullDisk(Client client) {
		Response apiAnswer = client.post("/api/work-items", Map.of("type", "task", "title", "Plan"));
		assertThat(apiAnswer.status()).isEqualTo(507);
		assertThat(apiAnswer.header("Retry-After")).isEqualTo("5");
		assertThat(apiAnswer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(apiAnswer.json().get("detail").stringValue()).contains("disk", "No saved data is lost");
		Response feed = client.feed("2025-10-01", "2025-11-01", "");
		assertThat(feed.status()).isEqualTo(503);
		assertThat(client.get("/calendar").status()).isEqualTo(503);
		Response page = client.send("POST", "/teams", "name=Ops+%3Cb%3E%0Atwo&newPassword=secret+word&_csrf=abc",
				"Content-Type", "application/x-www-form-urlencoded", "Accept-Language", "de");
		assertThat(page.status()).isEqualTo(507);
		assertThat(page.body())
			.contains("Das kann gerade nicht gespeichert werden", "action=\"/teams\"",
					"<textarea name=\"name\" hidden>\nOps &lt;b&gt;\ntwo</textarea>",
					"type=\"password\" name=\"newPassword\"")
			.doesNotContain("secret word");
		assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
		assertThat(client.get("/favicon.svg").status()).isEqualTo(200);
	}

}
