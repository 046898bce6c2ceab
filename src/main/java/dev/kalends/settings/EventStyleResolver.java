package dev.kalends.settings;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Finds the style of many events. The settings of a level are parsed once for all of
 * them.
 */
public final class EventStyleResolver {

	private final Map<String, LevelSettings> parsed = new HashMap<>();

	/**
	 * Returns the style of an item.
	 * @param levels the levels that the item inherits from and its own, the farthest
	 * first
	 * @param defaultColor the color when no level has one, {@code #rrggbb}
	 */
	public EventStyle resolve(List<Level> levels, String defaultColor) {
		String color = null;
		Set<String> labels = new LinkedHashSet<>();
		for (Level level : levels) {
			LevelSettings own = parsed(level.document());
			if (own.cuts()) {
				color = null;
				labels.clear();
			}
			String ownColor = (level.color() != null) ? level.color() : own.color();
			color = (ownColor != null) ? ownColor : color;
			if (own.labels() != null) {
				labels.addAll(own.labels());
			}
		}
		return new EventStyle((color != null) ? color : defaultColor, List.copyOf(labels));
	}

	private LevelSettings parsed(@Nullable String document) {
		return (document == null) ? LevelSettings.NONE
				: this.parsed.computeIfAbsent(document, SettingsRepository::parse);
	}

	/**
	 * What one level sets for itself and its descendants.
	 *
	 * @param color an item's own color, {@code #rrggbb}
	 * @param document its other settings as they are stored
	 */
	public record Level(@Nullable String color, @Nullable String document) {

	}

}
