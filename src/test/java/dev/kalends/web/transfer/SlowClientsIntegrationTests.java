package dev.kalends.web.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.kalends.account.Viewer;
import dev.kalends.shared.RequestLimits;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests that clients that send or read slowly occupy no worker threads. There are 200
 * workers, and twice as many slow clients; {@code -Dkalends.slow-clients=2000} uses ten
 * times as many clients as workers.
 */
@Tag("long")
@KalendsTest
class SlowClientsIntegrationTests {

	private static final Logger logger = LoggerFactory.getLogger(SlowClientsIntegrationTests.class);

	private static final int CLIENTS = Integer.getInteger("kalends.slow-clients", 400);

	/**
	 * If all workers of a node are blocked, a response takes at least 5 seconds.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private static final String FEED = "/calendar/work-items/feed?start=2025-10-01&end=2025-11-01";

	@Autowired
	private Office office;

	private final List<SocketChannel> slow = new ArrayList<>();

	private Viewer ann;

	private Client client;

	private String credentials;

	@BeforeEach
	void signIn() {
		this.ann = this.office.person("Ann");
		this.client = this.office.signIn(this.ann);
		this.credentials = "Cookie: SESSION=" + this.client.cookie("SESSION") + "\r\n";
		this.client.get(FEED);
	}

	@AfterEach
	void closeConnections() {
		this.slow.forEach((channel) -> {
			try {
				channel.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	@ParameterizedTest
	@EnumSource(SlowRequest.class)
	void slowSendersBlockNoWorker(SlowRequest kind) throws IOException {
		for (int i = 0; i < CLIENTS; i++) {
			send(kind.text(this.credentials), 0);
		}
		assertOtherRequestsAreServed(kind.name());
	}

	@Test
	void slowReadersBlockNoWorker() throws IOException {
		String text = "x".repeat(480);
		for (int i = 0; i < 500; i++) {
			this.client.create(Map.of("type", "task", "title", text + i, "startDate",
					LocalDate.of(2025, 10, 1).plusDays(i % 31).toString()));
		}
		assertThat(this.client.get(FEED, "Accept-Encoding", "identity").bytes()).hasSizeGreaterThan(400_000);
		for (int i = 0; i < CLIENTS; i++) {
			send("GET " + FEED + " HTTP/1.1\r\nHost: localhost\r\n" + this.credentials + "\r\n", 4096);
		}
		assertOtherRequestsAreServed("slow readers");
	}

	@Test
	void pipeliningClientsThatDoNotReadBlockNoWorker() throws IOException {
		for (String path : List.of("/login", "/", "/nowhere", "/api/me")) {
			String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
			for (int i = 0; i < CLIENTS / 4; i++) {
				send(request.repeat(20), 4096);
			}
		}
		// Filling the socket buffers of so many connections takes a while.
		await().atMost(Duration.ofMinutes(1))
			.pollInSameThread()
			.untilAsserted(() -> assertOtherRequestsAreServed("pipelined requests"));
	}

	@Test
	void streamsBlockNoWorker() throws IOException {
		for (int i = 0; i < CLIENTS; i++) {
			if (i % RequestLimits.MAX_STREAMS == 0) {
				Client other = this.office.signIn(this.office.person("Person " + i));
				this.credentials = "Cookie: SESSION=" + other.cookie("SESSION") + "\r\n";
			}
			send("GET /calendar/live HTTP/1.1\r\nHost: localhost\r\n" + this.credentials + "\r\n", 4096);
		}
		assertOtherRequestsAreServed("streams");
	}

	@Test
	void bodyThatTimesOutIsRejected() throws IOException {
		try (Socket socket = connect()) {
			socket.getOutputStream()
				.write(("POST /api/work-items HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
						+ this.credentials + "Content-Length: 1000\r\n\r\n{\"type\":")
					.getBytes(StandardCharsets.US_ASCII));
			String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(response).startsWith("HTTP/1.1 408")
				.contains("Connection: close", "Content-Type: application/problem+json");
		}
	}

	private void assertOtherRequestsAreServed(String kind) {
		Duration feed = timed(() -> this.client.get(FEED, "Accept-Encoding", "gzip"));
		Duration health = timed(() -> this.office.stranger().get("/actuator/health"));
		Duration signIn = timed(() -> {
			Client other = this.office.stranger();
			Response response = other.attemptSignIn(this.ann.username(), Office.PASSWORD);
			assertThat(response.header("Location")).endsWith("/calendar");
			return other.get("/api/me");
		});
		logger.info("{} {}: feed {} ms, health {} ms, sign-in {} ms", this.slow.size(), kind, feed.toMillis(),
				health.toMillis(), signIn.toMillis());
		assertThat(feed).isLessThan(PATIENCE);
		assertThat(health).isLessThan(PATIENCE);
		assertThat(signIn).isLessThan(PATIENCE.multipliedBy(2));
	}

	private static Duration timed(Supplier<Response> request) {
		long start = System.nanoTime();
		assertThat(request.get().status()).isEqualTo(200);
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private void send(String text, int receiveBuffer) throws IOException {
		SocketChannel channel = SocketChannel.open();
		this.slow.add(channel);
		if (receiveBuffer > 0) {
			channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
		}
		URI address = URI.create(this.office.address());
		channel.connect(new InetSocketAddress(address.getHost(), address.getPort()));
		channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
	}

	private Socket connect() throws IOException {
		URI address = URI.create(this.office.address());
		return new Socket(address.getHost(), address.getPort());
	}

	/**
	 * The start of a request that is never completed.
	 */
	enum SlowRequest {

		SIGN_IN("POST /login", "application/x-www-form-urlencoded", "Content-Length: 1000", "username=a", false),

		NOTHING("POST /login", "application/x-www-form-urlencoded", "Content-Length: 1000", "", false),

		ANONYMOUS_JSON("POST /api/work-items", "application/json", "Content-Length: 1000", "{\"type\":", false),

		ANONYMOUS_PAGE("POST /work-items", "application/x-www-form-urlencoded", "Content-Length: 1000", "a", false),

		WRONG_METHOD("POST /actuator/health", "application/json", "Content-Length: 1000", "{", false),

		BODY_OF_GET("GET /login", "application/json", "Content-Length: 1000", "{", false),

		MULTIPART("POST /work-items/import", "multipart/form-data; boundary=a", "Content-Length: 1000",
				"--a\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\ntype", true),

		JSON("POST /api/work-items", "application/json", "Content-Length: 1000", "{\"type\":", true),

		CHUNKED("POST /api/work-items", "application/json", "Transfer-Encoding: chunked", "8\r\n{\"type\":\r\n", true),

		FORGED("POST /api/work-items", "application/json", "Cookie: SESSION=x\r\nContent-Length: 1000", "{", false),

		UPLOAD("POST /api/work-items/import", "text/csv", "Content-Length: 5000000", "type,title\r\n", true),

		EXPECTATION("POST /login", "application/json", "Expect: 100-continue\r\nContent-Length: 1000", "", false);

		private final String request;

		private final String type;

		private final String headers;

		private final String body;

		private final boolean signedIn;

		SlowRequest(String request, String type, String headers, String body, boolean signedIn) {
			this.request = request;
			this.type = type;
			this.headers = headers;
			this.body = body;
			this.signedIn = signedIn;
		}

		String text(String credentials) {
			return this.request + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + this.type + "\r\n" + this.headers
					+ "\r\n" + (this.signedIn ? credentials : "") + "\r\n" + this.body;
		}

	}

}
