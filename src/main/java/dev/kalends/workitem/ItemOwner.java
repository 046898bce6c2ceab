package dev.kalends.workitem;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Where an item belongs: to a team, or without one to its owner.
 */
public record ItemOwner(@Nullable UUID teamId, UUID ownerId) {

	/**
	 * Tells whether it is the same team or the same person's tree.
	 */
	public boolean isSameAs(ItemOwner other) {
		return (this.teamId != null) ? this.teamId.equals(other.teamId)
				: other.teamId == null && this.ownerId.equals(other.ownerId);
	}

}
