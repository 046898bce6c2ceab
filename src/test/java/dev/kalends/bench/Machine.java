package dev.kalends.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The machine during the measurement of one part. A part takes a reading between its
 * turns, while the measured processes are idle.
 */
public final class Machine {

	/**
	 * Readings that are discarded while the JIT compiler compiles the work.
	 */
	private static final int WARM_UP = 2;

	private final FixedWork work = new FixedWork();

	private final List<long[]> readings = new ArrayList<>();

	public Machine() throws Exception {
		for (int i = 0; i < WARM_UP; i++) {
			this.work.run();
		}
	}

	/**
	 * Takes a reading, which keeps all cores busy for about a second.
	 */
	public void read() throws Exception {
		this.readings.add(this.work.run());
	}

	public Noise noise() {
		return Noise.of(this.readings);
	}

}
