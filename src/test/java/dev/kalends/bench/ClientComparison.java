package dev.kalends.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.kalends.support.Client;
import dev.kalends.support.Node;

/**
 * Compares {@link LoadLoop} with {@code wrk}, which must be installed, as clients of the
 * same node, in turns. {@code docs/benchmarks.md} has the command.
 */
final class ClientComparison {

	private static final int EVENTS = 100;

	private static final int ROUNDS = 5;

	private static final int TURN_SECONDS = 5;

	private static final Duration WARM_UP = Duration.ofSeconds(90);

	private static final Pattern RATE = Pattern.compile("Requests/sec: *([0-9.]+)");

	private static final Pattern COUNT = Pattern.compile("(\\d+) requests in");

	private ClientComparison() {
	}

	public static void main(String[] args) throws Exception {
		Machine machine = new Machine();
		Path folder = Files.createTempDirectory("client-comparison");
		Installation data = new Installation(folder);
		Client ann = data.createPlan(EVENTS);
		List<Double> ours = new ArrayList<>();
		List<Double> wrk = new ArrayList<>();
		List<Double> oursServer = new ArrayList<>();
		List<Double> wrkServer = new ArrayList<>();
		try (Node node = data.start(Set.of())) {
			byte[] request = FeedConnection.feed(ann, Installation.SIX_WEEKS);
			Load.closed(node, request, WARM_UP);
			for (int round = 0; round < ROUNDS; round++) {
				machine.read();
				double before = ProcessFigures.cpuSeconds(node.pid());
				double rate = Load.closed(node, request, Duration.ofSeconds(TURN_SECONDS));
				ours.add(rate);
				oursServer.add(micros(node, before, rate * TURN_SECONDS));
				before = ProcessFigures.cpuSeconds(node.pid());
				String output = wrk(node, ann);
				wrk.add(number(RATE, output));
				wrkServer.add(micros(node, before, number(COUNT, output)));
			}
			machine.read();
		}
		print("LoadLoop", ours, oursServer);
		print("wrk", wrk, wrkServer);
		System.out.println(machine.noise().text(1));
	}

	private static double micros(Node node, double before, double requests) throws IOException {
		return (ProcessFigures.cpuSeconds(node.pid()) - before) * 1e6 / requests;
	}

	private static String wrk(Node node, Client person) throws IOException {
		Process process = new ProcessBuilder("wrk", "-t1", "-c" + Load.CONNECTIONS, "-d" + TURN_SECONDS, "-H",
				"Accept-Encoding: gzip", "-H", "Cookie: SESSION=" + person.cookie("SESSION"),
				"http://localhost:" + node.port() + FeedConnection.FEED + Installation.SIX_WEEKS)
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (output.contains("Non-2xx")) {
			throw new IllegalStateException(output);
		}
		return output;
	}

	private static double number(Pattern pattern, String output) {
		Matcher matcher = pattern.matcher(output);
		if (!matcher.find()) {
			throw new IllegalStateException(output);
		}
		return Double.parseDouble(matcher.group(1));
	}

	private static void print(String client, List<Double> rates, List<Double> serverMicros) {
		System.out.printf("%s: %s requests a second, %s µs of server time for each%n", client, Spread.of(rates).text(0),
				Spread.of(serverMicros).text(0));
	}

}
