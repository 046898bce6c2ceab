package dev.kalends.workitem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.kalends.freshness.Scope;
import dev.kalends.shared.SearchText;
import dev.kalends.workitem.recurrence.Recurrence;
import dev.kalends.workitem.recurrence.RecurrenceRule;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import org.hibernate.Hibernate;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Persistable;

/**
 * A project, an activity or a task. This entity enforces the rules that concern a single
 * item. {@link WorkItemService} enforces the rules that involve other items, while it
 * holds the lock on the tree.
 */
@Entity
@EntityListeners(UnrecordedChangeGuard.class)
public class WorkItem implements Persistable<UUID> {

	static final int COMPLETE = 100;

	@Id
	private UUID id;

	@Enumerated(EnumType.STRING)
	private WorkItemType type;

	private String title;

	private @Nullable String description;

	/**
	 * The normal forms of title and description, which are searched.
	 */
	private String titleSearch;

	private String descriptionSearch = "";

	@Enumerated(EnumType.STRING)
	private WorkItemStatus status = WorkItemStatus.NOT_STARTED;

	@Enumerated(EnumType.STRING)
	private Priority priority = Priority.MEDIUM;

	@Enumerated(EnumType.STRING)
	private @Nullable ActivityCategory activityCategory;

	private @Nullable UUID parentId;

	private List<UUID> ancestorIds = new ArrayList<>();

	private UUID ownerId;

	private @Nullable UUID teamId;

	private @Nullable UUID locationId;

	@ElementCollection
	@CollectionTable(name = "work_item_assignee", joinColumns = @JoinColumn(name = "work_item_id"))
	@Column(name = "person_id")
	@BatchSize(size = 200)
	private Set<UUID> assigneeIds = new LinkedHashSet<>();

	@Column(name = "assignee_labels")
	private List<String> externalAssignees = new ArrayList<>();

	private int progress;

	private boolean autoProgress = true;

	private @Nullable LocalDate startDate;

	private @Nullable LocalDate dueDate;

	private @Nullable LocalTime startTime;

	private @Nullable LocalTime endTime;

	private @Nullable String timeZone;

	private boolean allDay = true;

	private @Nullable Instant startsAt;

	private @Nullable Instant endsAt;

	private boolean longLasting;

	private @Nullable String recurrenceRule;

	private @Nullable UUID seriesId;

	private @Nullable LocalDate occurrence;

	private boolean calendarVisible = true;

	private @Nullable String color;

	private @Nullable Instant completedAt;

	@Column(updatable = false)
	private Instant createdAt;

	private Instant updatedAt;

	private int version = 1;

	private @Nullable Instant trashedAt;

	private @Nullable UUID trashId;

	private @Nullable UUID formerParentId;

	@Transient
	private boolean stored;

	@Transient
	private @Nullable EarlierState before;

	@Transient
	private @Nullable ItemOwner previousOwner;

	/**
	 * For JPA.
	 */
	@SuppressWarnings("NullAway.Init")
	protected WorkItem() {
	}

	/**
	 * Creates an item.
	 * @param ownerId the person who creates it; a child of a personal item takes the
	 * parent's owner instead
	 * @param teamId the team of a root, {@code null} for a personal item; a child takes
	 * the parent's team instead
	 */
	public WorkItem(UUID id, UUID ownerId, @Nullable UUID teamId, @Nullable WorkItem parent, CheckedDraft draft,
			Instant now) {
		this.id = id;
		this.ownerId = ownerId;
		this.teamId = teamId;
		this.type = draft.type();
		this.title = draft.title();
		this.titleSearch = SearchText.of(draft.title());
		this.createdAt = now;
		this.updatedAt = now;
		moveUnder(parent);
		apply(draft, now);
	}

	/**
	 * Creates an override, which replaces one occurrence of a series.
	 * @param occurrence the original date of the occurrence
	 * @param draft the state of the occurrence
	 */
	WorkItem(UUID id, WorkItem series, LocalDate occurrence, CheckedDraft draft, Instant now) {
		this(id, series.ownerId, series.teamId, null, draft, now);
		inheritFromSeries(series);
		attach(series, occurrence);
		// Above that of the series, so that an If-Match for it does not fit.
		this.version = series.version + 1;
	}

	/**
	 * Applies all members of a draft except parent and team.
	 */
	final void apply(CheckedDraft draft, Instant now) {
		captureEarlierState();
		this.type = draft.type();
		if (!draft.title().equals(this.title)) {
			this.title = draft.title();
			this.titleSearch = SearchText.of(this.title);
		}
		if (!Objects.equals(draft.description(), this.description)) {
			this.description = draft.description();
			this.descriptionSearch = SearchText.of(Objects.requireNonNullElse(this.description, ""));
		}
		this.priority = draft.priority();
		this.activityCategory = draft.activityCategory();
		if (!this.assigneeIds.equals(draft.assigneeIds())) {
			this.assigneeIds.retainAll(draft.assigneeIds());
			this.assigneeIds.addAll(draft.assigneeIds());
		}
		this.externalAssignees = new ArrayList<>(draft.externalAssignees());
		this.autoProgress = draft.autoProgress();
		this.progress = draft.progress();
		this.calendarVisible = draft.calendarVisible();
		this.color = draft.color();
		this.locationId = draft.locationId();
		this.recurrenceRule = draft.recurrenceRule();
		setStatus(draft.status(), now);
		schedule(draft.schedule());
	}

	private void setStatus(WorkItemStatus newStatus, Instant now) {
		if (newStatus == WorkItemStatus.COMPLETED) {
			this.progress = COMPLETE;
			if (this.completedAt == null) {
				this.completedAt = now;
			}
		}
		else {
			this.completedAt = null;
		}
		this.status = newStatus;
	}

	private void schedule(Schedule schedule) {
		this.startDate = schedule.startDate();
		this.dueDate = schedule.dueDate();
		this.startTime = schedule.startTime();
		this.endTime = schedule.endTime();
		this.timeZone = (schedule.zone() != null) ? schedule.zone().getId() : null;
		this.allDay = schedule.isAllDay();
		this.startsAt = schedule.startsAt();
		this.endsAt = schedule.endsAt();
		this.longLasting = schedule.isLongLasting();
		recurrence().ifPresent((recurrence) -> {
			this.endsAt = schedule.endOfLast(recurrence);
			this.longLasting = true;
		});
	}

	/**
	 * Makes the item an override of a series.
	 * @param originalDate the original date of the occurrence that it replaces
	 */
	void attach(WorkItem series, LocalDate originalDate) {
		this.seriesId = series.id;
		this.occurrence = originalDate;
	}

	/**
	 * Makes an override an ordinary item.
	 */
	void detach() {
		this.seriesId = null;
		this.occurrence = null;
	}

	/**
	 * Takes over the position and the owner of the series of this override.
	 */
	final void inheritFromSeries(WorkItem series) {
		this.parentId = series.parentId;
		this.ancestorIds = new ArrayList<>(series.ancestorIds);
		this.teamId = series.teamId;
		this.ownerId = series.ownerId;
	}

	/**
	 * Makes the item a child of another item and takes over that item's owner, or makes
	 * it a root. The caller updates the descendants with {@link #inheritPosition}.
	 * Forgets the former parent.
	 */
	final void moveUnder(@Nullable WorkItem parent) {
		captureEarlierState();
		this.formerParentId = null;
		if (parent == null) {
			this.parentId = null;
			this.ancestorIds = new ArrayList<>();
		}
		else {
			this.parentId = parent.id;
			inheritPosition(parent);
		}
	}

	/**
	 * Assigns a root to a team, or makes it a personal item. Children follow their parent
	 * instead.
	 * @param newTeamId the team; {@code null} for a personal item
	 * @param newOwnerId the owner of a personal item; ignored with a team
	 */
	void assignToTeam(@Nullable UUID newTeamId, UUID newOwnerId) {
		captureEarlierState();
		this.formerParentId = null;
		this.teamId = newTeamId;
		if (newTeamId == null) {
			this.ownerId = newOwnerId;
		}
	}

	/**
	 * Updates the ancestor path and owner after the parent moved.
	 */
	final void inheritPosition(WorkItem parent) {
		List<UUID> path = new ArrayList<>(parent.ancestorIds);
		path.add(parent.id);
		this.ancestorIds = path;
		this.teamId = parent.teamId;
		if (parent.teamId == null) {
			this.ownerId = parent.ownerId;
		}
	}

	/**
	 * Captures the state before the first change in this transaction, for the history.
	 * Derived changes, such as progress that follows from children, are not captured.
	 */
	private void captureEarlierState() {
		if (this.before == null && this.stored) {
			this.before = new EarlierState(asDraft(), isTrashed());
		}
	}

	/**
	 * Returns the state before the first change in this transaction; {@code null} when
	 * there was none.
	 */
	public @Nullable EarlierState before() {
		return this.before;
	}

	/**
	 * Increments the version for optimistic locking. Derived changes do not increment it,
	 * so that they do not cause edit conflicts.
	 */
	void incrementVersion(Instant now) {
		this.version++;
		this.updatedAt = now;
	}

	/**
	 * Sets the progress that follows from the children.
	 * @param percentage 0–100
	 */
	public void rollUp(int percentage) {
		this.progress = percentage;
	}

	/**
	 * Returns whether the progress follows from the children. A completed item always has
	 * 100.
	 */
	public boolean followsChildren() {
		return this.autoProgress && this.status != WorkItemStatus.COMPLETED;
	}

	void trash(UUID deletionId, Instant now) {
		captureEarlierState();
		this.trashedAt = now;
		this.trashId = deletionId;
		incrementVersion(now);
	}

	void restore(Instant now) {
		captureEarlierState();
		this.trashedAt = null;
		this.trashId = null;
		incrementVersion(now);
	}

	/**
	 * Stores the parent to which this item returns when that parent is restored too.
	 */
	void rememberFormerParent(UUID parentId) {
		this.formerParentId = parentId.equals(this.parentId) ? null : parentId;
	}

	/**
	 * Returns the parent at the time of deletion; {@code null} when that is the current
	 * parent or the item has been moved since.
	 */
	@Nullable UUID formerParentId() {
		return this.formerParentId;
	}

	/**
	 * Returns the scopes whose feeds show this item: those of its team, its owner and all
	 * assignees. Assignees are included whether or not they are team members, because
	 * membership may change concurrently. Touch them before and after a change of the
	 * item, because the change may alter who can see it.
	 */
	public Set<Scope> scopes() {
		Set<Scope> scopes = new LinkedHashSet<>();
		if (this.teamId != null) {
			scopes.add(Scope.team(this.teamId));
		}
		scopes.add(Scope.user(this.ownerId));
		this.assigneeIds.forEach((personId) -> scopes.add(Scope.user(personId)));
		return scopes;
	}

	/**
	 * Removes a person from the assignees.
	 */
	void unassign(UUID personId) {
		captureEarlierState();
		this.assigneeIds.remove(personId);
	}

	/**
	 * Clears the location after it was deleted.
	 */
	void clearLocation() {
		captureEarlierState();
		this.locationId = null;
	}

	/**
	 * Returns whether another item has the same team, or the same personal owner.
	 */
	boolean hasSameOwnerAs(WorkItem other) {
		return owner().isSameAs(other.owner());
	}

	public ItemOwner owner() {
		return new ItemOwner(this.teamId, this.ownerId);
	}

	/**
	 * Returns the owner at the time when the item was loaded; {@code null} for a new
	 * item. Unlike {@link #before()} it also covers changes that follow from a move of an
	 * ancestor.
	 */
	public @Nullable ItemOwner previousOwner() {
		return this.previousOwner;
	}

	/**
	 * Returns the id of the root of this item's tree; its own id for a root. An override
	 * belongs to the tree of its series.
	 */
	UUID rootId() {
		return new TreePosition(this.id, this.ancestorIds, this.seriesId).rootId();
	}

	/**
	 * Returns the dates of a series; empty for other items.
	 */
	public Optional<Recurrence> recurrence() {
		LocalDate first = schedule().firstDay();
		return (this.recurrenceRule != null && first != null)
				? Optional
					.of(new Recurrence(RecurrenceRule.parse(this.recurrenceRule), first, this.startTime, timeZone()))
				: Optional.empty();
	}

	public boolean isSeries() {
		return this.recurrenceRule != null;
	}

	/**
	 * Returns whether the item replaces one occurrence of a series.
	 */
	public boolean isOverride() {
		return this.seriesId != null;
	}

	/**
	 * Returns the normal form of the recurrence rule; {@code null} for an item that does
	 * not repeat.
	 */
	public @Nullable String recurrenceRule() {
		return this.recurrenceRule;
	}

	/**
	 * Returns the end, exclusive; for a series, an upper bound of the end of its last
	 * occurrence. {@code null} without dates.
	 */
	@Nullable Instant endsAt() {
		return this.endsAt;
	}

	/**
	 * Returns the series of an override; {@code null} for other items.
	 */
	public @Nullable UUID seriesId() {
		return this.seriesId;
	}

	/**
	 * Returns the original date of the occurrence that an override replaces; {@code null}
	 * for other items.
	 */
	public @Nullable LocalDate occurrence() {
		return this.occurrence;
	}

	/**
	 * Returns the number of ancestors; a root has depth 0.
	 */
	public int depth() {
		return this.ancestorIds.size();
	}

	public boolean isTrashed() {
		return this.trashedAt != null;
	}

	boolean isDescendantOf(UUID otherId) {
		return this.ancestorIds.contains(otherId);
	}

	public UUID id() {
		return this.id;
	}

	public WorkItemType type() {
		return this.type;
	}

	public String title() {
		return this.title;
	}

	public @Nullable String description() {
		return this.description;
	}

	public WorkItemStatus status() {
		return this.status;
	}

	public Priority priority() {
		return this.priority;
	}

	public @Nullable ActivityCategory activityCategory() {
		return this.activityCategory;
	}

	public @Nullable UUID parentId() {
		return this.parentId;
	}

	public List<UUID> ancestorIds() {
		return Collections.unmodifiableList(this.ancestorIds);
	}

	public UUID ownerId() {
		return this.ownerId;
	}

	public @Nullable UUID teamId() {
		return this.teamId;
	}

	public @Nullable UUID locationId() {
		return this.locationId;
	}

	public Set<UUID> assigneeIds() {
		return Collections.unmodifiableSet(this.assigneeIds);
	}

	/**
	 * Loads the assignees, so that they can be read after the transaction has ended.
	 */
	public void loadAssignees() {
		Hibernate.initialize(this.assigneeIds);
	}

	public List<String> externalAssignees() {
		return Collections.unmodifiableList(this.externalAssignees);
	}

	public int progress() {
		return this.progress;
	}

	public boolean isAutoProgress() {
		return this.autoProgress;
	}

	public Schedule schedule() {
		return new Schedule(this.startDate, this.dueDate, this.startTime, this.endTime, timeZone());
	}

	public @Nullable LocalDate startDate() {
		return this.startDate;
	}

	public @Nullable LocalDate dueDate() {
		return this.dueDate;
	}

	public @Nullable LocalTime startTime() {
		return this.startTime;
	}

	public @Nullable LocalTime endTime() {
		return this.endTime;
	}

	public @Nullable ZoneId timeZone() {
		return (this.timeZone != null) ? ZoneId.of(this.timeZone) : null;
	}

	public boolean isCalendarVisible() {
		return this.calendarVisible;
	}

	public @Nullable String color() {
		return this.color;
	}

	public @Nullable Instant completedAt() {
		return this.completedAt;
	}

	public Instant createdAt() {
		return this.createdAt;
	}

	public Instant updatedAt() {
		return this.updatedAt;
	}

	public int version() {
		return this.version;
	}

	@Nullable UUID trashId() {
		return this.trashId;
	}

	@Nullable Instant trashedAt() {
		return this.trashedAt;
	}

	/**
	 * Returns all writable members as a draft.
	 */
	public WorkItemDraft asDraft() {
		return asDraft(this.parentId, this.teamId);
	}

	/**
	 * Returns the writable members that a person can see, as a draft.
	 * @param access the permissions of that person
	 */
	public WorkItemDraft asDraft(Access access) {
		return asDraft(access.visibleParentId(this), access.visibleTeamId(this));
	}

	private WorkItemDraft asDraft(@Nullable UUID shownParentId, @Nullable UUID shownTeamId) {
		return WorkItemDraft.builder()
			.type(this.type)
			.title(this.title)
			.description(this.description)
			.status(this.status)
			.priority(this.priority)
			.activityCategory(this.activityCategory)
			.parentId(shownParentId)
			.teamId(shownTeamId)
			.locationId(this.locationId)
			.assigneeIds(this.assigneeIds)
			.externalAssignees(new LinkedHashSet<>(this.externalAssignees))
			.progress(this.progress)
			.autoProgress(this.autoProgress)
			.startDate(this.startDate)
			.dueDate(this.dueDate)
			.startTime(this.startTime)
			.endTime(this.endTime)
			.timeZone(timeZone())
			.calendarVisible(this.calendarVisible)
			.color(this.color)
			.recurrenceRule(this.recurrenceRule)
			.build();
	}

	@Override
	public @Nullable UUID getId() {
		return this.id;
	}

	@Override
	public boolean isNew() {
		return !this.stored;
	}

	@PostLoad
	@PostPersist
	void markStored() {
		this.stored = true;
		this.previousOwner = owner();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof WorkItem item && Objects.equals(this.id, item.id));
	}

	@Override
	public int hashCode() {
		return Objects.hashCode(this.id);
	}

	/**
	 * The state of an item before its first change in the current transaction.
	 *
	 * @param draft all writable members
	 * @param trashed whether it was in the trash
	 */
	public record EarlierState(WorkItemDraft draft, boolean trashed) {

	}

}
