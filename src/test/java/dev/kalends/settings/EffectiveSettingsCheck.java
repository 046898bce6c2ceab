package dev.kalends.settings;

import java.util.UUID;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.ScopeVersions;
import dev.kalends.freshness.Snapshots;
import dev.kalends.settings.SettingsReader.SettingsAnswer;
import dev.kalends.team.Teams;
import dev.kalends.workitem.AncestorPaths;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds what the cache says of settings against what is put together anew.
 */
public class EffectiveSettingsCheck {

	private final SettingsReader reader;

	private final AncestorPaths chains;

	private final Teams teams;

	private final SettingsRepository documents;

	private final ScopeVersions versions;

	private final Snapshots snapshots;

	EffectiveSettingsCheck(SettingsReader reader, AncestorPaths chains, Teams teams, SettingsRepository documents,
			ScopeVersions versions, Snapshots snapshots) {
		this.reader = reader;
		this.chains = chains;
		this.teams = teams;
		this.documents = documents;
		this.versions = versions;
		this.snapshots = snapshots;
	}

	/**
	 * Fails when the settings of an item that the viewer sees are not what they are
	 * without a cache.
	 */
	public void verify(Viewer viewer, UUID itemId, String description) {
		SettingsReader uncached = new SettingsReader(this.chains, this.teams, this.documents, this.versions,
				this.snapshots, Caffeine.newBuilder().maximumSize(0).build());
		SettingsAnswer expected = uncached.ofItem(viewer, itemId);
		SettingsAnswer answer = this.reader.ofItem(viewer, itemId);
		assertThat(answer.own()).as(description).isEqualTo(expected.own());
		assertThat(answer.effective()).as(description).isEqualTo(expected.effective());
	}

}
