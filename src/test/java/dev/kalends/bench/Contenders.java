package dev.kalends.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.kalends.support.Node;

/**
 * Kalends and the variants it is compared with, each in a separate process with a copy of
 * the same data.
 */
final class Contenders implements AutoCloseable {

	static final String KALENDS = "Kalends";

	static final String STATIC = "static responses";

	static final String UNSAMPLED = "Kalends without the consistency monitor";

	static final String UNCACHED = "no cache";

	static final String ALL_EVICTED = "`@Cacheable`, all entries evicted";

	static final String MONTH_EVICTED = "one key evicted";

	/**
	 * Test classes by name relative to {@code dev.kalends.calendar}, because they are
	 * package-private.
	 */
	private static final Map<String, String> SOURCES = Map.of(STATIC, "FeedSentStatically", ALL_EVICTED,
			"fault.AllEntriesEvicted", MONTH_EVICTED, "fault.OneMonthEvicted");

	private static final Map<String, String> PROPERTIES = Map.of(UNSAMPLED, "kalends.calendar.monitor.sample-rate=0",
			UNCACHED, "kalends.calendar.cache.enabled=false");

	private final Map<String, Node> nodes = new LinkedHashMap<>();

	/**
	 * Starts some of the contenders.
	 * @param data is copied, not changed
	 */
	static Contenders start(Installation data, String... names) throws IOException {
		Contenders contenders = new Contenders();
		for (String name : names) {
			String source = SOURCES.get(name);
			List<String> properties = new ArrayList<>();
			if (PROPERTIES.containsKey(name)) {
				properties.add(PROPERTIES.get(name));
			}
			Installation copy = data.copy("copy" + contenders.nodes.size());
			contenders.nodes.put(name,
					copy.start((source != null) ? Set.of("dev.kalends.calendar." + source) : Set.of(),
							properties.toArray(String[]::new)));
		}
		return contenders;
	}

	Map<String, Node> nodes() {
		return this.nodes;
	}

	Node node(String name) {
		Node node = this.nodes.get(name);
		if (node == null) {
			throw new IllegalArgumentException(name + " was not started");
		}
		return node;
	}

	/**
	 * Stops all other contenders, so that their background work does not affect the
	 * measurement.
	 */
	void closeAllBut(String name) {
		this.nodes.forEach((other, node) -> {
			if (!other.equals(name)) {
				node.close();
			}
		});
	}

	@Override
	public void close() {
		this.nodes.values().forEach(Node::close);
	}

}
