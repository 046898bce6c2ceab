package dev.kalends.workitem.note;

import java.time.Instant;
import java.util.UUID;

import dev.kalends.account.PersonName;
import dev.kalends.web.LinkedText;
import org.jspecify.annotations.Nullable;

/**
 * A note on an item.
 *
 * @param text 1–10,000 characters
 * @param mayDelete whether the viewer may delete it
 */
public record Note(UUID id, String text, PersonName author, Instant createdAt, boolean mayDelete) {

	/**
	 * Returns the text as HTML with addresses as links.
	 */
	public @Nullable String html() {
		return LinkedText.html(this.text);
	}

}
