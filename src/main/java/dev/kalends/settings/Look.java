package dev.kalends.settings;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.kalends.workitem.CalendarItem;
import org.jspecify.annotations.Nullable;

/**
 * What an event shows of the settings that hold for its item.
 *
 * @param color {@code #rrggbb}: that of the nearest level that has one, else the type's
 * @param labels the labels of all levels, in order
 */
public record Look(String color, List<String> labels) {

	/**
	 * Finds the looks of many items; what a level sets is read once for all of them.
	 */
	public static final class Finder {

		private final Map<String, OwnSettings> parsed = new HashMap<>();

		/**
		 * Returns the look of an item.
		 */
		public Look of(CalendarItem item) {
			String color = null;
			Set<String> labels = new LinkedHashSet<>();
			for (CalendarItem.Level level : item.levels()) {
				OwnSettings own = parsed(level.document());
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
			return new Look((color != null) ? color : item.type().color(), List.copyOf(labels));
		}

		private OwnSettings parsed(@Nullable String document) {
			return (document == null) ? OwnSettings.NONE
					: this.parsed.computeIfAbsent(document, SettingsDocuments::parse);
		}

	}

}
