package dev.kalends.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Closed-loop load from one thread over several connections: each sends the next request
 * after the previous response. One thread that waits for all connections needs less
 * processor time than a blocking thread for each, which the measured process can use.
 * {@link ClientComparison} compares it with {@code wrk}.
 */
final class LoadLoop implements AutoCloseable {

	private static final long MAX_WAIT_MILLIS = 100;

	private final Selector selector = Selector.open();

	private final List<LoadConnection> connections = new ArrayList<>();

	private long answers;

	LoadLoop(int port, byte[] request, int connections) throws IOException {
		for (int i = 0; i < connections; i++) {
			this.connections.add(new LoadConnection(port, request, this.selector));
		}
	}

	/**
	 * Sends requests while a condition is true.
	 * @return the number of complete responses
	 * @throws IOException if a connection fails or a response has another status than 200
	 */
	long runWhile(BooleanSupplier condition) throws IOException {
		for (LoadConnection connection : this.connections) {
			connection.send();
		}
		while (condition.getAsBoolean()) {
			if (this.selector.select(MAX_WAIT_MILLIS) > 0) {
				for (SelectionKey key : this.selector.selectedKeys()) {
					receive((LoadConnection) key.attachment());
				}
				this.selector.selectedKeys().clear();
			}
		}
		return this.answers;
	}

	private void receive(LoadConnection connection) throws IOException {
		if (connection.receive()) {
			this.answers++;
			connection.send();
		}
	}

	@Override
	public void close() throws IOException {
		for (LoadConnection connection : this.connections) {
			connection.close();
		}
		this.selector.close();
	}

}
