package dev.kalends.workitem;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What the list of work items is asked for.
 *
 * @param types only these; all when empty
 * @param statuses only these; all when empty
 * @param assignees only what one of these works on; everything when empty
 * @param words words that all stand in the title
 * @param rootsOnly whether to leave out what the viewer finds below something else
 * @param parentId only what stands right below this item
 * @param sort a member and {@code ,desc} to turn the order around
 * @param page number of the page, from 0
 * @param size how many items a page has
 */
record WorkItemRowQuery(Set<WorkItemType> types, Set<WorkItemStatus> statuses, Set<UUID> assignees, List<String> words,
		boolean rootsOnly, @Nullable UUID parentId, String sort, int page, int size) {

	/**
	 * The columns that can be sorted by, as the address names them, with what they are in
	 * a query.
	 */
	private static final Map<String, String> SORTABLE = Map.of("startDate", "w.startDate", "title", "lower(w.title)",
			"status", "w.status", "progress", "w.progress");

	static final String DEFAULT_SORT = "startDate";

	static WorkItemRowQuery below(UUID parentId, int size) {
		return new WorkItemRowQuery(Set.of(), Set.of(), Set.of(), List.of(), false, parentId, DEFAULT_SORT, 0, size);
	}

	String conditions() {
		StringBuilder conditions = new StringBuilder();
		if (!this.types.isEmpty()) {
			conditions.append(" and w.type in :types");
		}
		if (!this.statuses.isEmpty()) {
			conditions.append(" and w.status in :statuses");
		}
		if (!this.assignees.isEmpty()) {
			conditions.append(" and exists (select 1 from w.assigneeIds a where a in :assignees)");
		}
		for (int i = 0; i < this.words.size(); i++) {
			conditions.append(" and lower(w.title) like :word").append(i).append(" escape '!'");
		}
		if (this.rootsOnly) {
			conditions.append(" and (w.parentId is null or w.ownerId <> :viewer)");
		}
		if (this.parentId != null) {
			conditions.append(" and w.parentId = :parent and w.ownerId = :viewer");
		}
		return conditions.toString();
	}

	Map<String, Object> parameters() {
		Map<String, Object> parameters = new HashMap<>();
		if (!this.types.isEmpty()) {
			parameters.put("types", this.types);
		}
		if (!this.statuses.isEmpty()) {
			parameters.put("statuses", this.statuses);
		}
		if (!this.assignees.isEmpty()) {
			parameters.put("assignees", this.assignees);
		}
		for (int i = 0; i < this.words.size(); i++) {
			String word = this.words.get(i).toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
			parameters.put("word" + i, "%" + word + "%");
		}
		if (this.parentId != null) {
			parameters.put("parent", this.parentId);
		}
		return parameters;
	}

	String order() {
		String direction = isDescending() ? " desc" : "";
		return " order by " + SORTABLE.get(column()) + direction + " nulls last, lower(w.title), w.id";
	}

	String column() {
		String column = this.sort.split(",", 2)[0];
		return SORTABLE.containsKey(column) ? column : DEFAULT_SORT;
	}

	boolean isDescending() {
		return this.sort.endsWith(",desc");
	}

}
