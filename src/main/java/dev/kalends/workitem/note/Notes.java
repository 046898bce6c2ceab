package dev.kalends.workitem.note;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.kalends.account.PersonName;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.Ids;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.PlainText;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.SearchText;
import dev.kalends.shared.Violation;
import dev.kalends.team.Teams;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.LockedTree;
import dev.kalends.workitem.WorkItem;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Notes on work items. Everyone who can see an item may add a note. A note can be deleted
 * by its author and by people who may manage the item. Events show the number of notes,
 * so each change increments the scope versions of everyone who can see the item.
 */
@Service
public class Notes {

	private static final int MAX_TEXT = 10_000;

	/**
	 * Maximum number of notes per item. The item page shows all of them.
	 */
	static final int MAX_NOTES = 1000;

	/**
	 * How many characters all notes of an item may have together: pages show all of them.
	 */
	static final int MAX_CHARACTERS = 500_000;

	private final JdbcTemplate jdbc;

	private final LockedTree tree;

	private final Teams teams;

	private final WriteTransactions transactions;

	private final ScopeChanges changes;

	private final Ids ids;

	private final Clock clock;

	Notes(JdbcTemplate jdbc, LockedTree tree, Teams teams, WriteTransactions transactions, ScopeChanges changes,
			Ids ids, Clock clock) {
		this.jdbc = jdbc;
		this.tree = tree;
		this.teams = teams;
		this.transactions = transactions;
		this.changes = changes;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Returns the notes of an item, oldest first.
	 * @param access permissions of the viewer, who must be able to see the item
	 */
	public List<Note> of(WorkItem item, Access access) {
		UUID viewerId = access.memberships().personId();
		return this.jdbc.query(
				"select n.id, n.text, n.created_at, n.author_id, p.username, p.display_name from note n"
						+ " join person p on p.id = n.author_id where n.work_item_id = ? order by n.created_at, n.id",
				(row, index) -> {
					UUID authorId = row.getObject("author_id", UUID.class);
					return new Note(row.getObject("id", UUID.class), row.getString("text"),
							new PersonName(authorId, row.getString("username"), row.getString("display_name")),
							row.getObject("created_at", OffsetDateTime.class).toInstant(),
							authorId.equals(viewerId) || access.manages(item));
				}, item.id());
	}

	/**
	 * Adds a note to an item.
	 * @throws NotFoundException when the item does not exist or the viewer cannot see it
	 * @throws RuleViolatedException when the text is empty, too long or has control
	 * characters, or when the item has {@value #MAX_NOTES} notes or its notes have
	 * {@value #MAX_CHARACTERS} characters
	 */
	public Note add(Viewer viewer, UUID itemId, @Nullable String text) {
		String checked = checked(text);
		return this.transactions.execute(() -> {
			WorkItem item = visible(viewer, itemId);
			requireRoom(itemId, checked);
			Instant now = this.clock.instant();
			UUID id = this.ids.next();
			this.jdbc.update(
					"insert into note (id, work_item_id, author_id, text, text_search, created_at)"
							+ " values (?, ?, ?, ?, ?, ?)",
					id, itemId, viewer.id(), checked, SearchText.of(checked), now.atOffset(ZoneOffset.UTC));
			this.changes.because("note.added", viewer.id(), itemId);
			touch(viewer, item);
			return new Note(id, checked, new PersonName(viewer.id(), viewer.username(), viewer.displayName()), now,
					true);
		});
	}

	/**
	 * Deletes a note.
	 * @throws NotFoundException when the item or note does not exist or the viewer cannot
	 * see it
	 * @throws NotPermittedException when the viewer is not the author and may not manage
	 * the item
	 */
	public void delete(Viewer viewer, UUID itemId, UUID noteId) {
		this.transactions.run(() -> {
			WorkItem item = visible(viewer, itemId);
			Note note = of(item, access(viewer)).stream()
				.filter((candidate) -> candidate.id().equals(noteId))
				.findFirst()
				.orElseThrow(NotFoundException::new);
			if (!note.mayDelete()) {
				throw new NotPermittedException("delete-note");
			}
			this.jdbc.update("delete from note where id = ?", noteId);
			this.changes.because("note.deleted", viewer.id(), itemId);
			touch(viewer, item);
		});
	}

	/**
	 * The tree of the item is locked, so no note can be added between the count and the
	 * insert.
	 */
	private void requireRoom(UUID itemId, String text) {
		Totals totals = this.jdbc.queryForObject(
				"select count(*), coalesce(sum(char_length(text)), 0) from note where work_item_id = ?",
				(row, index) -> new Totals(row.getLong(1), row.getLong(2)), itemId);
		if (totals != null && totals.count() >= MAX_NOTES) {
			throw new RuleViolatedException(Violation.of("text", "too-many-notes", MAX_NOTES));
		}
		if (totals != null && totals.characters() + text.length() > MAX_CHARACTERS) {
			throw new RuleViolatedException(Violation.of("text", "too-long-notes", MAX_CHARACTERS));
		}
	}

	private Access access(Viewer viewer) {
		return new Access(this.teams.memberships(viewer.id()));
	}

	private WorkItem visible(Viewer viewer, UUID itemId) {
		WorkItem item = this.tree.lock(itemId).orElseThrow(NotFoundException::new);
		if (item.isTrashed() || !access(viewer).sees(item)) {
			throw new NotFoundException();
		}
		return item;
	}

	private void touch(Viewer viewer, WorkItem item) {
		this.changes.touch(item.scopes());
		this.changes.touch(Scope.user(viewer.id()));
	}

	private static String checked(@Nullable String text) {
		String stripped = PlainText.lines(Objects.requireNonNullElse(text, ""));
		if (stripped.isEmpty() || stripped.length() > MAX_TEXT) {
			throw new RuleViolatedException(Violation.of("text", "length", 1, MAX_TEXT));
		}
		if (!PlainText.isLines(stripped)) {
			throw new RuleViolatedException(Violation.of("text", "control-characters"));
		}
		if (PlainText.isBlank(stripped)) {
			throw new RuleViolatedException(Violation.of("text", "invisible"));
		}
		return stripped;
	}

	/**
	 * How many notes an item has, and how many characters they have together.
	 */
	private record Totals(long count, long characters) {

	}

}
