package dev.kalends.settings;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A level as the source of a setting.
 *
 * @param level {@code everyone}, {@code team}, an item's type, or {@code above} for a
 * level hidden from the viewer
 * @param id the id of the team or item; {@code null} for everyone and for a hidden level
 * @param name the name of the team or title of the item; {@code null} like the id
 */
record SettingsLevel(String level, @Nullable UUID id, @Nullable String name) {

	static final SettingsLevel EVERYONE = new SettingsLevel("everyone", null, null);

	/**
	 * Returns the level as shown to an assignee who cannot see the item's ancestors.
	 */
	SettingsLevel forOutsideAssignee(UUID itemId) {
		return (itemId.equals(this.id) || equals(EVERYONE)) ? this : new SettingsLevel("above", null, null);
	}

}
