package dev.kalends;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.Node;
import dev.kalends.support.PostgresServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes start concurrently on an empty PostgreSQL database, and eight visitors submit
 * the setup form to both of them concurrently. Exactly one becomes the administrator.
 */
@Tag("process")
@Tag("postgres")
class FirstStartIntegrationTests {

	private static final int VISITORS = 8;

	private final ExecutorService threads = Executors.newFixedThreadPool(VISITORS);

	@Test
	void onlyOneConcurrentSetupSucceeds(@TempDir Path folder) throws Exception {
		String[] database = PostgresServer.newDatabase();
		List<Node> nodes = Node.startTwo(() -> Node.startWithoutAdministrator(folder, database));
		try {
			List<Client> visitors = new ArrayList<>();
			List<String> locations = setUp(nodes, visitors);
			assertThat(locations).containsOnlyOnce("/calendar").containsOnly("/calendar", "/login");
			for (int i = 0; i < VISITORS; i++) {
				boolean succeeded = locations.get(i).equals("/calendar");
				assertThat(visitors.get(i).get("/api/me").status()).isEqualTo(succeeded ? 200 : 401);
			}
			Client administrator = visitors.get(locations.indexOf("/calendar"));
			assertThat(administrator.get("/api/users").json().size()).isOne();
			for (Node node : nodes) {
				assertThat(node.stranger().get("/calendar").header("Location")).isEqualTo("/login");
			}
		}
		finally {
			nodes.forEach(Node::close);
			this.threads.shutdownNow();
		}
	}

	private List<String> setUp(List<Node> nodes, List<Client> visitors) throws Exception {
		CyclicBarrier start = new CyclicBarrier(VISITORS);
		List<Future<Response>> answers = new ArrayList<>();
		for (int i = 0; i < VISITORS; i++) {
			Client visitor = nodes.get(i % 2).stranger();
			Map<String, String> form = Map.of("_csrf", visitor.csrfOf("/setup"), "username", "visitor" + i,
					"displayName", "Visitor", "password", Node.PASSWORD, "timeZone", "Europe/Berlin");
			Callable<Response> setup = () -> {
				start.await(60, TimeUnit.SECONDS);
				return visitor.postForm("/setup", form);
			};
			visitors.add(visitor);
			answers.add(this.threads.submit(setup));
		}
		List<String> locations = new ArrayList<>();
		for (Future<Response> answer : answers) {
			assertThat(answer.get(120, TimeUnit.SECONDS).status()).isEqualTo(302);
			locations.add(answer.get().header("Location"));
		}
		return locations;
	}

}
