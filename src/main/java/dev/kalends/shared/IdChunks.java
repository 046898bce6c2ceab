package dev.kalends.shared;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Splits ids into chunks, so that a statement has a bounded number of arguments.
 */
public final class IdChunks {

	private static final int MAX_SIZE = 500;

	private IdChunks() {
	}

	/**
	 * Returns the ids in their order, in chunks of at most 500.
	 */
	public static List<List<UUID>> of(Collection<UUID> ids) {
		List<UUID> all = List.copyOf(ids);
		List<List<UUID>> chunks = new ArrayList<>();
		for (int from = 0; from < all.size(); from += MAX_SIZE) {
			chunks.add(all.subList(from, Math.min(from + MAX_SIZE, all.size())));
		}
		return chunks;
	}

}
