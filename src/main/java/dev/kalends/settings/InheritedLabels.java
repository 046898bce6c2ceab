package dev.kalends.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import dev.kalends.shared.SearchText;
import dev.kalends.workitem.query.ItemLabels;

import org.springframework.stereotype.Component;

/**
 * Finds the items that have a label, own or inherited, among many. Few levels set labels
 * or stop inheritance, so these levels are read once and each item is resolved against
 * them.
 */
@Component
class InheritedLabels implements ItemLabels {

	private final SettingsRepository documents;

	InheritedLabels(SettingsRepository documents) {
		this.documents = documents;
	}

	@Override
	public Predicate<List<UUID>> matching(Set<String> labels) {
		Map<UUID, LevelSettings> levels = this.documents.findAllAffectingLabels();
		return (chain) -> {
			boolean matches = false;
			for (UUID level : chain) {
				LevelSettings own = levels.getOrDefault(level, LevelSettings.NONE);
				List<String> ownLabels = own.labels();
				matches = (matches && !own.stopsInheritance())
						|| (ownLabels != null && ownLabels.stream().map(SearchText::of).anyMatch(labels::contains));
			}
			return matches;
		};
	}

}
