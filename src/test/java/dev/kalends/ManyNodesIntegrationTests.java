package dev.kalends;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.Node;
import dev.kalends.support.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes on one database act as one application: a change acknowledged by one node is
 * visible in the next request to the other. They start concurrently on an empty database,
 * so both try to migrate the schema and to create the administrator.
 */
@Tag("process")
@Tag("postgres")
class ManyNodesIntegrationTests {

	private static final String PASSWORD = "first password";

	private static final String HIT = "kalends; hit";

	private static final AtomicInteger people = new AtomicInteger();

	private static Node one;

	private static Node other;

	private static Client admin;

	@BeforeAll
	static void start(@TempDir Path folder) {
		String[] database = PostgresServer.newDatabase();
		List<Node> nodes = Node.startTwo(() -> Node.start(folder, database));
		one = nodes.get(0);
		other = nodes.get(1);
		admin = one.admin();
	}

	@AfterAll
	static void stop() {
		for (Node node : new Node[] { one, other }) {
			if (node != null) {
				node.close();
			}
		}
	}

	@Test
	void concurrentStartCreatesOneAdministrator() {
		assertThat(admin.get("/api/me").json().get("role").stringValue()).isEqualTo("admin");
		Client there = other.admin();
		assertThat(there.get("/api/me").json()).isEqualTo(admin.get("/api/me").json());
		assertThat(there.get("/api/users").body()).containsOnlyOnce("\"" + Node.ADMIN + "\",");
	}

	@Test
	void sessionIsValidOnBothNodes() {
		Client here = signIn(person());
		Client there = here.at(other.address());
		assertThat(there.get("/calendar").status()).isEqualTo(200);
		assertThat(there.get("/api/me").json()).isEqualTo(here.get("/api/me").json());
		assertThat(feed(there).status()).isEqualTo(200);
	}

	@Test
	void csrfTokenIsValidOnBothNodes() {
		Client there = signIn(person()).at(other.address());
		String id = there.create(task("Plan"));
		assertThat(there.patch("/api/work-items/" + id, Map.of("title", "Plan B")).status()).isEqualTo(200);
		there.forgetToken();
		assertThat(there.patch("/api/work-items/" + id, Map.of("title", "Plan C")).status()).isEqualTo(403);
	}

	@Test
	void changeOnOneNodeIsInTheNextFeedOfTheOther() {
		Client here = signIn(person());
		Client there = here.at(other.address());
		String id = here.create(task("step 0"));
		for (int step = 1; step <= 20; step++) {
			warm(there);
			assertThat(here.patch("/api/work-items/" + id, Map.of("title", "step " + step)).status()).isEqualTo(200);
			assertThat(titles(feed(there))).containsExactly("step " + step);
		}
		warm(there);
		assertThat(here.delete("/api/work-items/" + id).status()).isEqualTo(204);
		assertThat(titles(feed(there))).isEmpty();
	}

	@Test
	void signOutOnOneNodeEndsTheSessionOnTheOther() {
		Client here = signIn(person());
		Client there = here.twin().at(other.address());
		warm(there);
		assertThat(here.post("/logout", null).status()).isEqualTo(302);
		assertThat(feed(there).status()).isEqualTo(401);
		assertRefused(there);
	}

	@Test
	void passwordChangeOnOneNodeEndsOtherSessionsOnTheOther() {
		String username = person();
		Client here = signIn(username);
		Client elsewhere = signIn(username).at(other.address());
		warm(elsewhere);
		Response changed = here.postForm("/profile/password",
				Map.of("currentPassword", PASSWORD, "newPassword", "second password"));
		assertThat(changed.status()).isEqualTo(302);
		assertThat(feed(elsewhere).status()).isEqualTo(401);
		assertRefused(elsewhere);
		Client there = here.at(other.address());
		assertThat(feed(there).status()).isEqualTo(200);
		assertThat(there.get("/api/me").json().get("username").stringValue()).isEqualTo(username);
	}

	@Test
	void disablingAnAccountOnOneNodeEndsItsSessionsOnTheOther() {
		String username = person();
		Client there = signIn(username).at(other.address());
		warm(there);
		String id = there.get("/api/me").json().get("id").stringValue();
		assertThat(admin.patch("/api/users/" + id, Map.of("enabled", false)).status()).isEqualTo(200);
		assertThat(feed(there).status()).isEqualTo(401);
		assertRefused(there);
	}

	@Test
	void sessionsSurviveAKilledNode() {
		Client here = signIn(person());
		Client there = here.at(other.address());
		here.create(task("Before"));
		warm(there);
		one.kill();
		assertThat(feed(there).header("Cache-Status")).isEqualTo(HIT);
		there.create(task("Meanwhile"));
		one.restart();
		assertThat(titles(feed(here))).containsExactly("Before", "Meanwhile");
		assertThat(here.get("/calendar").status()).isEqualTo(200);
		here.create(task("Now"));
		assertThat(titles(feed(there))).containsExactly("Before", "Meanwhile", "Now");
	}

	/**
	 * Creates a person and returns the username.
	 */
	private static String person() {
		String username = "person" + people.incrementAndGet();
		Response answer = admin.post("/api/users", Map.of("username", username, "displayName", username, "password",
				PASSWORD, "timeZone", "Europe/Berlin"));
		assertThat(answer.status()).isEqualTo(201);
		return username;
	}

	private static Client signIn(String username) {
		return one.stranger().signIn(username, PASSWORD);
	}

	private static Map<String, String> task(String title) {
		return Map.of("type", "task", "title", title, "startDate", "2025-10-15");
	}

	private static Response feed(Client client) {
		return client.feed("2025-10-01", "2025-11-01", "");
	}

	/**
	 * Requests the feed twice, so that the second response comes from the cache of the
	 * node.
	 */
	private static void warm(Client client) {
		feed(client);
		assertThat(feed(client).header("Cache-Status")).isEqualTo(HIT);
	}

	private static List<String> titles(Response feed) {
		assertThat(feed.status()).isEqualTo(200);
		return feed.json().valueStream().map((event) -> event.get("title").stringValue()).toList();
	}

	private static void assertRefused(Client client) {
		assertThat(client.get("/api/me").status()).isEqualTo(401);
		assertThat(client.get("/calendar").status()).isEqualTo(302);
	}

}
