package dev.kalends.workitem.web;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.kalends.account.PersonName;
import dev.kalends.account.Viewer;
import dev.kalends.web.Messages;
import dev.kalends.workitem.query.LatestChanges;
import dev.kalends.workitem.query.WhenTexts;

import org.springframework.stereotype.Component;

/**
 * Says who changed an item last, and when, in messages about edit conflicts.
 */
@Component
class ChangeAuthors {

	private final LatestChanges changes;

	private final WhenTexts whenTexts;

	private final Messages messages;

	ChangeAuthors(LatestChanges changes, WhenTexts whenTexts, Messages messages) {
		this.changes = changes;
		this.whenTexts = whenTexts;
		this.messages = messages;
	}

	/**
	 * Returns who made the latest change of an item; empty if it was the application, or
	 * if the viewer cannot see the change.
	 */
	Optional<Author> find(Viewer viewer, UUID itemId) {
		return this.changes.find(viewer, itemId).flatMap((change) -> {
			PersonName by = change.by();
			return (by != null) ? Optional
				.of(new Author(by, change.at(), nameFor(viewer, by), this.whenTexts.at(change.at(), viewer.zone())))
					: Optional.empty();
		});
	}

	private String nameFor(Viewer viewer, PersonName person) {
		return person.id().equals(viewer.id()) ? this.messages.text("filter.me", person.displayName())
				: person.displayName();
	}

	/**
	 * The person who made a change.
	 *
	 * @param name the name as text
	 * @param when the time as text
	 */
	record Author(PersonName person, Instant at, String name, String when) {

	}

}
