package dev.kalends.workitem;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The position of an item in its tree.
 *
 * @param ancestorIds the ids of its ancestors, root first
 * @param seriesId the series of an override, whose tree it belongs to; {@code null} for
 * other items
 */
record TreePosition(UUID id, List<UUID> ancestorIds, @Nullable UUID seriesId) {

	/**
	 * Returns the id of the root of the tree.
	 */
	UUID rootId() {
		if (!this.ancestorIds.isEmpty()) {
			return this.ancestorIds.get(0);
		}
		return (this.seriesId != null) ? this.seriesId : this.id;
	}

}
