package dev.kalends.history;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.kalends.account.PersonName;
import dev.kalends.account.Viewer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST API for the history of an item.
 */
@RestController
class HistoryApiController {

	private final History history;

	HistoryApiController(History history) {
		this.history = history;
	}

	@GetMapping("/api/work-items/{id}/history")
	List<EntryResource> of(Viewer viewer, @PathVariable UUID id) {
		History.Changes changes = this.history.of(viewer, id);
		return changes.entries().stream().map((entry) -> EntryResource.of(entry, changes.names())).toList();
	}

	/**
	 * The changes that one change set made to the item.
	 *
	 * @param by the person who made the change; {@code null} for the application itself
	 * @param action the code of the action, such as {@code work_item.bulk_edited}
	 * @param kind the kind of change to this item: {@code created}, {@code edited},
	 * {@code deleted} or {@code restored}
	 */
	record EntryResource(long id, Instant at, @Nullable PersonName by, String action, String kind,
			List<MemberResource> changes) {

		static EntryResource of(History.Entry entry, History.Names names) {
			return new EntryResource(entry.id(), entry.at(), (entry.actorId() != null) ? names.people()
				.get(entry.actorId()) : null, entry.action(), entry.kind().code(), entry.members()
					.stream()
					.map((member) -> new MemberResource(member.name(), visible(member.name(), member.before(), names),
							visible(member.name(), member.after(), names)))
					.toList());
		}

		private static JsonNode visible(String member, @Nullable JsonNode value, History.Names names) {
			return (value != null && names.mayKnow(member, value)) ? value : NullNode.getInstance();
		}

	}

	/**
	 * A changed member with its values before and after, in the format of a work item.
	 *
	 * @param before {@code null} also when the caller cannot see the object that it
	 * referred to
	 * @param after {@code null} also when the caller cannot see the object that it refers
	 * to
	 */
	record MemberResource(String field, JsonNode before, JsonNode after) {

	}

}
