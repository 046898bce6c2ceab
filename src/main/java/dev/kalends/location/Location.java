package dev.kalends.location;

import java.util.UUID;

import dev.kalends.web.LinkedText;
import org.jspecify.annotations.Nullable;

/**
 * A location of work items, shared by all teams.
 *
 * @param id the location's id
 * @param name 1–200 characters
 * @param address at most 500 characters
 */
public record Location(UUID id, String name, @Nullable String address) {

	/**
	 * Returns the address as HTML with web addresses as links.
	 */
	public @Nullable String addressHtml() {
		return LinkedText.html(this.address);
	}

}
