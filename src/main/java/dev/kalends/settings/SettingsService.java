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
import dev.kalends.workitem.AncestorPaths;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemService;

import org.springframework.stereotype.Service;

/**
 * Changes what levels set. A change touches the settings of its level; what events show
 * of it, colour and labels, touches the calendars below as well.
 */
@Service
class SettingsService {

	/**
	 * What somebody may change who is assigned to an item and may not change all of it.
	 */
	private static final Set<String> OF_ASSIGNEES = Set.of("color", "checklist");

	private final SettingsRepository documents;

	private final WorkItemService items;

	private final AncestorPaths chains;

	private final Teams teams;

	private final People people;

	private final WriteTransactions transactions;

	private final ScopeChanges changes;

	SettingsService(SettingsRepository documents, WorkItemService items, AncestorPaths chains, Teams teams,
			People people, WriteTransactions transactions, ScopeChanges changes) {
		this.documents = documents;
		this.items = items;
		this.chains = chains;
		this.teams = teams;
		this.people = people;
		this.transactions = transactions;
		this.changes = changes;
	}

	/**
	 * Changes what an item sets. Its colour and time zone are those of the item itself.
	 * @throws NotFoundException when the viewer sees no such item
	 * @throws NotPermittedException when the viewer may not change this of it
	 * @throws UnreadableInputException when a value has the wrong shape
	 */
	void changeItem(Viewer viewer, UUID itemId, SettingsPatch patch) {
		this.transactions.run(() -> {
			AncestorPaths.Lock lock = this.chains.lock(viewer, itemId);
			if (!lock.manages() && !(lock.worksOn() && patch.hasOnly(OF_ASSIGNEES))) {
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
			LevelSettings kept = after.with(null, null);
			if (!kept.equals(stored)) {
				this.documents.save(itemId, kept);
				this.changes.touch(Scope.settingsOf(itemId));
				if (altersLook(stored, kept)) {
					this.changes.touch(Scope.user(viewer.id()));
					this.changes.touch(this.chains.scopesBelow(item));
				}
			}
		});
	}

	/**
	 * Changes what a team sets.
	 * @throws NotFoundException when the viewer is in no such team
	 * @throws NotPermittedException when the viewer is no manager of it
	 */
	void changeTeam(Viewer viewer, UUID teamId, SettingsPatch patch) {
		this.transactions.run(() -> {
			// Whoever gives somebody work in the team takes the same lock, so that the
			// people outside who see its items are all found.
			boolean there = this.teams.lockForUse(teamId);
			Memberships memberships = this.teams.memberships(viewer.id());
			if (!there || !memberships.contains(teamId)) {
				throw new NotFoundException();
			}
			if (!memberships.manages(teamId)) {
				throw new NotPermittedException("managers-only");
			}
			this.changes.because("settings.of_team", viewer.id(), teamId);
			change(teamId, patch, Scope.settingsOfTeam(teamId), () -> {
				this.changes.touch(Scope.user(viewer.id()));
				this.changes.touch(this.chains.scopesOfTeam(teamId));
			});
		});
	}

	/**
	 * Changes what applies to everybody.
	 * @throws NotPermittedException when the viewer is not an administrator
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
		if (altersLook(before, after)) {
			touchCalendars.run();
		}
	}

	private static boolean altersLook(LevelSettings before, LevelSettings after) {
		return !Objects.equals(before.color(), after.color()) || !Objects.equals(before.labels(), after.labels())
				|| before.cuts() != after.cuts();
	}

	private void requirePeople(LevelSettings before, LevelSettings after) {
		List<UUID> wanted = new ArrayList<>(Objects.requireNonNullElse(after.defaultAssignees(), List.of()));
		wanted.removeAll(Objects.requireNonNullElse(before.defaultAssignees(), List.of()));
		if (!wanted.isEmpty()) {
			wanted.removeAll(this.people.assignable().stream().map(PersonName::id).toList());
		}
		if (!wanted.isEmpty()) {
			throw new UnreadableInputException(
					Violation.of("defaultAssignees", "unknown-person", wanted.get(0).toString()));
		}
	}

}
