package dev.kalends.calendar;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The numbered steps of something that one thread alone changes.
 */
class StormSteps {

	private final AtomicInteger begun = new AtomicInteger();

	private final AtomicInteger acknowledged = new AtomicInteger();

	/**
	 * Does the next step.
	 */
	void next(Step step) {
		int number = this.begun.incrementAndGet();
		step.take(number);
		this.acknowledged.set(number);
	}

	/**
	 * Returns the last step that was begun: nothing later can be seen.
	 */
	int begun() {
		return this.begun.get();
	}

	/**
	 * Returns the last step that was acknowledged: nothing earlier may be seen by a read
	 * that begins now.
	 */
	int acknowledged() {
		return this.acknowledged.get();
	}

	/**
	 * A change that returns once it is acknowledged.
	 */
	interface Step {

		void take(int number);

	}

}
