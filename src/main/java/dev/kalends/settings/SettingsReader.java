package dev.kalends.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeVersion;
import dev.kalends.freshness.ScopeVersions;
import dev.kalends.freshness.Snapshots;
import dev.kalends.shared.NotFoundException;
import dev.kalends.team.TeamDetails;
import dev.kalends.team.Teams;
import dev.kalends.workitem.AncestorPath;
import dev.kalends.workitem.AncestorPaths;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;

/**
 * Reads settings. Everything about one answer is read in one snapshot: who sees the item,
 * its place in the tree, the versions of all levels above it and, when those are not in
 * the cache, what the levels set. A cached entry is therefore exactly the state that its
 * versions name, and an item that moved has other levels and with them another key.
 */
@Service
class SettingsReader {

	private final AncestorPaths chains;

	private final Teams teams;

	private final SettingsRepository documents;

	private final ScopeVersions versions;

	private final Snapshots snapshots;

	private final Cache<String, EffectiveSettings> cache;

	SettingsReader(AncestorPaths chains, Teams teams, SettingsRepository documents, ScopeVersions versions,
			Snapshots snapshots, Cache<String, EffectiveSettings> cache) {
		this.chains = chains;
		this.teams = teams;
		this.documents = documents;
		this.versions = versions;
		this.snapshots = snapshots;
		this.cache = cache;
	}

	/**
	 * Returns the settings of an item.
	 * @throws NotFoundException when the viewer sees no such item
	 */
	SettingsAnswer ofItem(Viewer viewer, UUID itemId) {
		return kept(this.snapshots.read((snapshot) -> {
			AncestorPath chain = this.chains.find(snapshot, viewer.id(), itemId).orElseThrow(NotFoundException::new);
			Found found = find(snapshot, chain.teamId(), chain.path());
			return chain.inside() ? found : found.fromOutside(itemId);
		}));
	}

	/**
	 * Returns the settings of a team.
	 * @throws NotFoundException when the viewer is in no such team
	 */
	SettingsAnswer ofTeam(Viewer viewer, UUID teamId) {
		TeamDetails team = this.teams.get(viewer, teamId);
		return kept(this.snapshots.read((snapshot) -> find(snapshot, team.id(), List.of())));
	}

	/**
	 * Returns the settings of everybody.
	 */
	SettingsAnswer ofEveryone() {
		return kept(this.snapshots.read((snapshot) -> find(snapshot, null, List.of())));
	}

	/**
	 * Keeps what was loaded, now that its snapshot is known to be complete.
	 */
	private SettingsAnswer kept(Found found) {
		if (!found.answer().hit()) {
			this.cache.put(found.key(), found.effective());
		}
		return found.answer();
	}

	private Found find(JdbcOperations snapshot, @Nullable UUID teamId, List<UUID> path) {
		String key = key(snapshot, teamId, path);
		EffectiveSettings cached = this.cache.getIfPresent(key);
		if (cached != null) {
			return new Found(key, cached, new SettingsAnswer(own(snapshot, teamId, path), cached, true));
		}
		Map<SettingsLevel, LevelSettings> levels = levels(snapshot, teamId, path);
		EffectiveSettings loaded = EffectiveSettings.of(levels);
		LevelSettings own = levels.values().stream().reduce((first, last) -> last).orElse(LevelSettings.NONE);
		return new Found(key, loaded, new SettingsAnswer(own, loaded, false));
	}

	private LevelSettings own(JdbcOperations snapshot, @Nullable UUID teamId, List<UUID> path) {
		if (path.isEmpty()) {
			UUID id = (teamId != null) ? teamId : SettingsRepository.EVERYONE;
			return this.documents.findAll(snapshot, List.of(id)).getOrDefault(id, LevelSettings.NONE);
		}
		UUID id = path.get(path.size() - 1);
		AncestorPaths.ItemLevel level = this.chains.levels(snapshot, List.of(id)).get(id);
		LevelSettings stored = this.documents.findAll(snapshot, List.of(id)).getOrDefault(id, LevelSettings.NONE);
		return (level != null) ? stored.with(level.color(), level.timeZone()) : stored;
	}

	private String key(JdbcOperations snapshot, @Nullable UUID teamId, List<UUID> path) {
		List<String> scopes = new ArrayList<>();
		scopes.add(Scope.SETTINGS_OF_EVERYONE.name());
		if (teamId != null) {
			scopes.add(Scope.settingsOfTeam(teamId).name());
		}
		path.forEach((id) -> scopes.add(Scope.settingsOf(id).name()));
		Map<String, ScopeVersion> found = this.versions.read(snapshot, scopes);
		// The order of the levels is the item's place in the tree.
		return scopes.stream()
			.map((scope) -> scope + "=" + found.getOrDefault(scope, ScopeVersion.NONE))
			.collect(Collectors.joining(","));
	}

	private Map<SettingsLevel, LevelSettings> levels(JdbcOperations snapshot, @Nullable UUID teamId, List<UUID> path) {
		List<UUID> ids = Stream
			.concat(Stream.concat(Stream.of(SettingsRepository.EVERYONE), Stream.ofNullable(teamId)), path.stream())
			.toList();
		Map<UUID, LevelSettings> documents = this.documents.findAll(snapshot, ids);
		Map<UUID, AncestorPaths.ItemLevel> items = this.chains.levels(snapshot, path);
		Map<SettingsLevel, LevelSettings> levels = new LinkedHashMap<>();
		levels.put(SettingsLevel.OF_EVERYONE, documents.getOrDefault(SettingsRepository.EVERYONE, LevelSettings.NONE));
		if (teamId != null) {
			levels.put(new SettingsLevel("team", teamId, this.chains.teamName(snapshot, teamId)),
					documents.getOrDefault(teamId, LevelSettings.NONE));
		}
		for (UUID id : path) {
			AncestorPaths.ItemLevel item = items.get(id);
			if (item != null) {
				levels.put(new SettingsLevel(item.type().code(), id, item.title()),
						documents.getOrDefault(id, LevelSettings.NONE).with(item.color(), item.timeZone()));
			}
		}
		return levels;
	}

	/**
	 * What was found in a snapshot.
	 *
	 * @param key the versions of all levels
	 * @param effective the settings that the versions stand for
	 * @param answer what the viewer is told
	 */
	private record Found(String key, EffectiveSettings effective, SettingsAnswer answer) {

		Found fromOutside(UUID itemId) {
			return new Found(this.key, this.effective, this.answer.fromOutside(itemId));
		}

	}

	/**
	 * What a level sets and what holds for it.
	 *
	 * @param hit whether what holds came from the cache
	 */
	record SettingsAnswer(LevelSettings own, EffectiveSettings effective, boolean hit) {

		SettingsAnswer fromOutside(UUID itemId) {
			return new SettingsAnswer(this.own, this.effective.fromOutside(itemId), this.hit);
		}

	}

}
