package dev.kalends.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

import dev.kalends.support.Node;

/**
 * Asks a node the same thing again and again over several connections.
 */
final class Load {

	static final int CONNECTIONS = 8;

	private Load() {
	}

	/**
	 * Asks as fast as the node answers: the next request goes out when the last answer is
	 * there.
	 * @return how many answers came in a second
	 */
	static double closed(Node node, byte[] request, Duration time) throws Exception {
		long start = System.nanoTime();
		long end = start + time.toNanos();
		long answers = 0;
		for (long[] each : onEachConnection(node, (connection, index) -> {
			long count = 0;
			while (System.nanoTime() < end) {
				connection.ask(request);
				count++;
			}
			return new long[] { count };
		})) {
			answers += each[0];
		}
		return answers / ((System.nanoTime() - start) / 1e9);
	}

	/**
	 * Asks at a fixed rate, whether earlier answers are there or not. How long one takes
	 * counts from when it was due, so an answer that holds up others counts for all of
	 * them.
	 * @param rate requests in a second, over all connections
	 * @return how long each took, in nanoseconds
	 */
	static long[] open(Node node, byte[] request, double rate, Duration time) throws Exception {
		int each = (int) (rate * time.toSeconds() / CONNECTIONS);
		double interval = 1e9 * CONNECTIONS / rate;
		long start = System.nanoTime();
		return onEachConnection(node, (connection, index) -> {
			long[] took = new long[each];
			for (int i = 0; i < each; i++) {
				long due = start + (long) (interval * (i + (double) index / CONNECTIONS));
				waitUntil(due);
				connection.ask(request);
				took[i] = System.nanoTime() - due;
			}
			return took;
		}).stream().flatMapToLong(Arrays::stream).toArray();
	}

	static void waitUntil(long due) {
		long wait = due - System.nanoTime();
		while (wait > 0) {
			LockSupport.parkNanos(wait);
			wait = due - System.nanoTime();
		}
	}

	/**
	 * Does the same on several connections at once.
	 */
	static List<long[]> onEachConnection(Node node, Work work) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
		try {
			List<Future<long[]>> running = new ArrayList<>();
			for (int i = 0; i < CONNECTIONS; i++) {
				int index = i;
				running.add(threads.submit(() -> {
					try (FeedConnection connection = new FeedConnection(node)) {
						return work.run(connection, index);
					}
				}));
			}
			List<long[]> results = new ArrayList<>();
			for (Future<long[]> each : running) {
				results.add(each.get());
			}
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

	/**
	 * What is done on one of the connections.
	 */
	interface Work {

		/**
		 * Returns figures; what they mean is up to whoever asks.
		 * @param index which of the connections it is, from 0 on
		 */
		long[] run(FeedConnection connection, int index) throws Exception;

	}

}
