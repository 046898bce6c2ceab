package dev.kalends.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes the results into a document. Each part has a section between two markers, so
 * that running one part preserves all other content.
 */
class Report {

	private final Settings settings;

	Report(Settings settings) {
		this.settings = settings;
	}

	/**
	 * Replaces the section of a part, or appends a new one.
	 * @return the text of the section
	 */
	String write(Part part, Section section, Noise noise) throws IOException {
		String begin = "<!-- measured: " + part.name() + " -->";
		String end = "<!-- /measured: " + part.name() + " -->";
		List<String> lines = new ArrayList<>(List.of(begin, "## " + section.title(), ""));
		lines.addAll(List.of("    " + this.settings.command(part.name()), ""));
		lines.addAll(section.lines());
		lines.addAll(List.of(circumstances(noise), end));
		String text = String.join("\n", lines);
		Path file = this.settings.report();
		String document = Files.exists(file) ? Files.readString(file) : "# Benchmarks\n";
		int from = document.indexOf(begin);
		if (from < 0) {
			document = document + "\n" + text + "\n";
		}
		else {
			document = document.substring(0, from) + text + document.substring(document.indexOf(end) + end.length());
		}
		Files.writeString(file, document);
		return text;
	}

	private String circumstances(Noise noise) throws IOException {
		return String.format(Locale.ROOT, "%s, %d cores (%s), %s, %s %s; %s.", LocalDate.now(),
				Runtime.getRuntime().availableProcessors(), processor(), System.getProperty("os.name"),
				System.getProperty("java.vm.name"), System.getProperty("java.runtime.version"),
				noise.text(this.settings.noise()));
	}

	private static String processor() throws IOException {
		Path file = Path.of("/proc/cpuinfo");
		if (!Files.exists(file)) {
			return System.getProperty("os.arch");
		}
		try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
			return lines.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).trim())
				.findFirst()
				.orElse(System.getProperty("os.arch"));
		}
	}

}
