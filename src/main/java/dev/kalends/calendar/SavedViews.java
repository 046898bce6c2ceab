package dev.kalends.calendar;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import dev.kalends.account.Viewer;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.Ids;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.PlainText;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.team.Memberships;
import dev.kalends.team.TeamDeleted;
import dev.kalends.team.Teams;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Keeps views of the calendar, private ones and those that a team shares. A view says
 * what to look for and alters no calendar, so it touches no scope: pages ask for the list
 * anew when somebody comes back to them.
 */
@Service
class SavedViews {

	private static final int MAX_NAME = 100;

	/**
	 * How many private views a person can have, and how many views a team.
	 */
	static final int MAX_VIEWS = 200;

	private final SavedViewRepository repository;

	private final Teams teams;

	private final WriteTransactions transactions;

	private final ScopeChanges changes;

	private final Ids ids;

	private final Clock clock;

	SavedViews(SavedViewRepository repository, Teams teams, WriteTransactions transactions, ScopeChanges changes,
			Ids ids, Clock clock) {
		this.repository = repository;
		this.teams = teams;
		this.transactions = transactions;
		this.changes = changes;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Returns the views that a person sees, by name.
	 */
	List<Seen> of(Viewer viewer) {
		Memberships memberships = this.teams.memberships(viewer.id());
		UUID start = this.repository.findStart(viewer.id()).map(SavedView::id).orElse(null);
		return this.repository.findSeenBy(memberships)
			.stream()
			.map((view) -> new Seen(view, view.isChangedBy(memberships), view.id().equals(start)))
			.toList();
	}

	/**
	 * Returns the view that a person's calendar opens with, as long as they see it.
	 */
	Optional<SavedView> start(Viewer viewer) {
		return this.repository.findStart(viewer.id())
			.filter((view) -> view.isSeenBy(this.teams.memberships(viewer.id())));
	}

	/**
	 * Keeps a view.
	 * @throws UnreadableInputException when the query is none
	 * @throws RuleViolatedException when the name breaks a rule, or the viewer is in no
	 * such team
	 * @throws NotPermittedException when the viewer may not share with the team
	 */
	Seen create(Viewer viewer, @Nullable String name, @Nullable String query, @Nullable UUID teamId) {
		SavedView view = checked(new SavedView(this.ids.next(), viewer.id(), teamId,
				Objects.requireNonNullElse(name, ""), Objects.requireNonNullElse(query, "")), viewer);
		this.transactions.run(() -> {
			if (teamId != null) {
				lockForSharing(viewer, teamId);
			}
			else {
				this.changes.lock(Scope.user(viewer.id()));
			}
			requireRoom(viewer, teamId);
			this.repository.insert(view, this.clock.instant());
		});
		return new Seen(view, true, false);
	}

	/**
	 * Changes a view.
	 * @throws NotFoundException when the viewer sees no such view
	 * @throws UnreadableInputException when the query is none
	 * @throws RuleViolatedException when the name breaks a rule, or the viewer is in no
	 * such team
	 * @throws NotPermittedException when the viewer may not change it, or not share it
	 * with the team, or would take it from its team for somebody else
	 */
	Seen change(Viewer viewer, UUID id, UnaryOperator<SavedView> change) {
		return this.transactions.execute(() -> {
			SavedView before = lockChangeable(viewer, id);
			SavedView after = checked(change.apply(before), viewer);
			UUID teamId = after.teamId();
			if (teamId == null && !viewer.id().equals(after.ownerId())) {
				throw new NotPermittedException("unshare-view");
			}
			if (teamId != null && !teamId.equals(before.teamId())) {
				lockForSharing(viewer, teamId);
				requireRoom(viewer, teamId);
			}
			else if (teamId == null && before.teamId() != null) {
				this.changes.lock(Scope.user(viewer.id()));
				requireRoom(viewer, null);
			}
			this.repository.update(after);
			boolean start = this.repository.findStart(viewer.id()).map(SavedView::id).filter(id::equals).isPresent();
			return new Seen(after, true, start);
		});
	}

	/**
	 * Forgets a view. Those who started with it start with the month again.
	 * @throws NotFoundException when the viewer sees no such view
	 * @throws NotPermittedException when the viewer may not change it
	 */
	void delete(Viewer viewer, UUID id) {
		this.transactions.run(() -> {
			lockChangeable(viewer, id);
			this.repository.delete(id);
		});
	}

	/**
	 * Chooses the view that the viewer's calendar opens with.
	 * @param id {@code null} for none
	 * @throws RuleViolatedException when the viewer sees no such view
	 */
	void startWith(Viewer viewer, @Nullable UUID id) {
		this.transactions.run(() -> {
			if (id != null && this.repository.lock(id)
				.filter((view) -> view.isSeenBy(this.teams.memberships(viewer.id())))
				.isEmpty()) {
				throw new RuleViolatedException(Violation.of("id", "unknown-view"));
			}
			// There may be no row yet that two pages of the same person could both lock.
			this.changes.lock(Scope.user(viewer.id()));
			this.repository.putStart(viewer.id(), id);
		});
	}

	/**
	 * The views of a team that is no more go with it. The team is locked, so that no
	 * other one comes in meanwhile.
	 */
	@EventListener
	void teamDeleted(TeamDeleted deleted) {
		this.repository.deleteOfTeam(deleted.teamId());
	}

	private SavedView lockChangeable(Viewer viewer, UUID id) {
		SavedView view = this.repository.lock(id).orElseThrow(NotFoundException::new);
		Memberships memberships = this.teams.memberships(viewer.id());
		if (!view.isSeenBy(memberships)) {
			throw new NotFoundException();
		}
		if (!view.isChangedBy(memberships)) {
			throw new NotPermittedException("change-view");
		}
		return view;
	}

	private void lockForSharing(Viewer viewer, UUID teamId) {
		boolean there = this.teams.lockForUse(teamId);
		Memberships memberships = this.teams.memberships(viewer.id());
		if (!there || !memberships.contains(teamId)) {
			throw new RuleViolatedException(Violation.of("teamId", "unknown-team-of-view"));
		}
		if (!memberships.mayEdit(teamId)) {
			throw new NotPermittedException("share-view");
		}
	}

	/**
	 * Requires that one more view can be saved. What contains it has to be locked.
	 * @param teamId the team that shares the view; {@code null} for a private view
	 */
	private void requireRoom(Viewer viewer, @Nullable UUID teamId) {
		int count = (teamId != null) ? this.repository.countOfTeam(teamId) : this.repository.countPrivate(viewer.id());
		if (count >= MAX_VIEWS) {
			throw new RuleViolatedException(Violation.of((teamId != null) ? "teamId" : "name",
					(teamId != null) ? "too-many-views-of-team" : "too-many-views", MAX_VIEWS));
		}
	}

	private static SavedView checked(SavedView view, Viewer viewer) {
		String name = PlainText.name(view.name());
		String query = ViewQuery.canonical(view.query(), viewer.id());
		PlainText.checkName("name", name, MAX_NAME).ifPresent((violation) -> {
			throw new RuleViolatedException(violation);
		});
		return new SavedView(view.id(), view.ownerId(), view.teamId(), name, query);
	}

	/**
	 * A view as one person sees it.
	 *
	 * @param editable whether they may change it
	 * @param start whether their calendar opens with it
	 */
	record Seen(SavedView view, boolean editable, boolean start) {

	}

}
