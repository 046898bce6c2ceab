package dev.kalends.shared;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the process exits with a message when it runs out of memory.
 */
class OutOfMemoryTests {

	@Test
	void processEndsWhenAnyThreadRunsOutOfMemory() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx16m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				Greedy.class.getName())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assertThat(output).startsWith("Out of memory. The process ends");
		assertThat(process.exitValue()).isEqualTo(3);
	}

	@Test
	void outOfMemoryErrorIsFoundAsCause() {
		assertThat(OutOfMemory.isCauseOf(new IllegalStateException(new OutOfMemoryError()))).isTrue();
		assertThat(OutOfMemory.isCauseOf(new IllegalStateException())).isFalse();
	}

	/**
	 * Runs out of memory in one thread while another thread keeps the JVM running.
	 */
	static final class Greedy {

		public static void main(String[] args) throws InterruptedException {
			OutOfMemory.endProcessOnUncaught();
			new Thread(() -> {
				long[] tooMuch = new long[100_000_000];
				System.out.println(tooMuch.length);
			}).start();
			Thread.sleep(60_000);
		}

	}

}
