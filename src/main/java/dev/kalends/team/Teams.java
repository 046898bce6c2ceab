package dev.kalends.team;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;

import dev.kalends.account.People;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.Ids;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.PlainText;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.web.AlphabeticalOrder;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Creates and changes teams. Somebody who is not in a team learns nothing of it, and a
 * team learns nothing about members who have not accepted it. Every change of a
 * membership, a role or an acceptance locks the person's row and touches the person and
 * the team.
 */
@Service
public class Teams {

	private static final int MAX_NAME = 100;

	/**
	 * How many teams a person can be in. The version of a calendar consists of those of
	 * all teams of its viewer.
	 */
	static final int MAX_TEAMS = 200;

	static final int MAX_MEMBERS = 1000;

	private final TeamRepository repository;

	private final People people;

	private final WriteTransactions transactions;

	private final ScopeChanges changes;

	private final ApplicationEventPublisher events;

	private final Ids ids;

	private final Clock clock;

	Teams(TeamRepository repository, People people, WriteTransactions transactions, ScopeChanges changes,
			ApplicationEventPublisher events, Ids ids, Clock clock) {
		this.repository = repository;
		this.people = people;
		this.transactions = transactions;
		this.changes = changes;
		this.events = events;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Returns the teams of a person with their role in each.
	 */
	public Memberships memberships(UUID personId) {
		return this.repository.findMemberships(personId);
	}

	/**
	 * Returns the viewer's teams, by name.
	 */
	public List<TeamName> of(Viewer viewer) {
		return this.repository.findByMember(viewer.id()).stream().sorted(AlphabeticalOrder.by(TeamName::name)).toList();
	}

	/**
	 * Returns everybody who shares a team with the viewer that both have accepted, with
	 * the ids of these teams. Only they may learn from each other how busy they are.
	 */
	public Map<UUID, SortedSet<UUID>> colleagues(Viewer viewer) {
		return this.repository.findColleagues(viewer.id());
	}

	/**
	 * Returns the names of those of the ids that are teams.
	 */
	public Map<UUID, String> names(Collection<UUID> ids) {
		return this.repository.findNames(ids);
	}

	/**
	 * Returns a team.
	 * @throws NotFoundException when the viewer is in no such team
	 */
	public TeamDetails get(Viewer viewer, UUID teamId) {
		TeamName team = of(viewer).stream()
			.filter((candidate) -> candidate.id().equals(teamId))
			.findFirst()
			.orElseThrow(NotFoundException::new);
		List<TeamMember> members = this.repository.findMembers(teamId)
			.stream()
			.sorted(AlphabeticalOrder.by((member) -> member.person().displayName()))
			.toList();
		return new TeamDetails(team.id(), team.name(), team.role(), members);
	}

	/**
	 * Locks a team until the running transaction ends, because an item is about to come
	 * into it: the team cannot be deleted meanwhile.
	 * @return whether the team is there
	 */
	public boolean lockForUse(UUID teamId) {
		return this.repository.lock(teamId).isPresent();
	}

	/**
	 * Tells whether a team was deleted, and by this person.
	 */
	public boolean isDeletedBy(UUID teamId, UUID personId) {
		return this.repository.isDeletedBy(teamId, personId);
	}

	/**
	 * Returns the ids of the teams that a person deleted and whose items may still be in
	 * the trash.
	 */
	public List<UUID> idsDeletedBy(UUID personId) {
		return this.repository.findIdsDeletedBy(personId);
	}

	/**
	 * Returns the teams that the viewer was added to and has not accepted yet, by name.
	 */
	public List<TeamToAccept> toAccept(Viewer viewer) {
		return this.repository.findToAccept(viewer.id())
			.stream()
			.sorted(AlphabeticalOrder.by((waiting) -> waiting.team().name()))
			.toList();
	}

	/**
	 * Creates a team. The viewer becomes its manager and has accepted it with that.
	 * @throws RuleViolatedException when the name is too short or too long, or the viewer
	 * is in {@value #MAX_TEAMS} teams
	 */
	public TeamDetails create(Viewer viewer, @Nullable String name) {
		String checked = checkedName(name);
		return this.transactions.execute(() -> {
			UUID id = this.ids.next();
			this.people.lockForDisplay(List.of(viewer.id()));
			requireRoomForTeam("name", viewer.id());
			this.repository.insert(id, checked, this.clock.instant());
			this.repository.addMember(id, viewer.id(), TeamRole.MANAGER, true, null);
			this.changes.because("team.created", viewer.id(), id);
			this.changes.create(Scope.team(id));
			this.changes.create(Scope.settingsOfTeam(id));
			this.changes.touch(Scope.user(viewer.id()));
			return get(viewer, id);
		});
	}

	/**
	 * Renames a team.
	 * @param change makes the new name from the current one, which is locked
	 * @throws NotFoundException when the viewer is in no such team
	 * @throws NotPermittedException when the viewer is not a manager of it
	 * @throws RuleViolatedException when the name is too short or too long
	 */
	public TeamDetails rename(Viewer viewer, UUID teamId, Function<String, @Nullable String> change) {
		return this.transactions.execute(() -> {
			String current = lockManaged(viewer, teamId);
			String checked = checkedName(change.apply(current));
			if (!checked.equals(current)) {
				this.changes.because("team.renamed", viewer.id(), teamId);
				this.repository.rename(teamId, checked);
				this.changes.touch(Scope.team(teamId), Scope.settingsOfTeam(teamId));
				this.events.publishEvent(new TeamRenamed(teamId));
			}
			return get(viewer, teamId);
		});
	}

	/**
	 * Deletes a team. Its items go to the trash.
	 * @throws NotFoundException when the viewer is in no such team
	 * @throws NotPermittedException when the viewer is not a manager of it
	 */
	public void delete(Viewer viewer, UUID teamId) {
		this.transactions.run(() -> {
			lockManaged(viewer, teamId);
			List<UUID> memberIds = this.repository.findMemberIds(teamId);
			this.people.lockForDisplay(memberIds);
			this.changes.because("team.deleted", viewer.id(), teamId);
			this.events.publishEvent(new TeamDeleted(teamId, viewer.id()));
			memberIds.forEach((personId) -> this.changes.touch(Scope.user(personId)));
			this.changes.touch(Scope.team(teamId));
			this.repository.delete(teamId, viewer.id(), this.clock.instant());
		});
	}

	/**
	 * Adds somebody to a team or gives them another role in it. They are a member at
	 * once. They have accepted the team as well if a manager adds them who is an
	 * administrator of the installation; otherwise they are asked. Another role changes
	 * nothing about that.
	 * @throws NotFoundException when the viewer is in no such team, or there is nobody of
	 * this id whom work may be assigned to
	 * @throws NotPermittedException when the viewer is not a manager of the team
	 * @throws LastManagerException when the team would be left without a manager
	 * @throws RuleViolatedException when the team has {@value #MAX_MEMBERS} members or
	 * the person is in {@value #MAX_TEAMS} teams
	 */
	public void putMember(Viewer viewer, UUID teamId, UUID personId, TeamRole role) {
		this.transactions.run(() -> {
			lockManaged(viewer, teamId);
			Optional<TeamRole> before = this.repository.findRole(teamId, personId);
			if (before.isPresent() && before.get() == role) {
				return;
			}
			if (before.isPresent()) {
				changeRole(viewer, teamId, personId, role);
			}
			else {
				addMember(viewer, teamId, personId, role);
			}
			touchMembership(teamId, personId);
		});
	}

	private void changeRole(Viewer viewer, UUID teamId, UUID personId, TeamRole role) {
		this.people.lockForDisplay(List.of(personId));
		this.changes.because("team.role_changed", viewer.id(), teamId);
		this.repository.changeRole(teamId, personId, role);
		requireManager(teamId);
	}

	/**
	 * The viewer is locked as well, so that the member is taken as having accepted only
	 * by somebody who is an administrator until the commit.
	 */
	private void addMember(Viewer viewer, UUID teamId, UUID personId, TeamRole role) {
		if (!this.people.lockForDisplay(List.of(viewer.id(), personId)).contains(personId)) {
			throw new NotFoundException();
		}
		if (this.repository.countMembers(teamId) >= MAX_MEMBERS) {
			throw new RuleViolatedException(Violation.of("userId", "too-many-members", MAX_MEMBERS));
		}
		requireRoomForTeam("userId", personId);
		this.changes.because("team.member_added", viewer.id(), teamId);
		this.repository.addMember(teamId, personId, role, this.people.isAdministrator(viewer.id()), viewer.id());
	}

	/**
	 * Requires that a person can be in one more team. The person has to be locked.
	 */
	private void requireRoomForTeam(String field, UUID personId) {
		if (this.repository.countTeams(personId) >= MAX_TEAMS) {
			throw new RuleViolatedException(Violation.of(field, "too-many-teams", MAX_TEAMS));
		}
	}

	/**
	 * Accepts a team for the viewer, who from then on shares with the others who have
	 * accepted it how busy they are. Accepting it again changes nothing.
	 * @throws NotFoundException when the viewer is in no such team
	 */
	public void accept(Viewer viewer, UUID teamId) {
		this.transactions.run(() -> {
			lockJoined(viewer, teamId);
			this.people.lockForDisplay(List.of(viewer.id()));
			if (this.repository.accept(teamId, viewer.id())) {
				this.changes.because("team.accepted", viewer.id(), teamId);
				touchMembership(teamId, viewer.id());
			}
		});
	}

	private void touchMembership(UUID teamId, UUID personId) {
		this.changes.touch(Scope.user(personId), Scope.team(teamId));
	}

	/**
	 * Removes somebody from a team, which ends their assignments in it. Everybody may
	 * leave by themselves.
	 * @throws NotFoundException when the viewer is in no such team, or the person is not
	 * @throws NotPermittedException when the viewer is not a manager of the team
	 * @throws LastManagerException when the team would be left without a manager
	 */
	public void removeMember(Viewer viewer, UUID teamId, UUID personId) {
		this.transactions.run(() -> {
			if (personId.equals(viewer.id())) {
				lockJoined(viewer, teamId);
			}
			else {
				lockManaged(viewer, teamId);
			}
			if (this.repository.findRole(teamId, personId).isEmpty()) {
				throw new NotFoundException();
			}
			// Whoever gives this person work takes the same lock, so it is either found
			// and ended here, or given to somebody who is known to be outside.
			this.people.lockForDisplay(List.of(personId));
			this.changes.because("team.member_removed", viewer.id(), teamId);
			this.repository.removeMember(teamId, personId);
			requireManager(teamId);
			touchMembership(teamId, personId);
			this.events.publishEvent(new MemberLeft(teamId, personId, viewer.id()));
		});
	}

	private void requireManager(UUID teamId) {
		if (this.repository.countManagers(teamId) == 0) {
			throw new LastManagerException();
		}
	}

	private String lockManaged(Viewer viewer, UUID teamId) {
		String name = lockJoined(viewer, teamId);
		if (this.repository.findRole(teamId, viewer.id()).filter(TeamRole.MANAGER::equals).isEmpty()) {
			throw new NotPermittedException("managers-only");
		}
		return name;
	}

	private String lockJoined(Viewer viewer, UUID teamId) {
		Optional<String> name = this.repository.lock(teamId);
		if (name.isEmpty() || this.repository.findRole(teamId, viewer.id()).isEmpty()) {
			throw new NotFoundException();
		}
		return name.get();
	}

	private static String checkedName(@Nullable String name) {
		String stripped = PlainText.name(Objects.requireNonNullElse(name, ""));
		PlainText.checkName("name", stripped, MAX_NAME).ifPresent((violation) -> {
			throw new RuleViolatedException(violation);
		});
		return stripped;
	}

}
