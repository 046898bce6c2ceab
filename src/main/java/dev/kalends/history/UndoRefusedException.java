package dev.kalends.history;

import java.util.List;
import java.util.UUID;

import dev.kalends.workitem.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * A change set cannot be taken back, so nothing of it was.
 */
class UndoRefusedException extends RuntimeException {

	private final Why why;

	private final @Nullable UUID itemId;

	private final @Nullable String title;

	private final @Nullable UUID otherId;

	private final List<String> members;

	private final int count;

	private UndoRefusedException(Why why, @Nullable UUID itemId, @Nullable String title, @Nullable UUID otherId,
			List<String> members, int count, @Nullable Throwable cause) {
		super("It cannot be taken back: " + why, cause);
		this.why = why;
		this.itemId = itemId;
		this.title = title;
		this.otherId = otherId;
		this.members = members;
		this.count = count;
	}

	static UndoRefusedException because(Why why) {
		return new UndoRefusedException(why, null, null, null, List.of(), 0, null);
	}

	static UndoRefusedException tooMany(int most) {
		return new UndoRefusedException(Why.TOO_MANY, null, null, null, List.of(), most, null);
	}

	static UndoRefusedException hasChildren(WorkItem item) {
		return new UndoRefusedException(Why.CHILDREN, item.id(), item.title(), null, List.of(), 0, null);
	}

	/**
	 * @param title what the change set knows the item as, which the viewer may not see
	 * any more
	 */
	static UndoRefusedException gone(UUID itemId, String title) {
		return new UndoRefusedException(Why.GONE, itemId, title, null, List.of(), 0, null);
	}

	/**
	 * @param title what the change set knows the item as, which the viewer may not see
	 * any more
	 */
	static UndoRefusedException backAlready(UUID itemId, String title) {
		return new UndoRefusedException(Why.BACK_ALREADY, itemId, title, null, List.of(), 0, null);
	}

	/**
	 * @param otherId who changed the item last; {@code null} when it was the viewer
	 * @param members what they changed; empty when that does not matter
	 */
	static UndoRefusedException changed(WorkItem item, @Nullable UUID otherId, List<String> members) {
		return new UndoRefusedException(Why.CHANGED, item.id(), item.title(), otherId, members, 0, null);
	}

	/**
	 * @param reason what refused the change that would take it back
	 */
	static UndoRefusedException refused(WorkItem item, RuntimeException reason) {
		return new UndoRefusedException(Why.REFUSED, item.id(), item.title(), null, List.of(), 0, reason);
	}

	Why why() {
		return this.why;
	}

	/**
	 * Returns the id of the item that stands against it, if it is a single one.
	 */
	@Nullable UUID itemId() {
		return this.itemId;
	}

	@Nullable String title() {
		return this.title;
	}

	/**
	 * Returns who changed the item meanwhile, if it was somebody else.
	 */
	@Nullable UUID otherId() {
		return this.otherId;
	}

	/**
	 * Returns what was changed meanwhile.
	 */
	List<String> members() {
		return this.members;
	}

	int count() {
		return this.count;
	}

	/**
	 * Why a change set cannot be taken back.
	 */
	enum Why {

		/** It is taken back, or made again, already. */
		ALREADY,

		/** The person did too much since. */
		TOO_OLD,

		/** It changed too many items. */
		TOO_MANY,

		/** There is nothing left of what it changed, or the person may not see it. */
		GONE,

		/** What it deleted is not in the trash any more. */
		BACK_ALREADY,

		/** Somebody changed the same meanwhile. */
		CHANGED,

		/** Somebody put items below meanwhile. */
		CHILDREN,

		/** A rule or a permission stands against it. */
		REFUSED

	}

}
