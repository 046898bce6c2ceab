package dev.kalends.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to run what is delivered.
 *
 * @param name what it is called in the report
 * @param application what stands between {@code java} and the properties
 */
record Delivery(String name, List<String> application) {

	static final Path JAR = Path.of("target", "kalends.jar");

	/**
	 * Returns the jar as it is.
	 */
	static Delivery jar() {
		return new Delivery("the jar", List.of("-jar", JAR.toString()));
	}

	/**
	 * Returns the jar unpacked, with its libraries beside it.
	 */
	static Delivery unpacked(Path folder) throws IOException, InterruptedException {
		run(List.of("-Djarmode=tools", "-jar", JAR.toString(), "extract", "--destination", folder.toString()));
		return new Delivery("unpacked", List.of("-jar", folder.resolve("kalends.jar").toString()));
	}

	/**
	 * Returns the same with an archive of the classes that a first start has loaded.
	 */
	Delivery withSharedClasses(Path folder) throws IOException, InterruptedException {
		Path archive = folder.resolve("kalends.jsa");
		List<String> training = new ArrayList<>(
				List.of("-XX:ArchiveClassesAtExit=" + archive, "-Dspring.context.exit=onRefresh"));
		training.addAll(this.application);
		training.add("--kalends.data-dir=" + folder.resolve("training"));
		run(training);
		List<String> shared = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + archive));
		shared.addAll(this.application);
		return new Delivery("unpacked, with shared classes", shared);
	}

	/**
	 * Returns the same with the first of the JDK's two compilers alone, which leaves the
	 * cores to the start and answers fewer requests a second for it.
	 */
	Delivery withFirstCompilerAlone() {
		List<String> first = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
		first.addAll(this.application);
		return new Delivery(this.name + ", first compiler alone", first);
	}

	private static void run(List<String> arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(arguments);
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		int code = process.waitFor();
		if (code != 0) {
			throw new IllegalStateException(command + " ended with " + code);
		}
	}

}
