package dev.kalends.history;

import java.util.UUID;

import dev.kalends.shared.Ellipsis;
import dev.kalends.workitem.ItemOwner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The changes that a change set made to one item.
 *
 * @param from the owner before the change; {@code null} when unknown
 * @param before the changed members with their earlier values: a merge patch (RFC 7396)
 * that reverts the change
 * @param after the same members with their new values
 */
record ItemChange(UUID itemId, ChangeKind kind, @Nullable ItemOwner from, ObjectNode before, ObjectNode after) {

	/**
	 * How many characters of a text the history of an item shows.
	 */
	static final int MAX_TEXT = 1000;

	/**
	 * Returns the change that this one and a later one of the same item make together.
	 */
	ItemChange followedBy(ItemChange later) {
		return new ItemChange(this.itemId, this.kind, this.from, merged(later.before, this.before),
				merged(this.after, later.after));
	}

	/**
	 * Returns the members of both states; those of the second one take precedence. The
	 * exceptions of a series are merged one by one.
	 */
	private static ObjectNode merged(ObjectNode first, ObjectNode second) {
		ObjectNode all = first.deepCopy();
		all.setAll(second);
		if (first.get(RecordedExceptions.MEMBER) instanceof ObjectNode ofFirst
				&& second.get(RecordedExceptions.MEMBER) instanceof ObjectNode ofSecond) {
			all.set(RecordedExceptions.MEMBER, ofFirst.deepCopy().setAll(ofSecond));
		}
		return all;
	}

	/**
	 * Returns the same change with long texts shortened. The history of one item would
	 * otherwise consist of megabytes of descriptions.
	 */
	ItemChange withShortTexts() {
		return new ItemChange(this.itemId, this.kind, this.from, shortened(this.before), shortened(this.after));
	}

	private static ObjectNode shortened(ObjectNode members) {
		ObjectNode copy = members.deepCopy();
		members.properties().forEach((member) -> {
			JsonNode value = member.getValue();
			if (value.isString()) {
				copy.put(member.getKey(), Ellipsis.shorten(value.stringValue(), MAX_TEXT));
			}
		});
		return copy;
	}

}
