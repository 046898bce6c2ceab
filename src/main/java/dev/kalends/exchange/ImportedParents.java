package dev.kalends.exchange;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import dev.kalends.account.Viewer;
import dev.kalends.shared.SearchText;
import dev.kalends.team.Memberships;
import dev.kalends.team.Teams;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.ItemTitle;
import dev.kalends.workitem.LockedTree;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Finds the parents that the rows of an import name by their titles: rows above, or
 * existing items, whose trees it locks. An equal title takes precedence over one with the
 * same normal form, and a row over an existing item.
 */
final class ImportedParents {

	private final Viewer viewer;

	private final WorkItemRepository repository;

	private final LockedTree tree;

	private final Teams teams;

	/**
	 * The nearest row above with a title; empty if it is left out.
	 */
	private final Map<String, Optional<WorkItem>> rowsByTitle = new HashMap<>();

	private final Map<String, Optional<WorkItem>> rowsByNormalForm = new HashMap<>();

	/**
	 * The existing items by the titles in the file; empty if there is none that the
	 * viewer may add children to.
	 */
	private final Map<String, Optional<WorkItem>> existing = new HashMap<>();

	/**
	 * How many existing items have a title, unless it is exactly one.
	 */
	private final Map<String, Integer> ambiguous = new HashMap<>();

	ImportedParents(Viewer viewer, WorkItemRepository repository, LockedTree tree, Teams teams) {
		this.viewer = viewer;
		this.repository = repository;
		this.tree = tree;
		this.teams = teams;
	}

	/**
	 * Finds the parents that are existing items, and locks their trees in the order of
	 * their ids.
	 */
	void lockExisting(List<ImportRow> rows) {
		Map<UUID, Set<String>> titles = new HashMap<>();
		Set<String> seen = new HashSet<>();
		for (ImportRow row : rows) {
			String parent = row.parent();
			if (parent != null && !seen.contains(parent) && !this.existing.containsKey(parent)) {
				List<UUID> found = findExisting(parent);
				this.existing.put(parent, Optional.empty());
				if (found.size() == 1) {
					titles.computeIfAbsent(found.get(0), (id) -> new TreeSet<>()).add(parent);
				}
				else {
					this.ambiguous.put(parent, found.size());
				}
			}
			seen.add(title(row));
		}
		for (UUID id : new TreeSet<>(titles.keySet())) {
			Optional<WorkItem> locked = this.tree.lock(id)
				.filter((item) -> !item.isTrashed() && new Access(memberships()).manages(item));
			for (String title : Objects.requireNonNull(titles.get(id))) {
				this.existing.put(title, locked.map((item) -> requireTitle(item, title)));
			}
		}
	}

	/**
	 * Finds the existing items with a title. If there are none, finds the items whose
	 * title has the same normal form.
	 */
	private List<UUID> findExisting(String title) {
		List<ItemTitle> similar = this.repository.findByTitle(this.viewer.id(), memberships().editableTeamIds(),
				SearchText.of(title));
		List<ItemTitle> equal = similar.stream().filter((item) -> item.title().equals(title)).toList();
		return (equal.isEmpty() ? similar : equal).stream().map(ItemTitle::id).toList();
	}

	private static WorkItem requireTitle(WorkItem item, String title) {
		if (!SearchText.of(item.title()).equals(SearchText.of(title))) {
			throw new PessimisticLockingFailureException("A parent was renamed before its tree was locked");
		}
		return item;
	}

	/**
	 * Reads the current memberships of the viewer. They may have changed while this
	 * transaction waited for a lock.
	 */
	private Memberships memberships() {
		return this.teams.memberships(this.viewer.id());
	}

	/**
	 * Returns the teams of the existing parents.
	 */
	Stream<UUID> teamIds() {
		return this.existing.values().stream().flatMap(Optional::stream).map(WorkItem::teamId).filter(Objects::nonNull);
	}

	/**
	 * Adds a row, which can be the parent of later ones.
	 * @param item the item of the row; empty if it is left out
	 */
	void add(ImportRow row, Optional<WorkItem> item) {
		this.rowsByTitle.put(title(row), item);
		this.rowsByNormalForm.put(SearchText.of(title(row)), item);
	}

	/**
	 * Finds the parent that a row names.
	 * @param title the title of the parent; {@code null} for a root
	 */
	Parent find(@Nullable String title) {
		if (title == null) {
			return new Parent.None();
		}
		WorkItem item = this.existing.getOrDefault(title, Optional.empty()).orElse(null);
		Optional<WorkItem> row = this.rowsByTitle.get(title);
		if (row == null && (item == null || !item.title().equals(title))) {
			row = this.rowsByNormalForm.get(SearchText.of(title));
		}
		if (row != null) {
			return row.<Parent>map(Parent.Found::new).orElseGet(() -> new Parent.LeftOut(title));
		}
		return (item != null) ? new Parent.Found(item)
				: new Parent.Unknown(title, this.ambiguous.getOrDefault(title, 0));
	}

	private static String title(ImportRow row) {
		return Objects.requireNonNullElse(row.values().title(), "").strip();
	}

	/**
	 * The parent of a row.
	 */
	sealed interface Parent {

		/**
		 * The row names no parent.
		 */
		record None() implements Parent {

		}

		/**
		 * The parent is another row or an existing item.
		 */
		record Found(WorkItem item) implements Parent {

		}

		/**
		 * The parent is another row, which is left out.
		 */
		record LeftOut(String title) implements Parent {

		}

		/**
		 * No row has the title.
		 *
		 * @param count how many existing items could be meant
		 */
		record Unknown(String title, int count) implements Parent {

		}

	}

}
