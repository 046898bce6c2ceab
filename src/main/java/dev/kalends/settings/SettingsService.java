package dev.kalends.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import dev.kalends.account.People;
import dev.kalends.account.PersonName;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.shared.Zones;
import dev.kalends.team.Memberships;
import dev.kalends.team.Teams;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemService;

import org.springframework.stereotype.Service;

/**
 * Changes settings. A change touches the settings scope of its level. Changes that events
 * show, such as color and labels, also touch the calendars of all descendants.
 */
@Service
class SettingsService {

	/**
	 * Settings that an assignee may change without being allowed to manage the item.
	 */
	private static final Set<String> EDITABLE_BY_ASSIGNEES = Set.of("color", "checklist");

	private final SettingsRepository documents;

	private final WorkItemService items;

	private final AncestorPaths ancestorPaths;

	private final Teams teams;

	private final People people;

	private final WriteTransactions transactions;

	private final ScopeChanges changes;

	SettingsService(SettingsRepository documents, WorkItemService items, AncestorPaths ancestorPaths, Teams teams,
			People people, WriteTransactions transactions, ScopeChanges changes) {
		this.documents = documents;
		this.items = items;
		this.ancestorPaths = ancestorPaths;
		this.teams = teams;
		this.people = people;
		this.transactions = transactions;
		this.changes = changes;
	}

	/**
	 * Changes the settings of an item. Color and time zone are stored with the item
	 * itself.
	 * @throws NotFoundException if the item is not visible to the viewer
	 * @throws NotPermittedException if the viewer may not change these settings
	 * @throws UnreadableInputException if a value is invalid
	 */
	void changeItem(Viewer viewer, UUID itemId, SettingsPatch patch) {
		this.transactions.run(() -> {
			AncestorPaths.Lock lock = this.ancestorPaths.lock(viewer, itemId);
			if (!lock.manages() && !(lock.worksOn() && patch.hasOnly(EDITABLE_BY_ASSIGNEES))) {
				throw new NotPermittedException(lock.worksOn() ? "settings-of-item" : "change-as-viewer");
			}
			WorkItem item = lock.item();
			LevelSettings stored = this.documents.find(itemId);
			LevelSettings before = stored.with(item.color(),
					(item.timeZone() != null) ? item.timeZone().getId() : null);
			LevelSettings after = patch.applyTo(before);
			requirePeople(before, after);
			this.changes.because("settings.of_item", viewer.id(), itemId);
			if (!Objects.equals(before.color(), after.color())
					|| !Objects.equals(before.timeZone(), after.timeZone())) {
				this.items.edit(viewer, itemId, (current) -> true,
						(draft) -> draft.with()
							.color(after.color())
							.timeZone((after.timeZone() != null) ? Zones.named(after.timeZone()).orElseThrow() : null)
							.build());
			}
			LevelSettings changed = after.with(null, null);
			if (!changed.equals(stored)) {
				this.documents.save(itemId, changed);
				this.changes.touch(Scope.settingsOf(itemId));
				if (affectsEvents(stored, changed)) {
					this.changes.touch(Scope.user(viewer.id()));
					this.changes.touch(this.ancestorPaths.scopesOfSubtree(item));
				}
			}
		});
	}

	/**
	 * Changes the settings of a team.
	 * @throws NotFoundException if the viewer is not a member of the team
	 * @throws NotPermittedException if the viewer is not a manager of the team
	 */
	void changeTeam(Viewer viewer, UUID teamId, SettingsPatch patch) {
		this.transactions.run(() -> {
			// Assigning items of the team takes the same lock, so no outside assignee is
			// missed.
			boolean exists = this.teams.lockForUse(teamId);
			Memberships memberships = this.teams.memberships(viewer.id());
			if (!exists || !memberships.contains(teamId)) {
				throw new NotFoundException();
			}
			if (!memberships.manages(teamId)) {
				throw new NotPermittedException("managers-only");
			}
			this.changes.because("settings.of_team", viewer.id(), teamId);
			change(teamId, patch, Scope.settingsOfTeam(teamId), () -> {
				this.changes.touch(Scope.user(viewer.id()));
				this.changes.touch(this.ancestorPaths.scopesOfTeam(teamId));
			});
		});
	}

	/**
	 * Changes the settings for everyone.
	 * @throws NotPermittedException if the viewer is not an administrator
	 */
	void changeEveryone(Viewer viewer, SettingsPatch patch) {
		if (!viewer.isAdmin()) {
			throw new NotPermittedException("administrators-only");
		}
		this.transactions.run(() -> {
			this.people.lockAdministrator(viewer);
			this.changes.because("settings.of_everyone", viewer.id(), null);
			this.changes.lock(Scope.SETTINGS_OF_EVERYONE);
			change(SettingsRepository.EVERYONE, patch, Scope.SETTINGS_OF_EVERYONE,
					() -> this.changes.touch(Scope.EVERYONE));
		});
	}

	private void change(UUID level, SettingsPatch patch, Scope scope, Runnable touchCalendars) {
		LevelSettings before = this.documents.find(level);
		LevelSettings after = patch.applyTo(before);
		if (after.equals(before)) {
			return;
		}
		requirePeople(before, after);
		this.documents.save(level, after);
		this.changes.touch(scope);
		if (affectsEvents(before, after)) {
			touchCalendars.run();
		}
	}

	private static boolean affectsEvents(LevelSettings before, LevelSettings after) {
		return !Objects.equals(before.color(), after.color()) || !Objects.equals(before.labels(), after.labels())
				|| before.stopsInheritance() != after.stopsInheritance();
	}

	private void requirePeople(LevelSettings before, LevelSettings after) {
		List<UUID> added = new ArrayList<>(Objects.requireNonNullElse(after.defaultAssignees(), List.of()));
		added.removeAll(Objects.requireNonNullElse(before.defaultAssignees(), List.of()));
		if (!added.isEmpty()) {
			added.removeAll(this.people.assignable().stream().map(PersonName::id).toList());
		}
		if (!added.isEmpty()) {
			throw new UnreadableInputException(
					Violation.of("defaultAssignees", "unknown-person", added.get(0).toString()));
		}
	}

}
