package dev.kalends.admin.dashboard;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.kalends.account.People;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.LoggedChange;
import dev.kalends.freshness.Scope;
import dev.kalends.team.Teams;
import dev.kalends.web.DateTexts;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Formats entries of the change log for display. People are shown by name, work items are
 * not, because administrators have no right to see other people's work.
 */
@Component
class ChangeRows {

	private static final int SHOWN_SCOPES = 4;

	private static final int SHORT_ID = 6;

	private final People people;

	private final Teams teams;

	private final DateTexts dates;

	private final FigureTexts texts;

	ChangeRows(People people, Teams teams, DateTexts dates, FigureTexts texts) {
		this.people = people;
		this.teams = teams;
		this.dates = dates;
		this.texts = texts;
	}

	List<Row> of(List<LoggedChange> changes, Viewer viewer) {
		Map<UUID, String> names = names(changes);
		return changes.stream().map((change) -> row(change, viewer, names)).toList();
	}

	private Row row(LoggedChange change, Viewer viewer, Map<UUID, String> names) {
		ZonedDateTime at = change.changedAt().atZone(viewer.zone());
		String who = (change.actorId() != null) ? name(change.actorId(), names) : this.texts.text("dashboard.nobody");
		List<String> scopes = change.scopes().stream().limit(SHOWN_SCOPES).map((scope) -> scope(scope, names)).toList();
		int more = change.scopeCount() - scopes.size();
		return new Row(change.id(), change.changedAt().toString(), this.dates.at(at.toLocalDate(), at.toLocalTime()),
				who, what(change, names), String.join(", ", scopes),
				(more > 0) ? this.texts.text("dashboard.more-scopes", this.texts.number(more)) : null);
	}

	private String what(LoggedChange change, Map<UUID, String> names) {
		String subject = (change.subjectId() != null) ? name(change.subjectId(), names) : "";
		return this.texts.textOr("change." + change.action(), this.texts.text("change.other", change.action(), subject),
				subject);
	}

	private String scope(Scope scope, Map<UUID, String> names) {
		UUID id = id(scope);
		String kind = scope.kind();
		if (id == null) {
			return kind.equals(scope.name()) ? this.texts.textOr("scope." + kind, kind) : scope.name();
		}
		String name = name(id, names);
		return this.texts.textOr("scope." + kind, kind + " " + name, name);
	}

	private Map<UUID, String> names(List<LoggedChange> changes) {
		Set<UUID> ids = new HashSet<>();
		for (LoggedChange change : changes) {
			add(change.actorId(), ids);
			add(change.subjectId(), ids);
			change.scopes().stream().limit(SHOWN_SCOPES).forEach((scope) -> add(id(scope), ids));
		}
		Map<UUID, String> names = new HashMap<>(this.teams.names(ids));
		if (!ids.isEmpty()) {
			this.people.named(ids).forEach((person) -> names.put(person.id(), person.displayName()));
		}
		return names;
	}

	private static void add(@Nullable UUID id, Set<UUID> ids) {
		if (id != null) {
			ids.add(id);
		}
	}

	/**
	 * Returns the name of an entity or, if unknown, the end of its id. Ids created
	 * together share their beginning.
	 */
	private static String name(UUID id, Map<UUID, String> names) {
		String text = id.toString();
		return names.getOrDefault(id, "…" + text.substring(text.length() - SHORT_ID));
	}

	private static @Nullable UUID id(Scope scope) {
		String last = scope.name().substring(scope.name().lastIndexOf(':') + 1);
		try {
			return UUID.fromString(last);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * An entry of the change log, for display.
	 *
	 * @param id id of the entry
	 * @param instant time of the change in ISO 8601
	 * @param when time of the change in the viewer's zone
	 * @param who the actor's name
	 * @param what the action
	 * @param scopes the first touched scopes
	 * @param more how many other scopes were touched; {@code null} if none
	 */
	record Row(long id, String instant, String when, String who, String what, String scopes, @Nullable String more) {

	}

}
