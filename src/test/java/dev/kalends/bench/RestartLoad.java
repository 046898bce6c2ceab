package dev.kalends.bench;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;

/**
 * Clients that write and read through a load balancer while nodes are restarted. Each
 * client renames an item and reads its feed immediately; a feed without the new name is
 * stale. {@code docs/operations.md} has the command.
 */
final class RestartLoad {

	private static final int PEOPLE = 4;

	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicInteger failed = new AtomicInteger();

	private final AtomicInteger stale = new AtomicInteger();

	private RestartLoad() {
	}

	/**
	 * Runs the load.
	 * @param args the URL of the load balancer, a user name, a password and the duration
	 * in seconds
	 */
	public static void main(String[] args) throws InterruptedException {
		RestartLoad load = new RestartLoad();
		Client client = new Client(args[0]).signIn(args[1], args[2]);
		long end = System.nanoTime() + Duration.ofSeconds(Long.parseLong(args[3])).toNanos();
		ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
		for (int i = 0; i < PEOPLE; i++) {
			int day = 10 + i;
			people.submit(() -> load.work(client.twin(), "2030-01-" + day, "2030-01-" + (day + 1), end));
		}
		people.shutdown();
		people.awaitTermination(1, TimeUnit.HOURS);
		System.out.printf("%d requests, %d failed, %d stale%n", load.requests.get(), load.failed.get(),
				load.stale.get());
	}

	private void work(Client client, String day, String next, long end) {
		String id = client.create(Map.of("type", "task", "title", "step 0", "startDate", day));
		for (int step = 1; System.nanoTime() < end; step++) {
			String title = "step " + step;
			boolean saved = succeeds(() -> client.patch("/api/work-items/" + id, Map.of("title", title)), "");
			if (saved && !succeeds(() -> client.feed(day, next, ""), "\"" + title + "\"")) {
				System.out.println(title + " is not in the feed");
			}
		}
		client.delete("/api/work-items/" + id);
	}

	private boolean succeeds(Supplier<Response> request, String expected) {
		this.requests.incrementAndGet();
		try {
			Response answer = request.get();
			if (answer.status() != 200) {
				this.failed.incrementAndGet();
				System.out.println(answer.status() + " " + answer.answer().uri());
				return false;
			}
			if (!answer.body().contains(expected)) {
				this.stale.incrementAndGet();
				return false;
			}
			return true;
		}
		catch (UncheckedIOException ex) {
			this.failed.incrementAndGet();
			System.out.println(ex.getMessage());
			return false;
		}
	}

}
