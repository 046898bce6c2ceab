package dev.kalends.calendar;

import dev.kalends.calendar.FeedMemory.Lease;
import dev.kalends.shared.BusyException;
import dev.kalends.shared.RuleViolatedException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Feeds that are composed concurrently share a limited amount of memory.
 */
class FeedMemoryTests {

	private final FeedMemory memory = FeedMemory.of(100_000);

	@Test
	void feedWithTooManyEventsIsRefused() {
		try (Lease feed = this.memory.open()) {
			assertThatCode(() -> feed.addRow(FeedMemory.MAX_EVENTS)).doesNotThrowAnyException();
			assertThatExceptionOfType(RuleViolatedException.class)
				.isThrownBy(() -> feed.addRow(FeedMemory.MAX_EVENTS + 1))
				.satisfies((refused) -> assertThat(refused.violations().get(0).field()).isEqualTo("end"));
		}
	}

	@Test
	void feedThatNeedsMoreThanAllMemoryIsRefusedForGood() {
		try (Lease feed = this.memory.open()) {
			assertThatExceptionOfType(RuleViolatedException.class).isThrownBy(() -> feed.add(100_001))
				.satisfies((refused) -> assertThat(refused.violations().get(0).code()).isEqualTo("feed-too-large"));
		}
	}

	@Test
	void feedIsRefusedWhileOthersUseAllMemory() {
		try (Lease first = this.memory.open(); Lease second = this.memory.open()) {
			first.add(90_000);
			assertThatExceptionOfType(BusyException.class).isThrownBy(() -> second.add(20_000));
		}
		try (Lease third = this.memory.open()) {
			assertThatCode(() -> third.add(100_000)).doesNotThrowAnyException();
		}
	}

}
