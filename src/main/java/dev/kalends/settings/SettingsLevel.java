package dev.kalends.settings;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Where a setting comes from.
 *
 * @param level {@code everyone}, {@code team}, or an item's type
 * @param id the team's or item's id; {@code null} for everyone and where the viewer does
 * not see it
 * @param name the team's name or the item's title; {@code null} like the id
 */
record SettingsLevel(String level, @Nullable UUID id, @Nullable String name) {

	static final SettingsLevel OF_EVERYONE = new SettingsLevel("everyone", null, null);

	/**
	 * Returns the level as somebody sees it who does not see what stands above the item.
	 */
	SettingsLevel fromOutside(UUID itemId) {
		return (itemId.equals(this.id) || equals(OF_EVERYONE)) ? this : new SettingsLevel("above", null, null);
	}

}
