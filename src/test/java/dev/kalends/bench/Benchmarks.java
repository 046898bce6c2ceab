package dev.kalends.bench;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the parts of the benchmark. It is not a test and only runs with {@code ./mvnw
 * -Pbench verify}; see {@link Settings} for the options.
 */
class Benchmarks {

	private static final List<Part> PARTS = List.of(new HitPart(), new StalePart(), new SharePart(), new CrowdPart(),
			new MissPart("miss-h2"), new MissPart("miss-postgres"), new ProcessPart(), new MicroPart());

	@Test
	void measure(@TempDir Path folder) throws Exception {
		Settings settings = Settings.fromSystemProperties();
		Report report = new Report(settings);
		for (Part part : PARTS) {
			if (settings.includes(part)) {
				double load = Report.load();
				report.write(part, part.measure(settings, folder.resolve(part.name())), load);
			}
		}
	}

}
