package dev.kalends.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests the load client against a small server.
 */
@Timeout(60)
class LoadLoopTests {

	private static final int CONNECTIONS = 4;

	private static final int REQUESTS = 40;

	private static final byte[] REQUEST = "GET /feed HTTP/1.1\r\nHost: localhost\r\n\r\n"
		.getBytes(StandardCharsets.US_ASCII);

	private final AtomicInteger received = new AtomicInteger();

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void everyCompleteResponseIsCounted() throws Exception {
		answer(200, 100, Integer.MAX_VALUE);
		assertThat(run()).isBetween((long) REQUESTS - CONNECTIONS, (long) this.received.get());
	}

	@Test
	void bodyMayBeLargerThanTheBuffer() throws Exception {
		answer(200, 1_000_000, Integer.MAX_VALUE);
		assertThat(run()).isBetween((long) REQUESTS - CONNECTIONS, (long) this.received.get());
	}

	@Test
	void connectsAgainAfterTheServerClosesAConnection() throws Exception {
		answer(200, 100, 3);
		assertThat(run()).isBetween((long) REQUESTS - CONNECTIONS, (long) this.received.get());
	}

	@Test
	void otherStatusIsAnError() {
		answer(503, 10, Integer.MAX_VALUE);
		assertThatThrownBy(this::run).hasMessageContaining("503");
	}

	private long run() throws IOException {
		try (LoadLoop loop = new LoadLoop(this.server.getAddress().getPort(), REQUEST, CONNECTIONS)) {
			return loop.runWhile(() -> this.received.get() < REQUESTS);
		}
	}

	/**
	 * Answers requests, and closes the connection after some of them.
	 */
	private void answer(int status, int length, int requestsPerConnection) {
		this.server.createContext("/feed", (exchange) -> {
			int number = this.received.incrementAndGet();
			if (number % requestsPerConnection == 0) {
				exchange.getResponseHeaders().set("Connection", "close");
			}
			send(exchange, status, new byte[length]);
		});
	}

	private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
