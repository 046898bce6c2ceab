package dev.kalends.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.kalends.support.Client;

/**
 * Reads the event stream of a signed-in client line by line.
 */
public class LiveStream implements AutoCloseable {

	private static final String END = "(the end)";

	private static final Pattern DATA = Pattern.compile("data: \\{\"version\":\"([A-Za-z0-9_-]+)\"}");

	private static final int TIMEOUT_SECONDS = 30;

	private final HttpResponse<InputStream> answer;

	private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

	private final List<String> received = new ArrayList<>();

	public LiveStream(Client client) {
		this.answer = client.listen("/calendar/live");
		Thread reader = new Thread(this::read, "live-stream");
		reader.setDaemon(true);
		reader.start();
	}

	public HttpResponse<InputStream> answer() {
		return this.answer;
	}

	/**
	 * Waits for the next event and returns its version.
	 */
	public String nextVersion() {
		await((line) -> line.equals("event: calendar-changed"));
		Matcher data = DATA.matcher(await((line) -> line.startsWith("data")));
		if (!data.matches()) {
			throw new AssertionError("Not a version: " + data);
		}
		return data.group(1);
	}

	/**
	 * Waits until this version is received.
	 */
	public void awaitVersion(String version) {
		await((line) -> line.contains("\"" + version + "\""));
	}

	public void awaitComment() {
		await((line) -> line.startsWith(":"));
	}

	public void awaitEnd() {
		await(END::equals);
	}

	/**
	 * Returns the number of events received so far by the await methods.
	 */
	public long events() {
		return this.received.stream().filter((line) -> line.startsWith("event:")).count();
	}

	private String await(Predicate<String> condition) {
		try {
			for (String line = next(); line != null; line = next()) {
				this.received.add(line);
				if (condition.test(line)) {
					return line;
				}
				if (line.equals(END)) {
					throw new AssertionError("The stream ended after " + this.received);
				}
			}
			throw new AssertionError("Timed out waiting; received: " + this.received);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private String next() throws InterruptedException {
		return this.lines.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
	}

	private void read() {
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(this.answer.body(), StandardCharsets.UTF_8))) {
			reader.lines().forEach(this.lines::add);
		}
		catch (IOException | UncheckedIOException ex) {
			// Closed by this client or by the server.
		}
		this.lines.add(END);
	}

	@Override
	public void close() {
		try {
			this.answer.body().close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
