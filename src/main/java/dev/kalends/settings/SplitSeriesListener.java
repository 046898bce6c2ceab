package dev.kalends.settings;

import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.workitem.SeriesService.SeriesSplit;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Copies the settings of a series that is split to the series that continues it, in the
 * same transaction.
 */
@Component
class SplitSeriesListener {

	private final SettingsRepository documents;

	private final ScopeChanges changes;

	SplitSeriesListener(SettingsRepository documents, ScopeChanges changes) {
		this.documents = documents;
		this.changes = changes;
	}

	@EventListener
	void copySettings(SeriesSplit split) {
		this.documents.save(split.continuationId(), this.documents.find(split.seriesId()));
		this.changes.touch(Scope.settingsOf(split.continuationId()));
	}

}
