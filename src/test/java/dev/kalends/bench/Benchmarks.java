package dev.kalends.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the parts of the benchmark. It is not a test and only runs with {@code ./mvnw
 * -Pbench verify}; see {@link Settings} for the options. A part whose machine was too
 * noisy keeps its earlier section in the report, and the build fails after the last part.
 */
class Benchmarks {

	private static final List<Part> PARTS = List.of(new HitPart(), new StalePart(), new SharePart(), new CrowdPart(),
			new MissPart("miss-h2"), new MissPart("miss-postgres"), new ProcessPart(), new MicroPart());

	@Test
	void measure(@TempDir Path folder) throws Exception {
		Settings settings = Settings.fromSystemProperties();
		Report report = new Report(settings);
		List<String> unpublished = new ArrayList<>();
		for (Part part : PARTS) {
			if (settings.includes(part) && !measure(part, settings, report, folder.resolve(part.name()))) {
				unpublished.add(part.name());
			}
		}
		assertThat(unpublished).as("parts that were not published, because the machine was too noisy").isEmpty();
	}

	/**
	 * Measures a part, unless the machine is too noisy already.
	 * @return whether the results were published
	 */
	private static boolean measure(Part part, Settings settings, Report report, Path folder) throws Exception {
		Machine machine = new Machine();
		machine.read();
		if (!machine.noise().isWithin(settings.noise())) {
			print(part, "Not measured", machine.noise(), settings);
			return false;
		}
		Section section = part.measure(settings, folder, machine);
		machine.read();
		Noise noise = machine.noise();
		if (!noise.isWithin(settings.noise())) {
			print(part, "Not published", noise, settings);
			section.lines().forEach(System.out::println);
			return false;
		}
		System.out.println(report.write(part, section, noise));
		return true;
	}

	private static void print(Part part, String outcome, Noise noise, Settings settings) {
		System.out.println(outcome + ": " + part.name() + ", " + noise.text(settings.noise()));
	}

}
