package dev.kalends.workitem;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.kalends.web.JsonMembers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a work item as members of a JSON object: how the REST API reads and
 * writes them, and how the history stores them.
 */
public final class WorkItemMembers {

	/**
	 * Names of the members that can be set.
	 */
	public static final Set<String> WRITABLE = WorkItemField.ALL.stream()
		.map(WorkItemField::name)
		.collect(Collectors.toCollection(LinkedHashSet::new));

	private static final Set<String> READ_ONLY = Set.of("id", "ownerId", "seriesId", "occurrence", "completedAt",
			"createdAt", "updatedAt", "version");

	private WorkItemMembers() {
	}

	/**
	 * Opens an object that creates or patches an item.
	 * @throws dev.kalends.shared.UnreadableInputException when it is not an object
	 */
	public static JsonMembers read(@Nullable JsonNode body) {
		return JsonMembers.of(body, WRITABLE, READ_ONLY);
	}

	/**
	 * Applies a merge patch (RFC 7396) to a draft.
	 */
	public static WorkItemDraft applyTo(WorkItemDraft before, JsonMembers json) {
		WorkItemDraft.Builder draft = before.with();
		WorkItemField.ALL.forEach((field) -> apply(field, before, json, draft));
		return draft.build();
	}

	private static <T> void apply(WorkItemField<T> field, WorkItemDraft before, JsonMembers json,
			WorkItemDraft.Builder draft) {
		if (json.has(field.name())) {
			draft.set(field, field.read(json, before.get(field)));
		}
	}

	/**
	 * Returns the members of a complete draft; a field without a value is {@code null} or
	 * an empty list.
	 */
	public static Map<String, @Nullable Object> of(WorkItemDraft draft) {
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		WorkItemField.ALL.forEach((field) -> members.put(field.name(), draft.json(field)));
		return members;
	}

}
