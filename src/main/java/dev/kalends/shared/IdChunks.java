package dev.kalends.shared;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Splits ids into lists that fit into one statement.
 */
public final class IdChunks {

	static final int IDS_PER_QUERY = 500;

	private IdChunks() {
	}

	/**
	 * Returns the ids in their order, in lists of at most {@value #IDS_PER_QUERY}; no
	 * list without ids.
	 */
	public static List<List<UUID>> of(Collection<UUID> ids) {
		List<UUID> all = List.copyOf(ids);
		List<List<UUID>> chunks = new ArrayList<>();
		for (int from = 0; from < all.size(); from += IDS_PER_QUERY) {
			chunks.add(all.subList(from, Math.min(from + IDS_PER_QUERY, all.size())));
		}
		return chunks;
	}

}
