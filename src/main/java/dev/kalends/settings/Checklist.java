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
import dev.kalends.workitem.AncestorPaths;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * What is to be done for an item, entry by entry. The entries are settings, inherited and
 * its own; what has been ticked off is the item's alone. Whoever works on the item may
 * tick off, add, and remove what the item itself added.
 */
@Service
class Checklist {

	private static final String MEMBER = "checklist";

	private static final JsonMapper JSON = new JsonMapper();

	private final SettingsReader reader;

	private final SettingsService settings;

	private final SettingsRepository documents;

	private final AncestorPaths chains;

	private final WriteTransactions transactions;

	private final JdbcTemplate jdbc;

	private final Clock clock;

	Checklist(SettingsReader reader, SettingsService settings, SettingsRepository documents, AncestorPaths chains,
			WriteTransactions transactions, JdbcTemplate jdbc, Clock clock) {
		this.reader = reader;
		this.settings = settings;
		this.documents = documents;
		this.chains = chains;
		this.transactions = transactions;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Returns the entries in their order, each once.
	 * @throws NotFoundException when the viewer sees no such item
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
	 * Ticks an entry off, or takes that back.
	 * @throws NotFoundException when the viewer sees no such item, or it has no such
	 * entry
	 * @throws NotPermittedException when the viewer does not work on the item
	 */
	void tick(Viewer viewer, UUID itemId, @Nullable String text, boolean done) {
		if (!texts(this.reader.ofItem(viewer, itemId)).contains(String.valueOf(text))) {
			throw new NotFoundException();
		}
		this.transactions.run(() -> {
			requireWorker(viewer, itemId);
			this.jdbc.update("delete from checklist_tick where work_item_id = ? and entry = ?", itemId, text);
			if (done) {
				this.jdbc.update(
						"insert into checklist_tick (work_item_id, entry, ticked_by, ticked_at) values (?, ?, ?, ?)",
						itemId, text, viewer.id(), OffsetDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC));
			}
		});
	}

	/**
	 * Adds an entry to the item's own, at the end; one that is there already stays alone.
	 * @throws RuleViolatedException when the text is empty, too long or has several lines
	 */
	void add(Viewer viewer, UUID itemId, @Nullable String text) {
		String wanted = (text != null) ? text.strip() : "";
		changeOwn(viewer, itemId, (own) -> {
			if (!own.contains(wanted)) {
				own.add(wanted);
			}
			return own;
		});
	}

	/**
	 * Removes an entry from the item's own. What is inherited stays.
	 * @throws NotFoundException when the item itself has no such entry
	 */
	void remove(Viewer viewer, UUID itemId, @Nullable String text) {
		changeOwn(viewer, itemId, (own) -> {
			if (!own.remove(String.valueOf(text))) {
				throw new NotFoundException();
			}
			return own;
		});
	}

	private void changeOwn(Viewer viewer, UUID itemId, UnaryOperator<List<String>> change) {
		this.transactions.run(() -> {
			requireWorker(viewer, itemId);
			List<String> own = new ArrayList<>(
					Objects.requireNonNullElse(this.documents.find(itemId).checklist(), List.of()));
			List<String> wanted = change.apply(own);
			try {
				this.settings.changeItem(viewer, itemId,
						SettingsPatch.parse(JSON.valueToTree(wanted.isEmpty() ? cleared() : Map.of(MEMBER, wanted))));
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

	private void requireWorker(Viewer viewer, UUID itemId) {
		if (!this.chains.lock(viewer, itemId).worksOn()) {
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
	 * Something to be done.
	 *
	 * @param text what it is; names the entry
	 * @param by who ticked it off
	 * @param own whether the item itself added it, and may remove it
	 */
	record Entry(String text, boolean done, @Nullable PersonName by, boolean own) {

	}

}
