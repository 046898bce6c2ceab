package dev.kalends.history;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.kalends.account.PersonName;
import dev.kalends.account.Viewer;
import dev.kalends.shared.Ellipsis;
import dev.kalends.web.Messages;
import dev.kalends.workitem.FieldKind;
import dev.kalends.workitem.WorkItemField;
import dev.kalends.workitem.query.FieldTexts;
import dev.kalends.workitem.query.WhenTexts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Renders the history of an item as text.
 */
@Component
class HistoryTexts {

	private static final int MAX_TEXT = 200;

	private final FieldTexts texts;

	private final WhenTexts whenTexts;

	private final Messages messages;

	HistoryTexts(FieldTexts texts, WhenTexts whenTexts, Messages messages) {
		this.texts = texts;
		this.whenTexts = whenTexts;
		this.messages = messages;
	}

	List<Line> of(History.Changes changes, Viewer viewer) {
		return changes.entries().stream().map((entry) -> line(entry, changes.names(), viewer.zone())).toList();
	}

	private Line line(History.Entry entry, History.Names names, ZoneId zone) {
		@Nullable PersonName person = (entry.actorId() != null) ? names.people().get(entry.actorId()) : null;
		return new Line((person != null) ? person.displayName() : this.messages.text("history.nobody"),
				this.whenTexts.at(entry.at(), zone), this.messages.text("history." + entry.kind().code()),
				tag(entry.action()),
				entry.members()
					.stream()
					.sorted(Comparator.comparingInt((member) -> rank(member.name())))
					.map((member) -> new Part(label(member.name()), asText(member.name(), member.before(), names),
							asText(member.name(), member.after(), names),
							FieldTexts.kind(member.name()) == FieldKind.LONG_TEXT))
					.toList());
	}

	private String label(String member) {
		return this.messages.text(member.equals(RecordedExceptions.MEMBER) ? "history.occurrences"
				: "form." + WorkItemField.labelKey(member));
	}

	private static int rank(String member) {
		return WorkItemField.named(member).map(WorkItemField.ALL::indexOf).orElse(WorkItemField.ALL.size());
	}

	private @Nullable String tag(String action) {
		return switch (action) {
			case ChangeSet.UNDONE -> this.messages.text("history.by-undo");
			case ChangeSet.REDONE -> this.messages.text("history.by-redo");
			case "work_item.imported" -> this.messages.text("history.by-import");
			case "work_item.bulk_edited", "work_item.bulk_deleted" -> this.messages.text("history.by-bulk");
			case "work_item.children_shifted" -> this.messages.text("history.by-parent");
			case "team.deleted" -> this.messages.text("history.by-team-deleted");
			case "team.member_removed" -> this.messages.text("history.by-member-removed");
			case "location.deleted" -> this.messages.text("history.by-location-deleted");
			default -> null;
		};
	}

	private String asText(String member, @Nullable JsonNode value, History.Names names) {
		FieldKind kind = FieldTexts.kind(member);
		if (value == null || value.isNull() || (value.isArray() && value.isEmpty())) {
			return this.messages.text(
					(kind == FieldKind.PEOPLE || kind == FieldKind.NAMES) ? "history.nobody-named" : "history.nothing");
		}
		if (member.equals(RecordedExceptions.MEMBER)) {
			return occurrences(value);
		}
		List<String> values = value.isArray() ? value.values().stream().map(JsonNode::asString).toList()
				: List.of(value.asString());
		String text = this.texts.of(member, values, namesFrom(names));
		return (kind == FieldKind.PEOPLE || kind == FieldKind.REFERENCE) ? text : Ellipsis.shorten(text, MAX_TEXT);
	}

	/**
	 * Says for each occurrence of a series whether it is replaced or removed.
	 */
	private String occurrences(JsonNode states) {
		return states.properties().stream().map((occurrence) -> {
			String state = occurrence.getValue().isNull() ? "unchanged"
					: RecordedExceptions.REMOVED.equals(occurrence.getValue().asString()) ? "removed" : "changed";
			LocalDate date = LocalDate.parse(occurrence.getKey());
			return this.messages.text("history.occurrence", this.whenTexts.shortDates(date, date),
					this.messages.text("history.occurrence." + state));
		}).collect(Collectors.joining(", "));
	}

	private FieldTexts.Names namesFrom(History.Names names) {
		return new FieldTexts.Names() {

			@Override
			public Collection<String> people(Collection<UUID> ids) {
				return ids.stream()
					.map(names.people()::get)
					.filter(Objects::nonNull)
					.map(PersonName::displayName)
					.toList();
			}

			@Override
			public String reference(String field, UUID id) {
				return names.others()
					.getOrDefault(id,
							HistoryTexts.this.messages.text("history.unknown-" + WorkItemField.labelKey(field)));
			}

		};
	}

	/**
	 * A change as text.
	 *
	 * @param tag the cause, when the change was not a manual edit of this item
	 */
	record Line(String who, String when, String what, @Nullable String tag, List<Part> parts) {

	}

	/**
	 * A changed member with its values before and after, as text.
	 *
	 * @param isLong whether to show the two values one above the other
	 */
	record Part(String label, String before, String after, boolean isLong) {

	}

}
