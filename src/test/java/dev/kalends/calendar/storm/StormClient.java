package dev.kalends.calendar.storm;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;

/**
 * A client of several nodes. Each request goes to a random node; without a response it is
 * sent to the next one.
 */
class StormClient {

	private static final int MAX_ATTEMPTS = 200;

	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

	private final List<Client> nodes;

	private final AtomicLong failures;

	private StormClient(List<Client> nodes, AtomicLong failures) {
		this.nodes = nodes;
		this.failures = failures;
	}

	/**
	 * Returns the client of a signed-in person.
	 * @param failures counts requests without a response
	 */
	static StormClient of(Client signedIn, List<String> addresses, AtomicLong failures) {
		return new StormClient(addresses.stream().map(signedIn::at).toList(), failures);
	}

	/**
	 * Signs in on a node that responds.
	 */
	static StormClient signIn(List<String> addresses, String username, String password, AtomicLong failures) {
		List<Client> clients = addresses.stream().map(Client::new).toList();
		Client[] signedIn = new Client[1];
		new StormClient(clients, failures).trySend((client) -> {
			signedIn[0] = client.signIn(username, password);
			return signedIn[0].get("/api/me");
		});
		return of(signedIn[0], addresses, failures);
	}

	/**
	 * Sends a request until a node responds.
	 */
	Response send(Function<Client, Response> request) {
		return trySend(request).response();
	}

	/**
	 * Makes an idempotent change. It is repeated if the database was overloaded or if
	 * there was no response; a repeated delete may then find nothing.
	 */
	void change(Function<Client, Response> request) {
		boolean maybeApplied = false;
		for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
			Attempt trySend = trySend(request);
			maybeApplied |= trySend.afterFailure();
			int status = trySend.response().status();
			if (status < 300 || (status == 404 && maybeApplied)) {
				return;
			}
			if (status != 503) {
				throw new IllegalStateException(status + " " + trySend.response().body());
			}
		}
		throw new IllegalStateException("The database is overloaded");
	}

	private Attempt trySend(Function<Client, Response> request) {
		int first = ThreadLocalRandom.current().nextInt(this.nodes.size());
		for (int attempt = 0;; attempt++) {
			try {
				return new Attempt(request.apply(this.nodes.get((first + attempt) % this.nodes.size())), attempt > 0);
			}
			catch (UncheckedIOException ex) {
				this.failures.incrementAndGet();
				if (attempt == MAX_ATTEMPTS) {
					throw ex;
				}
				LockSupport.parkNanos(PAUSE);
			}
		}
	}

	/**
	 * A response, and whether an earlier attempt failed without one.
	 */
	private record Attempt(Response response, boolean afterFailure) {

	}

}
