package dev.kalends.settings;

import java.util.UUID;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.ScopeVersions;
import dev.kalends.freshness.Snapshots;
import dev.kalends.settings.SettingsReader.SettingsAnswer;
import dev.kalends.team.Teams;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares cached effective settings with freshly computed ones.
 */
public class EffectiveSettingsCheck {

	private final SettingsReader reader;

	private final AncestorPaths ancestorPaths;

	private final Teams teams;

	private final SettingsRepository documents;

	private final ScopeVersions versions;

	private final Snapshots snapshots;

	EffectiveSettingsCheck(SettingsReader reader, AncestorPaths ancestorPaths, Teams teams,
			SettingsRepository documents, ScopeVersions versions, Snapshots snapshots) {
		this.reader = reader;
		this.ancestorPaths = ancestorPaths;
		this.teams = teams;
		this.documents = documents;
		this.versions = versions;
		this.snapshots = snapshots;
	}

	/**
	 * Asserts that the settings of an item are the same with and without the cache.
	 */
	public void verify(Viewer viewer, UUID itemId, String description) {
		SettingsReader uncached = new SettingsReader(this.ancestorPaths, this.teams, this.documents, this.versions,
				this.snapshots, Caffeine.newBuilder().maximumSize(0).build());
		SettingsAnswer expected = uncached.ofItem(viewer, itemId);
		SettingsAnswer actual = this.reader.ofItem(viewer, itemId);
		assertThat(actual.own()).as(description).isEqualTo(expected.own());
		assertThat(actual.effective()).as(description).isEqualTo(expected.effective());
	}

}
