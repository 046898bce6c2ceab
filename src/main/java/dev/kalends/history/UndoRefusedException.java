package dev.kalends.history;

import java.util.List;
import java.util.UUID;

import dev.kalends.workitem.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * A change set cannot be undone or redone. Nothing was changed.
 */
class UndoRefusedException extends RuntimeException {

	private final Reason reason;

	private final @Nullable UUID itemId;

	private final @Nullable String title;

	private final @Nullable UUID otherId;

	private final List<String> members;

	private final int count;

	private UndoRefusedException(Reason reason, @Nullable UUID itemId, @Nullable String title, @Nullable UUID otherId,
			List<String> members, int count, @Nullable Throwable cause) {
		super("The change set cannot be undone:  " + reason, cause);
		this.reason = reason;
		this.itemId = itemId;
		this.title = title;
		this.otherId = otherId;
		this.members = members;
		this.count = count;
	}

	static UndoRefusedException because(Reason reason) {
		return new UndoRefusedException(reason, null, null, null, List.of(), 0, null);
	}

	static UndoRefusedException tooMany(int most) {
		return new UndoRefusedException(Reason.TOO_MANY, null, null, null, List.of(), most, null);
	}

	static UndoRefusedException hasChildren(WorkItem item) {
		return new UndoRefusedException(Reason.CHILDREN, item.id(), item.title(), null, List.of(), 0, null);
	}

	/**
	 * @param title title stored in the change set, because the viewer may no longer see
	 * the item
	 */
	static UndoRefusedException gone(UUID itemId, String title) {
		return new UndoRefusedException(Reason.GONE, itemId, title, null, List.of(), 0, null);
	}

	/**
	 * @param title title stored in the change set, because the viewer may no longer see
	 * the item
	 */
	static UndoRefusedException alreadyRestored(UUID itemId, String title) {
		return new UndoRefusedException(Reason.ALREADY_RESTORED, itemId, title, null, List.of(), 0, null);
	}

	/**
	 * @param otherId the person who changed the item last; {@code null} for the viewer
	 * @param members the conflicting members; empty when any change conflicts
	 */
	static UndoRefusedException changed(WorkItem item, @Nullable UUID otherId, List<String> members) {
		return new UndoRefusedException(Reason.CHANGED, item.id(), item.title(), otherId, members, 0, null);
	}

	/**
	 * @param cause the exception that refused the reverting change
	 */
	static UndoRefusedException refused(WorkItem item, RuntimeException cause) {
		return new UndoRefusedException(Reason.REFUSED, item.id(), item.title(), null, List.of(), 0, cause);
	}

	Reason reason() {
		return this.reason;
	}

	/**
	 * Returns the id of the item that prevents the undo; {@code null} when no single item
	 * does.
	 */
	@Nullable UUID itemId() {
		return this.itemId;
	}

	@Nullable String title() {
		return this.title;
	}

	/**
	 * Returns the other person who changed the item since; {@code null} when there was
	 * none.
	 */
	@Nullable UUID otherId() {
		return this.otherId;
	}

	/**
	 * Returns the members that were changed since.
	 */
	List<String> members() {
		return this.members;
	}

	int count() {
		return this.count;
	}

	/**
	 * The reason why a change set cannot be undone.
	 */
	enum Reason {

		/** The change set has already been undone or redone. */
		ALREADY,

		/** The change set is no longer among the person's latest changes. */
		TOO_OLD,

		/** The change set has too many items. */
		TOO_MANY,

		/** The changed item no longer exists, or the person cannot see it. */
		GONE,

		/** The deleted item has already been restored. */
		ALREADY_RESTORED,

		/** The same members have been changed since. */
		CHANGED,

		/** The created item now has other children. */
		CHILDREN,

		/** A rule or a missing permission prevents it. */
		REFUSED

	}

}
