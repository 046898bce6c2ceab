package dev.kalends.workitem.web;

import java.util.Arrays;

import dev.kalends.workitem.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags of work items: the version in quotation marks (RFC 9110, section 8.8.3).
 */
final class EntityTags {

	private static final String ANY = "*";

	private EntityTags() {
	}

	static String of(WorkItem item) {
		return "\"" + item.version() + "\"";
	}

	/**
	 * Returns whether the header {@code If-Match} allows a change of the item. An absent
	 * header allows it. Weak tags are compared like strong ones.
	 */
	static boolean allows(@Nullable String ifMatch, WorkItem item) {
		return ifMatch == null || Arrays.stream(ifMatch.split(","))
			.map(String::strip)
			.anyMatch((tag) -> tag.equals(ANY) || tag.equals(of(item)) || tag.equals("W/" + of(item)));
	}

}
