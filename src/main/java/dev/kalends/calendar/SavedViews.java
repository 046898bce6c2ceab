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
import dev.kalends.web.AlphabeticalOrder;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Manages saved views of the calendar, both private ones and those shared with a team. A
 * view is a query and does not change any calendar, so changes touch no scope. Pages
 * reload the list when they regain focus.
 */
@Service
class SavedViews {

	private static final int MAX_NAME = 100;

	/**
	 * Maximum number of private views of a person, and of shared views of a team.
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
	 * Returns the views visible to a person, by name.
	 */
	List<VisibleView> of(Viewer viewer) {
		Memberships memberships = this.teams.memberships(viewer.id());
		UUID start = this.repository.findStart(viewer.id()).map(SavedView::id).orElse(null);
		return this.repository.findVisibleTo(memberships)
			.stream()
			.sorted(AlphabeticalOrder.by(SavedView::name))
			.map((view) -> new VisibleView(view, view.isEditableBy(memberships), view.id().equals(start)))
			.toList();
	}

	/**
	 * Returns the start view of a person, if it is still visible to them.
	 */
	Optional<SavedView> startView(Viewer viewer) {
		return this.repository.findStart(viewer.id())
			.filter((view) -> view.isVisibleTo(this.teams.memberships(viewer.id())));
	}

	/**
	 * Creates a view.
	 * @throws UnreadableInputException if the query is invalid
	 * @throws RuleViolatedException if the name is invalid, the viewer is not in the
	 * team, or the limit is reached
	 * @throws NotPermittedException if the viewer may not share views with the team
	 */
	VisibleView create(Viewer viewer, @Nullable String name, @Nullable String query, @Nullable UUID teamId) {
		SavedView view = validated(new SavedView(this.ids.next(), viewer.id(), teamId,
				Objects.requireNonNullElse(name, ""), Objects.requireNonNullElse(query, "")), viewer);
		this.transactions.run(() -> {
			if (teamId != null) {
				lockForSharing(viewer, teamId);
			}
			else {
				this.changes.lock(Scope.user(viewer.id()));
			}
			requireBelowLimit(viewer, teamId);
			this.repository.insert(view, this.clock.instant());
		});
		return new VisibleView(view, true, false);
	}

	/**
	 * Changes a view.
	 * @throws NotFoundException if the view is not visible to the viewer
	 * @throws UnreadableInputException if the query is invalid
	 * @throws RuleViolatedException if the name is invalid, the viewer is not in the
	 * team, or the limit is reached
	 * @throws NotPermittedException if the viewer may not change the view, may not share
	 * views with the team, or would make another person's view private
	 */
	VisibleView change(Viewer viewer, UUID id, UnaryOperator<SavedView> change) {
		return this.transactions.execute(() -> {
			SavedView before = lockEditable(viewer, id);
			SavedView after = validated(change.apply(before), viewer);
			UUID teamId = after.teamId();
			if (teamId == null && !viewer.id().equals(after.ownerId())) {
				throw new NotPermittedException("unshare-view");
			}
			if (teamId != null && !teamId.equals(before.teamId())) {
				lockForSharing(viewer, teamId);
				requireBelowLimit(viewer, teamId);
			}
			else if (teamId == null && before.teamId() != null) {
				this.changes.lock(Scope.user(viewer.id()));
				requireBelowLimit(viewer, null);
			}
			this.repository.update(after);
			boolean start = this.repository.findStart(viewer.id()).map(SavedView::id).filter(id::equals).isPresent();
			return new VisibleView(after, true, start);
		});
	}

	/**
	 * Deletes a view. It is also removed as start view of all people.
	 * @throws NotFoundException if the view is not visible to the viewer
	 * @throws NotPermittedException if the viewer may not change the view
	 */
	void delete(Viewer viewer, UUID id) {
		this.transactions.run(() -> {
			lockEditable(viewer, id);
			this.repository.delete(id);
		});
	}

	/**
	 * Sets or removes the viewer's start view.
	 * @param id {@code null} to remove it
	 * @throws RuleViolatedException if the view is not visible to the viewer
	 */
	void setStartView(Viewer viewer, @Nullable UUID id) {
		this.transactions.run(() -> {
			if (id != null && this.repository.lock(id)
				.filter((view) -> view.isVisibleTo(this.teams.memberships(viewer.id())))
				.isEmpty()) {
				throw new RuleViolatedException(Violation.of("id", "unknown-view"));
			}
			// There may be no row to lock yet, so the person's scope serializes
			// concurrent requests.
			this.changes.lock(Scope.user(viewer.id()));
			this.repository.saveStart(viewer.id(), id);
		});
	}

	/**
	 * Deletes the views of a deleted team. The team is locked, so no view can be added
	 * concurrently.
	 */
	@EventListener
	void teamDeleted(TeamDeleted deleted) {
		this.repository.deleteOfTeam(deleted.teamId());
	}

	private SavedView lockEditable(Viewer viewer, UUID id) {
		SavedView view = this.repository.lock(id).orElseThrow(NotFoundException::new);
		Memberships memberships = this.teams.memberships(viewer.id());
		if (!view.isVisibleTo(memberships)) {
			throw new NotFoundException();
		}
		if (!view.isEditableBy(memberships)) {
			throw new NotPermittedException("change-view");
		}
		return view;
	}

	private void lockForSharing(Viewer viewer, UUID teamId) {
		boolean exists = this.teams.lockForUse(teamId);
		Memberships memberships = this.teams.memberships(viewer.id());
		if (!exists || !memberships.contains(teamId)) {
			throw new RuleViolatedException(Violation.of("teamId", "unknown-team-of-view"));
		}
		if (!memberships.mayEdit(teamId)) {
			throw new NotPermittedException("share-view");
		}
	}

	/**
	 * Requires that the limit of views is not reached. The team or the person's scope
	 * must be locked.
	 * @param teamId the team that shares the view; {@code null} for a private view
	 */
	private void requireBelowLimit(Viewer viewer, @Nullable UUID teamId) {
		int count = (teamId != null) ? this.repository.countOfTeam(teamId) : this.repository.countPrivate(viewer.id());
		if (count >= MAX_VIEWS) {
			throw new RuleViolatedException(Violation.of((teamId != null) ? "teamId" : "name",
					(teamId != null) ? "too-many-views-of-team" : "too-many-views", MAX_VIEWS));
		}
	}

	private static SavedView validated(SavedView view, Viewer viewer) {
		String name = PlainText.name(view.name());
		String query = ViewQuery.canonical(view.query(), viewer.id());
		PlainText.checkName("name", name, MAX_NAME).ifPresent((violation) -> {
			throw new RuleViolatedException(violation);
		});
		return new SavedView(view.id(), view.ownerId(), view.teamId(), name, query);
	}

	/**
	 * A view with its properties for one person.
	 *
	 * @param editable whether the person may change it
	 * @param start whether it is the person's start view
	 */
	record VisibleView(SavedView view, boolean editable, boolean start) {

	}

}
