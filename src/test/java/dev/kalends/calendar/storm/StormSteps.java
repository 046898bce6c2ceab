package dev.kalends.calendar.storm;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The numbered steps of an object that only one thread changes.
 */
class StormSteps {

	private final AtomicInteger started = new AtomicInteger();

	private final AtomicInteger acknowledged = new AtomicInteger();

	/**
	 * Performs the next step.
	 * @param change receives the number of the step and returns after it is acknowledged
	 */
	void next(IntConsumer change) {
		int number = this.started.incrementAndGet();
		change.accept(number);
		this.acknowledged.set(number);
	}

	/**
	 * Returns the last step that was started. No read can see a later one.
	 */
	int started() {
		return this.started.get();
	}

	/**
	 * Returns the last step that was acknowledged. A read that starts now must not see an
	 * earlier one.
	 */
	int acknowledged() {
		return this.acknowledged.get();
	}

}
