package dev.kalends.shared;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how texts are shortened.
 */
class EllipsisTests {

	@Test
	void longTextEndsWithAnEllipsis() {
		assertThat(Ellipsis.shorten("Report", 6)).isEqualTo("Report");
		assertThat(Ellipsis.shorten("Reports", 6)).isEqualTo("Repor…");
	}

	@Test
	void surrogatePairsCountOnceAndAreNotSplit() {
		assertThat(Ellipsis.shorten("😀".repeat(6), 6)).isEqualTo("😀".repeat(6));
		assertThat(Ellipsis.shorten("😀".repeat(7), 6)).isEqualTo("😀".repeat(5) + "…");
	}

}
