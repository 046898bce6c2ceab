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
 * A page that listens: it reads the lines of the stream as they come.
 */
public class LiveStream implements AutoCloseable {

	private static final String END = "(the end)";

	private static final Pattern DATA = Pattern.compile("data: \\{\"version\":\"([A-Za-z0-9_-]+)\"}");

	private static final int PATIENCE_SECONDS = 30;

	private final HttpResponse<InputStream> answer;

	private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

	private final List<String> heard = new ArrayList<>();

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
			throw new AssertionError("This is no version: " + data);
		}
		return data.group(1);
	}

	/**
	 * Waits until the stream tells this version.
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
	 * Returns how many events there were in what was awaited.
	 */
	public long events() {
		return this.heard.stream().filter((line) -> line.startsWith("event:")).count();
	}

	private String await(Predicate<String> condition) {
		try {
			for (String line = next(); line != null; line = next()) {
				this.heard.add(line);
				if (condition.test(line)) {
					return line;
				}
				if (line.equals(END)) {
					throw new AssertionError("The stream ended after " + this.heard);
				}
			}
			throw new AssertionError("It never came: " + this.heard);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private String next() throws InterruptedException {
		return this.lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
	}

	private void read() {
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(this.answer.body(), StandardCharsets.UTF_8))) {
			reader.lines().forEach(this.lines::add);
		}
		catch (IOException | UncheckedIOException ex) {
			// Closed from this side, or cut off from the other.
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
