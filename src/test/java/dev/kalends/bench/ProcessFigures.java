package dev.kalends.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.kalends.support.Node;

/**
 * What a process of the application takes of the machine, as Linux and the JDK tell it.
 */
final class ProcessFigures {

	private static final Pattern USED = Pattern.compile("used (\\d+)K");

	private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

	/**
	 * What {@code /proc} counts in, for every architecture that Java runs on.
	 */
	private static final double TICKS_PER_SECOND = 100;

	private static final int FIRST_FIELD = 3;

	private static final int USER_FIELD = 14;

	private ProcessFigures() {
	}

	/**
	 * Returns the time that a process has had a core for itself, in seconds.
	 */
	static double cpuSeconds(Node node) throws IOException {
		String stat = Files.readString(Path.of("/proc", Long.toString(node.pid()), "stat"));
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		int user = USER_FIELD - FIRST_FIELD;
		return (Long.parseLong(fields[user]) + Long.parseLong(fields[user + 1])) / TICKS_PER_SECOND;
	}

	/**
	 * Returns the heap in use after a garbage collection, in megabytes.
	 */
	static double heapAfterCollection(Node node) throws IOException {
		jcmd(node, "GC.run");
		return find(USED, jcmd(node, "GC.heap_info")) / 1024;
	}

	/**
	 * Returns the memory that the process keeps resident, in megabytes.
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
			throw new IllegalStateException("There is no " + pattern + " in " + text);
		}
		return Double.parseDouble(matcher.group(1));
	}

}
