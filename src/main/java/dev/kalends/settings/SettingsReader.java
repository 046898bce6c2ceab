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
import dev.kalends.settings.AncestorPaths.AncestorPath;
import dev.kalends.shared.NotFoundException;
import dev.kalends.team.TeamDetails;
import dev.kalends.team.Teams;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;

/**
 * Reads settings. All data of one response is read in one snapshot: whether the item is
 * visible, its position in the tree, the versions of all levels and, on a cache miss,
 * their settings. A cached entry is therefore exactly the state that its versions
 * identify, and an item that was moved has other levels and thus another key.
 */
@Service
class SettingsReader {

	private final AncestorPaths ancestorPaths;

	private final Teams teams;

	private final SettingsRepository documents;

	private final ScopeVersions versions;

	private final Snapshots snapshots;

	private final Cache<String, EffectiveSettings> entries;

	SettingsReader(AncestorPaths ancestorPaths, Teams teams, SettingsRepository documents, ScopeVersions versions,
			Snapshots snapshots, Cache<String, EffectiveSettings> entries) {
		this.ancestorPaths = ancestorPaths;
		this.teams = teams;
		this.documents = documents;
		this.versions = versions;
		this.snapshots = snapshots;
		this.entries = entries;
	}

	/**
	 * Returns the settings of an item.
	 * @throws NotFoundException if the item is not visible to the viewer
	 */
	SettingsAnswer ofItem(Viewer viewer, UUID itemId) {
		return cache(this.snapshots.read((snapshot) -> {
			AncestorPath ancestorPath = this.ancestorPaths.find(snapshot, viewer.id(), itemId)
				.orElseThrow(NotFoundException::new);
			Found found = find(snapshot, ancestorPath.teamId(), ancestorPath.path());
			return ancestorPath.inside() ? found : found.forOutsideAssignee(itemId);
		}));
	}

	/**
	 * Returns the settings of a team.
	 * @throws NotFoundException if the viewer is not a member of the team
	 */
	SettingsAnswer ofTeam(Viewer viewer, UUID teamId) {
		TeamDetails team = this.teams.get(viewer, teamId);
		return cache(this.snapshots.read((snapshot) -> find(snapshot, team.id(), List.of())));
	}

	/**
	 * Returns the settings for everyone.
	 */
	SettingsAnswer ofEveryone() {
		return cache(this.snapshots.read((snapshot) -> find(snapshot, null, List.of())));
	}

	/**
	 * Caches loaded settings, after the snapshot was verified to be complete.
	 */
	private SettingsAnswer cache(Found found) {
		if (!found.answer().hit()) {
			this.entries.put(found.key(), found.effective());
		}
		return found.answer();
	}

	private Found find(JdbcOperations snapshot, @Nullable UUID teamId, List<UUID> path) {
		String key = key(snapshot, teamId, path);
		EffectiveSettings cached = this.entries.getIfPresent(key);
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
		AncestorPaths.ItemLevel level = this.ancestorPaths.levels(snapshot, List.of(id)).get(id);
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
		// The order of the levels reflects the item's position in the tree.
		return scopes.stream()
			.map((scope) -> scope + "=" + found.getOrDefault(scope, ScopeVersion.NONE))
			.collect(Collectors.joining(","));
	}

	private Map<SettingsLevel, LevelSettings> levels(JdbcOperations snapshot, @Nullable UUID teamId, List<UUID> path) {
		List<UUID> ids = Stream
			.concat(Stream.concat(Stream.of(SettingsRepository.EVERYONE), Stream.ofNullable(teamId)), path.stream())
			.toList();
		Map<UUID, LevelSettings> documents = this.documents.findAll(snapshot, ids);
		Map<UUID, AncestorPaths.ItemLevel> items = this.ancestorPaths.levels(snapshot, path);
		Map<SettingsLevel, LevelSettings> levels = new LinkedHashMap<>();
		levels.put(SettingsLevel.EVERYONE, documents.getOrDefault(SettingsRepository.EVERYONE, LevelSettings.NONE));
		if (teamId != null) {
			levels.put(new SettingsLevel("team", teamId, this.ancestorPaths.teamName(snapshot, teamId)),
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
	 * Settings found in a snapshot.
	 *
	 * @param key the cache key, which contains the versions of all levels
	 * @param effective the effective settings before any are hidden from the viewer
	 * @param answer the settings shown to the viewer
	 */
	private record Found(String key, EffectiveSettings effective, SettingsAnswer answer) {

		Found forOutsideAssignee(UUID itemId) {
			return new Found(this.key, this.effective, this.answer.forOutsideAssignee(itemId));
		}

	}

	/**
	 * The own and effective settings of a level.
	 *
	 * @param hit whether the effective settings came from the cache
	 */
	record SettingsAnswer(LevelSettings own, EffectiveSettings effective, boolean hit) {

		SettingsAnswer forOutsideAssignee(UUID itemId) {
			return new SettingsAnswer(this.own, this.effective.forOutsideAssignee(itemId), this.hit);
		}

	}

}
