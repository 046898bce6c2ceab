package dev.kalends.calendar;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Event text is readable on every background color.
 */
class ContrastTests {

	@Test
	void ratioMatchesWcagExamples() {
		assertThat(Contrast.ratio("#000000", "#ffffff")).isCloseTo(21, within(0.001));
		assertThat(Contrast.ratio("#777777", "#ffffff")).isCloseTo(4.478, within(0.001));
		assertThat(Contrast.ratio("#3b82f6", "#3b82f6")).isCloseTo(1, within(0.001));
	}

	@Test
	void textColorHasHigherContrast() {
		assertThat(Contrast.textOn("#d97706")).isEqualTo("#000000");
		assertThat(Contrast.textOn("#10b981")).isEqualTo("#000000");
		assertThat(Contrast.textOn("#1e3a8a")).isEqualTo("#ffffff");
	}

	@Test
	void textHasRequiredContrastOnEveryColor() {
		Random random = new Random(1);
		for (int i = 0; i < 20_000; i++) {
			String color = "#%06x".formatted(random.nextInt(0x1000000));
			assertThat(Contrast.ratio(Contrast.textOn(color), color)).as(color).isGreaterThanOrEqualTo(4.5);
		}
	}

}
