package dev.kalends.calendar;

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
 * A browser in front of all nodes. Each request goes to any of them; one that a node does
 * not answer is sent to the next.
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
	 * Returns the browser of somebody who is signed in.
	 * @param failures counts the requests that are not answered
	 */
	static StormClient of(Client signedIn, List<String> addresses, AtomicLong failures) {
		return new StormClient(addresses.stream().map(signedIn::at).toList(), failures);
	}

	/**
	 * Signs somebody in, on a node that answers.
	 */
	static StormClient signIn(List<String> addresses, String username, String password, AtomicLong failures) {
		List<Client> strangers = addresses.stream().map(Client::new).toList();
		Client[] signedIn = new Client[1];
		new StormClient(strangers, failures).answer((stranger) -> {
			signedIn[0] = stranger.signIn(username, password);
			return signedIn[0].get("/api/me");
		});
		return of(signedIn[0], addresses, failures);
	}

	/**
	 * Asks until a node answers.
	 */
	Response ask(Function<Client, Response> request) {
		return answer(request).response();
	}

	/**
	 * Changes something, or finds it changed already by a request that was not answered.
	 * It is said again when the database was too busy for it, and when nobody knows what
	 * became of it; saying it twice does nothing more than saying it once.
	 */
	void change(Function<Client, Response> request) {
		boolean maybeDone = false;
		for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
			Answer answer = answer(request);
			maybeDone |= answer.afterFailure();
			int status = answer.response().status();
			if (status < 300 || (status == 404 && maybeDone)) {
				return;
			}
			if (status != 503) {
				throw new IllegalStateException(status + " " + answer.response().body());
			}
		}
		throw new IllegalStateException("The database is too busy for a change");
	}

	private Answer answer(Function<Client, Response> request) {
		int first = ThreadLocalRandom.current().nextInt(this.nodes.size());
		for (int attempt = 0;; attempt++) {
			try {
				return new Answer(request.apply(this.nodes.get((first + attempt) % this.nodes.size())), attempt > 0);
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
	 * What a node answered, and whether it was asked before without an answer.
	 */
	private record Answer(Response response, boolean afterFailure) {

	}

}
