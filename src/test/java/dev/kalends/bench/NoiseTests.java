package dev.kalends.bench;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests the arithmetic of the noise.
 */
class NoiseTests {

	@Test
	void constantDurationsAreNoNoise() {
		Noise noise = Noise.of(List.of(pieces(100, 0, 0), pieces(100, 0, 0)));
		assertThat(noise.shares()).containsExactly(0.0, 0.0);
		assertThat(noise.isWithin(0)).isTrue();
	}

	@Test
	void noiseIsTheShareOfTimeBeyondTheUndisturbedDuration() {
		// 80 pieces of 100 and 20 of 225 take 12,500 instead of 10,000.
		Noise noise = Noise.of(List.of(pieces(80, 20, 225)));
		assertThat(noise.mean()).isCloseTo(0.2, within(1e-9));
		assertThat(noise.undisturbed()).isEqualTo(100);
	}

	@Test
	void slowReadingIsNoisyEvenIfItsPiecesAreEqual() {
		Noise noise = Noise.of(List.of(pieces(100, 0, 0), pieces(0, 100, 200), pieces(100, 0, 0)));
		assertThat(noise.shares()).containsExactly(0.0, 0.5, 0.0);
		assertThat(noise.mean()).isCloseTo(1 / 6.0, within(1e-9));
		assertThat(noise.worst()).isEqualTo(0.5);
	}

	@Test
	void worstReadingDecides() {
		Noise noise = Noise.of(List.of(pieces(100, 0, 0), pieces(0, 100, 125), pieces(100, 0, 0)));
		assertThat(noise.worst()).isCloseTo(0.2, within(1e-9));
		assertThat(noise.isWithin(0.21)).isTrue();
		assertThat(noise.isWithin(0.19)).isFalse();
	}

	/**
	 * A clock that jumps must not make all other pieces look slow.
	 */
	@Test
	void singleFastPieceChangesLittle() {
		Noise noise = Noise.of(List.of(pieces(99, 1, 1)));
		assertThat(noise.worst()).isLessThan(0.1);
	}

	@Test
	void readingThatIsFasterThanOthersIsNotNegative() {
		Noise noise = Noise.of(List.of(pieces(0, 20, 90), pieces(180, 0, 0)));
		assertThat(noise.shares().get(0)).isZero();
		assertThat(noise.shares().get(1)).isCloseTo(0.1, within(1e-9));
	}

	@Test
	void textHasMeanWorstLimitAndSpeed() {
		assertThat(new Noise(4_560_000, List.of(0.01, 0.03)).text(0.1))
			.isEqualTo("noise 2.0 % (worst of 2 readings 3.0 %, limit 10 %; a piece of work takes 4.56 ms)");
	}

	/**
	 * Returns durations of pieces: some of 100, and others of another duration.
	 */
	private static long[] pieces(int usual, int others, long duration) {
		return LongStream
			.concat(LongStream.generate(() -> 100).limit(usual), LongStream.generate(() -> duration).limit(others))
			.toArray();
	}

}
