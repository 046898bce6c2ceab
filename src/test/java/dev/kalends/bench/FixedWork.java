package dev.kalends.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A fixed piece of work, which takes as long every time on a machine that does nothing
 * else at a constant speed. It runs on all cores at once, because the benchmark uses all
 * of them, and reads from a table that fits into the second-level cache only, because
 * other processes can slow down the access to memory without taking a core.
 */
final class FixedWork {

	/**
	 * Pieces of each core in one reading. A piece takes about a millisecond, which is
	 * less than a time slice of the scheduler, so that some pieces are undisturbed even
	 * if other processes use all cores.
	 */
	private static final int PIECES = 700;

	private static final int STEPS = 200_000;

	private static final int TABLE_SIZE = 1 << 15;

	private static final int CORES = Runtime.getRuntime().availableProcessors();

	private final long[] table = new long[TABLE_SIZE];

	/**
	 * The result of the work, so that the compiler cannot remove it.
	 */
	private volatile long result;

	FixedWork() {
		Arrays.setAll(this.table, (i) -> i * 0x9E3779B97F4A7C15L);
	}

	/**
	 * Runs the work on all cores.
	 * @return the durations of the pieces of all cores in nanoseconds
	 */
	long[] run() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(CORES);
		try {
			List<Future<long[]>> running = new ArrayList<>();
			for (int i = 0; i < CORES; i++) {
				running.add(threads.submit(this::pieces));
			}
			long[] durations = new long[0];
			for (Future<long[]> each : running) {
				long[] own = each.get();
				int filled = durations.length;
				durations = Arrays.copyOf(durations, filled + own.length);
				System.arraycopy(own, 0, durations, filled, own.length);
			}
			return durations;
		}
		finally {
			threads.shutdownNow();
		}
	}

	private long[] pieces() {
		long[] durations = new long[PIECES];
		for (int i = 0; i < PIECES; i++) {
			long start = System.nanoTime();
			this.result = piece(start);
			durations[i] = System.nanoTime() - start;
		}
		return durations;
	}

	private long piece(long seed) {
		long value = seed | 1;
		for (int i = 0; i < STEPS; i++) {
			value ^= value << 13;
			value ^= value >>> 7;
			value ^= this.table[(int) (value & (TABLE_SIZE - 1))];
		}
		return value;
	}

}
