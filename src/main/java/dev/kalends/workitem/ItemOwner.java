package dev.kalends.workitem;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The owner of an item: its team, or a person when there is no team.
 *
 * @param teamId the team; {@code null} for a personal item
 * @param ownerId the owner of a personal item; the creator or former owner of a team item
 */
public record ItemOwner(@Nullable UUID teamId, UUID ownerId) {

	/**
	 * Returns whether both are the same team, or the same person without a team.
	 */
	public boolean isSameAs(ItemOwner other) {
		return (this.teamId != null) ? this.teamId.equals(other.teamId)
				: other.teamId == null && this.ownerId.equals(other.ownerId);
	}

}
