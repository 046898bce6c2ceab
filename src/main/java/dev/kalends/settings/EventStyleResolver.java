package dev.kalends.settings;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Resolves the styles of many events. The settings of each level are parsed once.
 */
public final class EventStyleResolver {

	private final Map<String, LevelSettings> parsed = new HashMap<>();

	/**
	 * Returns the style of an item.
	 * @param levels the levels that the item inherits from, farthest ancestor first, and
	 * its own
	 * @param defaultColor the color if no level has one, {@code #rrggbb}
	 */
	public EventStyle resolve(List<Level> levels, String defaultColor) {
		String color = null;
		Set<String> labels = new LinkedHashSet<>();
		for (Level level : levels) {
			LevelSettings own = parsed(level.document());
			if (own.stopsInheritance()) {
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
	 * The settings of one level, as stored.
	 *
	 * @param color the item's own color, {@code #rrggbb}; {@code null} if it has none
	 * @param document the other settings as JSON; {@code null} if it has none
	 */
	public record Level(@Nullable String color, @Nullable String document) {

	}

}
