package dev.kalends.calendar;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The numbered steps of something that one thread alone changes.
 */
class StormSteps {

	private final AtomicInteger begun = new AtomicInteger();

	private final AtomicInteger acknowledged = new AtomicInteger();

	/**
	 * Does the next step.
	 * @param change takes the number of the step and returns once it is acknowledged
	 */
	void next(IntConsumer change) {
		int number = this.begun.incrementAndGet();
		change.accept(number);
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

}
