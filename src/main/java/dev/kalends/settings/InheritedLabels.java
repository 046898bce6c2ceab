package dev.kalends.settings;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import dev.kalends.workitem.query.ItemLabels;

import org.springframework.stereotype.Component;

/**
 * Finds the items that a label holds for, among many. Only few levels set labels or cut
 * off what is above, so those are read once, and each item is looked up among them.
 */
@Component
class InheritedLabels implements ItemLabels {

	private final SettingsRepository documents;

	InheritedLabels(SettingsRepository documents) {
		this.documents = documents;
	}

	@Override
	public Predicate<List<UUID>> matching(Set<String> labels) {
		Map<UUID, LevelSettings> levels = this.documents.findAllOnLabels();
		return (chain) -> {
			boolean holds = false;
			for (UUID level : chain) {
				LevelSettings own = levels.getOrDefault(level, LevelSettings.NONE);
				List<String> ownLabels = own.labels();
				holds = (holds && !own.cuts()) || (ownLabels != null && !Collections.disjoint(ownLabels, labels));
			}
			return holds;
		};
	}

}
