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
 * Sends the same request repeatedly over several connections.
 */
final class Load {

	static final int CONNECTIONS = 8;

	private Load() {
	}

	/**
	 * Closed-loop load, see {@link LoadLoop}.
	 * @return responses per second
	 */
	static double closed(Node node, byte[] request, Duration time) throws Exception {
		try (LoadLoop loop = new LoadLoop(node.port(), request, CONNECTIONS)) {
			long start = System.nanoTime();
			long end = start + time.toNanos();
			long answers = loop.runWhile(() -> System.nanoTime() < end);
			return answers / ((System.nanoTime() - start) / 1e9);
		}
	}

	/**
	 * Open-loop load at a fixed rate. Latency is measured from the scheduled time of a
	 * request, so a slow response counts for all requests it delays (no coordinated
	 * omission).
	 * @param rate requests per second over all connections
	 * @return the latencies in nanoseconds
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
				connection.send(request);
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
	 * Runs the same work concurrently on all connections.
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
	 * The work of one connection.
	 */
	interface Work {

		/**
		 * Performs the work.
		 * @param index the index of the connection, from 0
		 * @return figures, defined by the caller
		 */
		long[] run(FeedConnection connection, int index) throws Exception;

	}

}
