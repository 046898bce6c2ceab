package dev.kalends.settings;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

import dev.kalends.account.PersonName;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Checklists of work items. The entries are settings, both inherited and the item's own;
 * the ticks belong to the item alone. Anyone who may edit the item may tick entries, add
 * entries, and remove the item's own entries.
 */
@Service
class Checklist {

	private static final String MEMBER = "checklist";

	private static final JsonMapper JSON = new JsonMapper();

	private final SettingsReader reader;

	private final SettingsService settings;

	private final SettingsRepository documents;

	private final AncestorPaths ancestorPaths;

	private final WriteTransactions transactions;

	private final JdbcTemplate jdbc;

	private final Clock clock;

	Checklist(SettingsReader reader, SettingsService settings, SettingsRepository documents,
			AncestorPaths ancestorPaths, WriteTransactions transactions, JdbcTemplate jdbc, Clock clock) {
		this.reader = reader;
		this.settings = settings;
		this.documents = documents;
		this.ancestorPaths = ancestorPaths;
		this.transactions = transactions;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Returns the distinct entries in order.
	 * @throws NotFoundException if the item is not visible to the viewer
	 */
	List<Entry> of(Viewer viewer, UUID itemId) {
		SettingsReader.SettingsAnswer answer = this.reader.ofItem(viewer, itemId);
		List<String> own = Objects.requireNonNullElse(answer.own().checklist(), List.of());
		Map<String, PersonName> ticks = ticks(itemId);
		return texts(answer).stream()
			.map((text) -> new Entry(text, ticks.containsKey(text), ticks.get(text), own.contains(text)))
			.toList();
	}

	/**
	 * Sets or clears the tick of an entry.
	 * @throws NotFoundException if the item is not visible to the viewer or has no such
	 * entry
	 * @throws NotPermittedException if the viewer may not edit the item
	 */
	void tick(Viewer viewer, UUID itemId, @Nullable String text, boolean done) {
		if (!texts(this.reader.ofItem(viewer, itemId)).contains(String.valueOf(text))) {
			throw new NotFoundException();
		}
		this.transactions.run(() -> {
			requireEditor(viewer, itemId);
			this.jdbc.update("delete from checklist_tick where work_item_id = ? and entry = ?", itemId, text);
			if (done) {
				this.jdbc.update(
						"insert into checklist_tick (work_item_id, entry, ticked_by, ticked_at) values (?, ?, ?, ?)",
						itemId, text, viewer.id(), OffsetDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC));
			}
		});
	}

	/**
	 * Appends an entry to the item's own checklist. An entry that exists already is not
	 * added again.
	 * @throws RuleViolatedException if the text is empty, too long or has several lines
	 */
	void add(Viewer viewer, UUID itemId, @Nullable String text) {
		String entry = (text != null) ? text.strip() : "";
		changeOwnEntries(viewer, itemId, (own) -> {
			if (!own.contains(entry)) {
				own.add(entry);
			}
			return own;
		});
	}

	/**
	 * Removes an entry from the item's own checklist. Inherited entries cannot be
	 * removed.
	 * @throws NotFoundException if the item has no such entry of its own
	 */
	void remove(Viewer viewer, UUID itemId, @Nullable String text) {
		changeOwnEntries(viewer, itemId, (own) -> {
			if (!own.remove(String.valueOf(text))) {
				throw new NotFoundException();
			}
			return own;
		});
	}

	private void changeOwnEntries(Viewer viewer, UUID itemId, UnaryOperator<List<String>> change) {
		this.transactions.run(() -> {
			requireEditor(viewer, itemId);
			List<String> own = new ArrayList<>(
					Objects.requireNonNullElse(this.documents.find(itemId).checklist(), List.of()));
			List<String> changed = change.apply(own);
			try {
				this.settings.changeItem(viewer, itemId,
						SettingsPatch.parse(JSON.valueToTree(changed.isEmpty() ? cleared() : Map.of(MEMBER, changed))));
			}
			catch (UnreadableInputException ex) {
				throw new RuleViolatedException(List.of(Violation.of("text", "text-short")));
			}
		});
	}

	private static Map<String, @Nullable Object> cleared() {
		Map<String, @Nullable Object> patch = new HashMap<>();
		patch.put(MEMBER, null);
		return patch;
	}

	private void requireEditor(Viewer viewer, UUID itemId) {
		if (!this.ancestorPaths.lock(viewer, itemId).worksOn()) {
			throw new NotPermittedException("change-as-viewer");
		}
	}

	private static List<String> texts(SettingsReader.SettingsAnswer answer) {
		return (answer.effective().value(MEMBER) instanceof List<?> list)
				? list.stream().map(String::valueOf).distinct().toList() : List.of();
	}

	private Map<String, PersonName> ticks(UUID itemId) {
		Map<String, PersonName> ticks = new HashMap<>();
		this.jdbc.query("select t.entry, p.id, p.username, p.display_name from checklist_tick t"
				+ " join person p on p.id = t.ticked_by where t.work_item_id = ?", (row) -> {
					ticks.put(row.getString("entry"), new PersonName(row.getObject("id", UUID.class),
							row.getString("username"), row.getString("display_name")));
				}, itemId);
		return ticks;
	}

	/**
	 * An entry of a checklist.
	 *
	 * @param text the text, which identifies the entry
	 * @param by the person who ticked it; {@code null} if it is not ticked
	 * @param own whether the entry belongs to the item itself and can be removed
	 */
	record Entry(String text, boolean done, @Nullable PersonName by, boolean own) {

	}

}
