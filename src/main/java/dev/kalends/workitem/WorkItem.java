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
import java.util.Set;
import java.util.UUID;

import dev.kalends.freshness.Scope;
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
 * A project, an activity or a task. It guards what it can know by itself; rules that need
 * other items are kept by {@link WorkItemService}, which locks the tree while it changes
 * one.
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

	private List<String> assigneeLabels = new ArrayList<>();

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
	 * Makes a new item.
	 * @param ownerId who makes it; below a personal item it belongs to that one's owner
	 * @param teamId the team of a root, {@code null} for a personal one; below a parent
	 * it is the parent's
	 */
	public WorkItem(UUID id, UUID ownerId, @Nullable UUID teamId, @Nullable WorkItem parent, CheckedDraft draft,
			Instant now) {
		this.id = id;
		this.ownerId = ownerId;
		this.teamId = teamId;
		this.type = draft.type();
		this.title = draft.title();
		this.createdAt = now;
		this.updatedAt = now;
		moveUnder(parent);
		apply(draft, now);
	}

	/**
	 * Becomes what a draft says, in everything but its place in the hierarchy.
	 */
	final void apply(CheckedDraft draft, Instant now) {
		remember();
		this.type = draft.type();
		this.title = draft.title();
		this.description = draft.description();
		this.priority = draft.priority();
		this.activityCategory = draft.activityCategory();
		if (!this.assigneeIds.equals(draft.assigneeIds())) {
			this.assigneeIds.retainAll(draft.assigneeIds());
			this.assigneeIds.addAll(draft.assigneeIds());
		}
		this.assigneeLabels = new ArrayList<>(draft.assigneeLabels());
		this.autoProgress = draft.autoProgress();
		this.progress = draft.progress();
		this.calendarVisible = draft.calendarVisible();
		this.color = draft.color();
		this.locationId = draft.locationId();
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
	}

	/**
	 * Moves right below another item, with which it comes into that one's team or
	 * personal tree, or to the root. Whatever stands below follows with
	 * {@link #inheritPosition}. It is at home there and returns to no former place.
	 */
	final void moveUnder(@Nullable WorkItem parent) {
		remember();
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
	 * Comes into a team, or becomes somebody's personal item. It holds for a root only.
	 * @param newOwnerId whose personal item it becomes without a team
	 */
	void assignToTeam(@Nullable UUID newTeamId, UUID newOwnerId) {
		remember();
		this.formerParentId = null;
		this.teamId = newTeamId;
		if (newTeamId == null) {
			this.ownerId = newOwnerId;
		}
	}

	/**
	 * Notes anew where this item stands, after its parent moved.
	 */
	final void inheritPosition(WorkItem parent) {
		List<UUID> above = new ArrayList<>(parent.ancestorIds);
		above.add(parent.id);
		this.ancestorIds = above;
		this.teamId = parent.teamId;
		if (parent.teamId == null) {
			this.ownerId = parent.ownerId;
		}
	}

	/**
	 * Keeps what the item is before the first change that somebody makes to it, for its
	 * history. What merely follows from other items is no change of its own.
	 */
	private void remember() {
		if (this.before == null && this.stored) {
			this.before = new EarlierState(asDraft(), isTrashed());
		}
	}

	/**
	 * Returns what the item was before it was changed; {@code null} when nobody changed
	 * it since it was read.
	 */
	public @Nullable EarlierState before() {
		return this.before;
	}

	/**
	 * Counts a change that somebody made. Derived changes are not counted, so that they
	 * refuse nobody's edit.
	 */
	void countChange(Instant now) {
		this.version++;
		this.updatedAt = now;
	}

	/**
	 * Takes over the progress that follows from the children.
	 */
	public void rollUp(int percentage) {
		this.progress = percentage;
	}

	/**
	 * Tells whether progress follows from the children. A completed item is at 100,
	 * whatever they say.
	 */
	public boolean followsChildren() {
		return this.autoProgress && this.status != WorkItemStatus.COMPLETED;
	}

	void trash(UUID deletionId, Instant now) {
		remember();
		this.trashedAt = now;
		this.trashId = deletionId;
		countChange(now);
	}

	void restore(Instant now) {
		remember();
		this.trashedAt = null;
		this.trashId = null;
		countChange(now);
	}

	/**
	 * Keeps below what the item goes again once that comes out of the trash as well.
	 */
	void returnBelow(UUID wantedParentId) {
		this.formerParentId = wantedParentId.equals(this.parentId) ? null : wantedParentId;
	}

	/**
	 * Returns below what the item stood when it went to the trash; {@code null} where it
	 * stands there now, or was moved since.
	 */
	@Nullable UUID formerParentId() {
		return this.formerParentId;
	}

	/**
	 * Returns the scopes whose feeds show this item: its team's, its owner's and every
	 * assignee's. Whether these are in the team does not matter: it may be changing at
	 * this very moment.
	 */
	Set<Scope> scopes() {
		Set<Scope> scopes = new LinkedHashSet<>();
		if (this.teamId != null) {
			scopes.add(Scope.team(this.teamId));
		}
		scopes.add(Scope.user(this.ownerId));
		this.assigneeIds.forEach((personId) -> scopes.add(Scope.user(personId)));
		return scopes;
	}

	/**
	 * Ends somebody's work on this item.
	 */
	void unassign(UUID personId) {
		remember();
		this.assigneeIds.remove(personId);
	}

	/**
	 * No longer names a place that is no more.
	 */
	void clearLocation() {
		remember();
		this.locationId = null;
	}

	/**
	 * Tells whether another item is in the same team, or in the same person's tree.
	 */
	boolean hasSameOwnerAs(WorkItem other) {
		return owner().isSameAs(other.owner());
	}

	public ItemOwner owner() {
		return new ItemOwner(this.teamId, this.ownerId);
	}

	/**
	 * Returns where the item was when it was read, also where it merely followed another
	 * one since; {@code null} for a new one.
	 */
	public @Nullable ItemOwner previousOwner() {
		return this.previousOwner;
	}

	/**
	 * Returns the id of the item at the root of this item's tree, its own for a root.
	 */
	UUID rootId() {
		return this.ancestorIds.isEmpty() ? this.id : this.ancestorIds.get(0);
	}

	/**
	 * Returns the level; a root has level 0.
	 */
	public int depth() {
		return this.ancestorIds.size();
	}

	public boolean isTrashed() {
		return this.trashedAt != null;
	}

	boolean isBelow(UUID otherId) {
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
	 * Makes the people known for as long as this object lives, also after the transaction
	 * that read it.
	 */
	public void loadAssignees() {
		Hibernate.initialize(this.assigneeIds);
	}

	public List<String> assigneeLabels() {
		return Collections.unmodifiableList(this.assigneeLabels);
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
	 * Returns everything of this item that can be set, as a draft.
	 */
	public WorkItemDraft asDraft() {
		return asDraft(this.parentId, this.teamId);
	}

	/**
	 * Returns everything of this item that somebody can set, as a draft.
	 * @param access what that person sees of it
	 */
	WorkItemDraft asDraft(Access access) {
		return asDraft(access.visibleParentId(this), access.visibleTeamId(this));
	}

	private WorkItemDraft asDraft(@Nullable UUID shownParentId, @Nullable UUID shownTeamId) {
		return new WorkItemDraft(this.type, this.title, this.description, this.status, this.priority,
				this.activityCategory, shownParentId, shownTeamId, this.locationId, this.assigneeIds,
				new LinkedHashSet<>(this.assigneeLabels), this.progress, this.autoProgress, this.startDate,
				this.dueDate, this.startTime, this.endTime, timeZone(), this.calendarVisible, this.color);
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

}
