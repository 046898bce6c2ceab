package dev.kalends.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.kalends.support.Node;

/**
 * Resource usage of a process of the application, as reported by Linux and the JDK.
 */
final class ProcessFigures {

	private static final Pattern USED = Pattern.compile("used (\\d+)K");

	private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

	/**
	 * The unit of processor time in {@code /proc}, on all architectures supported by
	 * Java.
	 */
	private static final double TICKS_PER_SECOND = 100;

	private static final int FIRST_FIELD = 3;

	private static final int USER_FIELD = 14;

	private ProcessFigures() {
	}

	/**
	 * Returns the processor time of a process in seconds.
	 */
	static double cpuSeconds(long pid) throws IOException {
		String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		int user = USER_FIELD - FIRST_FIELD;
		return (Long.parseLong(fields[user]) + Long.parseLong(fields[user + 1])) / TICKS_PER_SECOND;
	}

	/**
	 * Returns the used heap after a garbage collection in megabytes.
	 */
	static double heapAfterCollection(Node node) throws IOException {
		jcmd(node, "GC.run");
		return find(USED, jcmd(node, "GC.heap_info")) / 1024;
	}

	/**
	 * Returns the resident memory of the process in megabytes.
	 */
	static double resident(Node node) throws IOException {
		return find(RESIDENT, Files.readString(Path.of("/proc", Long.toString(node.pid()), "status"))) / 1024;
	}

	private static String jcmd(Node node, String command) throws IOException {
		Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				Long.toString(node.pid()), command)
			.redirectErrorStream(true)
			.start();
		return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	private static double find(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		if (!matcher.find()) {
			throw new IllegalStateException("No match for " + pattern + " in " + text);
		}
		return Double.parseDouble(matcher.group(1));
	}

}
