package dev.kalends.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to run the packaged application.
 *
 * @param name its name in the report
 * @param application the arguments between {@code java} and the properties
 */
record Delivery(String name, List<String> application) {

	static final Path JAR = Path.of("target", "kalends.jar");

	/**
	 * Returns the executable jar.
	 */
	static Delivery jar() {
		return new Delivery("the jar", List.of("-jar", JAR.toString()));
	}

	/**
	 * Returns the extracted jar with separate libraries.
	 */
	static Delivery unpacked(Path folder) throws IOException, InterruptedException {
		run(List.of("-Djarmode=tools", "-jar", JAR.toString(), "extract", "--destination", folder.toString()));
		return new Delivery("unpacked", List.of("-jar", folder.resolve("kalends.jar").toString()));
	}

	/**
	 * Returns the same with a class data sharing archive, created by a training run.
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
		return new Delivery("unpacked, with class data sharing", shared);
	}

	/**
	 * Returns the same with the C1 compiler only, which leaves the processor to the
	 * startup but reduces the throughput.
	 */
	Delivery withFirstCompilerOnly() {
		List<String> first = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
		first.addAll(this.application);
		return new Delivery(this.name + ", first compiler only", first);
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
