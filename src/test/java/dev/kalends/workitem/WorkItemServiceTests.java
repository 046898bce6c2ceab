package dev.kalends.workitem;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.kalends.account.People;
import dev.kalends.account.Role;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.location.Locations;
import dev.kalends.shared.Ids;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.team.Memberships;
import dev.kalends.team.Teams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.mockito.junit.jupiter.MockitoSettings;
import org.mockito.quality.Strictness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/**
 * A change increments the scope versions of the actor, the owner, and all assignees
 * before and after it. A refused change increments no version.
 */
@ExtendWith(MockitoExtension.class)
@MockitoSettings(strictness = Strictness.LENIENT)
class WorkItemServiceTests {

	private static final Instant NOW = Instant.parse("2025-10-15T08:00:00Z");

	private final Viewer owner = viewer("owner");

	private final Viewer colleague = viewer("colleague");

	private final Viewer newcomer = viewer("newcomer");

	private final Viewer stranger = viewer("stranger");

	private final Set<Scope> touched = new HashSet<>();

	@Mock
	private WorkItemRepository repository;

	@Mock
	private People people;

	@Mock
	private Teams teams;

	@Mock
	private Locations locations;

	@Mock
	private ScopeChanges changes;

	@Mock
	private WriteTransactions transactions;

	private WorkItemService service;

	private WorkItemRemoval removal;

	@BeforeEach
	void setUp() {
		Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
		willAnswer((call) -> call.getArgument(0, Supplier.class).get()).given(this.transactions).execute(any());
		willAnswer((call) -> this.touched.addAll(call.<Collection<Scope>>getArgument(0))).given(this.changes)
			.touch(anyCollection());
		willAnswer((call) -> {
			for (Object scope : call.getArguments()) {
				this.touched.add((Scope) scope);
			}
			return null;
		}).given(this.changes).touch(any(Scope[].class));
		willAnswer((call) -> new ArrayList<>(call.<Collection<UUID>>getArgument(0))).given(this.people)
			.lockForDisplay(anyCollection());
		given(this.teams.memberships(any())).willAnswer((call) -> Memberships.none(call.getArgument(0)));
		given(this.repository.sumProgressOfChildren(any())).willReturn(new ChildProgress(0, 0));
		LockedTree tree = new LockedTree(this.repository);
		ReferenceLocks references = new ReferenceLocks(this.teams, this.people, this.locations);
		DerivedValues derived = new DerivedValues(this.repository, tree, this.changes);
		SeriesEdits series = new SeriesEdits(mock(SeriesExceptionRepository.class), this.repository, tree, this.changes,
				clock);
		this.removal = new WorkItemRemoval(tree, references, derived, this.teams, series, this.changes,
				this.transactions, new Ids(clock), clock);
		this.service = new WorkItemService(this.repository, tree, references, derived, this.teams, series, this.changes,
				(viewer, changeIds) -> {
				}, this.transactions, new Ids(clock), clock);
	}

	@Test
	void createIncrementsVersionsOfActorAndAssignees() {
		this.service.create(this.owner, task().assigneeIds(Set.of(this.colleague.id())).build());
		assertThat(this.touched).containsExactlyInAnyOrder(scope(this.owner), scope(this.colleague));
	}

	@Test
	void createOfChildIncrementsVersionsOfParentAssignees() {
		WorkItem parent = stored(task().assigneeIds(Set.of(this.colleague.id())).build());
		given(this.repository.sumProgressOfChildren(parent.id())).willReturn(new ChildProgress(3, 151));
		this.service.create(this.owner, task().type(WorkItemType.SUBTASK).parentId(parent.id()).build());
		assertThat(parent.progress()).as("rounded down").isEqualTo(50);
		assertThat(this.touched).containsExactlyInAnyOrder(scope(this.owner), scope(this.colleague));
	}

	@Test
	void editIncrementsVersionsOfAssigneesBeforeAndAfter() {
		WorkItem item = stored(task().assigneeIds(Set.of(this.colleague.id())).build());
		edit(this.owner, item, (draft) -> draft.with().assigneeIds(Set.of(this.newcomer.id())).build());
		assertThat(this.touched).containsExactlyInAnyOrder(scope(this.owner), scope(this.colleague),
				scope(this.newcomer));
	}

	@Test
	void editByAssigneeIncrementsVersionsOfAssigneeAndOwner() {
		WorkItem item = stored(task().assigneeIds(Set.of(this.colleague.id())).build());
		edit(this.colleague, item, (draft) -> draft.with().status(WorkItemStatus.BLOCKED).build());
		assertThat(this.touched).containsExactlyInAnyOrder(scope(this.owner), scope(this.colleague));
		assertThat(item.version()).isEqualTo(2);
	}

	@Test
	void newColourIncrementsVersionsForDescendantsThatInheritIt() {
		WorkItem project = stored(task().type(WorkItemType.PROJECT).build());
		WorkItem child = stored(task().parentId(project.id()).assigneeIds(Set.of(this.newcomer.id())).build(), project);
		given(this.repository.findChildren(List.of(project.id()))).willReturn(List.of(child));
		edit(this.owner, project, (draft) -> draft.with().color("#123456").build());
		assertThat(this.touched).containsExactlyInAnyOrder(scope(this.owner), scope(this.newcomer),
				Scope.settingsOf(project.id()));
	}

	@Test
	void deleteIncrementsVersionsForItemAndDescendants() {
		WorkItem task = stored(task().assigneeIds(Set.of(this.colleague.id())).build());
		WorkItem subtask = stored(task().type(WorkItemType.SUBTASK).assigneeIds(Set.of(this.newcomer.id())).build(),
				task);
		given(this.repository.findChildren(List.of(task.id()))).willReturn(List.of(subtask));
		this.removal.delete(this.owner, task.id(), (current) -> true, ChildrenChoice.DELETE);
		assertThat(task.isTrashed()).isTrue();
		assertThat(subtask.isTrashed()).isTrue();
		assertThat(this.touched).containsExactlyInAnyOrder(scope(this.owner), scope(this.colleague),
				scope(this.newcomer));
	}

	@Test
	void deleteWithReparentIncrementsVersionsForChildren() {
		WorkItem task = stored(task().build());
		WorkItem subtask = stored(task().type(WorkItemType.SUBTASK).assigneeIds(Set.of(this.newcomer.id())).build(),
				task);
		given(this.repository.findChildren(List.of(task.id()))).willReturn(List.of(subtask));
		this.removal.delete(this.owner, task.id(), (current) -> true, ChildrenChoice.REPARENT);
		assertThat(subtask.isTrashed()).isFalse();
		assertThat(subtask.parentId()).isNull();
		assertThat(this.touched).containsExactlyInAnyOrder(scope(this.owner), scope(this.newcomer));
	}

	@Test
	void restoreIncrementsVersionsOfOwnerAndAssignees() {
		WorkItem item = stored(task().assigneeIds(Set.of(this.colleague.id())).build());
		item.trash(UUID.randomUUID(), NOW);
		this.removal.restore(this.owner, item.id());
		assertThat(item.isTrashed()).isFalse();
		assertThat(this.touched).containsExactlyInAnyOrder(scope(this.owner), scope(this.colleague));
	}

	@Test
	void unchangedEditIncrementsNoVersion() {
		WorkItem item = stored(task().assigneeIds(Set.of(this.colleague.id())).build());
		edit(this.owner, item, (draft) -> draft);
		edit(this.owner, item, (draft) -> draft.with().title(" Write report ").build());
		assertThat(this.touched).isEmpty();
		assertThat(item.version()).isOne();
	}

	@Test
	void ruleViolationIncrementsNoVersion() {
		WorkItem item = stored(task().build());
		assertThatExceptionOfType(RuleViolatedException.class)
			.isThrownBy(() -> this.service.create(this.owner, task().title("").build()));
		assertThatExceptionOfType(RuleViolatedException.class).isThrownBy(
				() -> edit(this.owner, item, (draft) -> draft.with().dueDate(LocalDate.parse("2020-01-01")).build()));
		assertThat(this.touched).isEmpty();
	}

	@Test
	void staleEditAndStaleDeleteIncrementNoVersion() {
		WorkItem item = stored(task().build());
		assertThatExceptionOfType(StaleVersionException.class).isThrownBy(() -> this.service.edit(this.owner, item.id(),
				(current) -> false, (draft) -> draft.with().title("Other").build()));
		assertThatExceptionOfType(StaleVersionException.class)
			.isThrownBy(() -> this.removal.delete(this.owner, item.id(), (current) -> false, null));
		assertThat(this.touched).isEmpty();
		assertThat(item.title()).isEqualTo("Write report");
	}

	@Test
	void missingPermissionIncrementsNoVersion() {
		WorkItem item = stored(task().assigneeIds(Set.of(this.colleague.id())).build());
		assertThatExceptionOfType(NotPermittedException.class)
			.isThrownBy(() -> this.removal.delete(this.colleague, item.id(), (current) -> true, null));
		assertThatExceptionOfType(NotPermittedException.class)
			.isThrownBy(() -> edit(this.colleague, item, (draft) -> draft.with().type(WorkItemType.PROJECT).build()));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> edit(this.stranger, item, (draft) -> draft.with().title("Mine").build()));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.removal.delete(this.stranger, item.id(), (current) -> true, null));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.removal.restore(this.stranger, item.id()));
		assertThat(this.touched).isEmpty();
	}

	@Test
	void deleteOfParentWithoutChoiceIncrementsNoVersion() {
		WorkItem task = stored(task().build());
		WorkItem subtask = stored(task().type(WorkItemType.SUBTASK).build(), task);
		given(this.repository.findChildren(List.of(task.id()))).willReturn(List.of(subtask));
		assertThatExceptionOfType(ChildrenChoiceNeededException.class)
			.isThrownBy(() -> this.removal.delete(this.owner, task.id(), (current) -> true, null))
			.satisfies((ex) -> assertThat(ex.descendants()).isOne());
		assertThat(this.touched).isEmpty();
	}

	@Test
	void completionSetsCompletedAtAndReopeningClearsIt() {
		WorkItem item = stored(task().build());
		edit(this.owner, item, (draft) -> draft.with().status(WorkItemStatus.COMPLETED).build());
		assertThat(item.completedAt()).isEqualTo(NOW);
		assertThat(item.progress()).isEqualTo(100);
		edit(this.owner, item, (draft) -> draft.with().status(WorkItemStatus.IN_PROGRESS).build());
		assertThat(item.completedAt()).isNull();
	}

	@Test
	void numberOfSeriesIsLimited() {
		WorkItemDraft daily = task().startDate(LocalDate.of(2026, 12, 7)).recurrenceRule("FREQ=DAILY").build();
		given(this.repository.countSeriesOfPerson(eq(this.owner.id()), any(), any()))
			.willReturn(SeriesService.MAX_SERIES - 1);
		WorkItem last = this.service.create(this.owner, daily);
		assertThat(last.isSeries()).isTrue();
		given(this.repository.countSeriesOfPerson(eq(this.owner.id()), any(), any()))
			.willReturn(SeriesService.MAX_SERIES);
		assertThatExceptionOfType(RuleViolatedException.class).isThrownBy(() -> this.service.create(this.owner, daily))
			.satisfies((refused) -> assertThat(refused.violations().get(0).code()).isEqualTo("too-many-series"));
		WorkItem single = stored(task().startDate(LocalDate.of(2026, 12, 7)).build());
		assertThatExceptionOfType(RuleViolatedException.class)
			.isThrownBy(() -> edit(this.owner, single, (draft) -> draft.with().recurrenceRule("FREQ=DAILY").build()));
	}

	private void edit(Viewer viewer, WorkItem item, UnaryOperator<WorkItemDraft> change) {
		this.service.edit(viewer, item.id(), (current) -> true, change);
	}

	private WorkItem stored(WorkItemDraft draft) {
		return stored(draft, null);
	}

	private WorkItem stored(WorkItemDraft draft, WorkItem parent) {
		WorkItem item = new WorkItem(UUID.randomUUID(), this.owner.id(), null, parent,
				DraftRules.check(draft, this.owner.zone()), NOW);
		given(this.repository.findPositions(List.of(item.id())))
			.willReturn(List.of(new TreePosition(item.id(), item.ancestorIds(), null)));
		given(this.repository.findById(item.id())).willReturn(Optional.of(item));
		return item;
	}

	private static WorkItemDraft.Builder task() {
		return WorkItemDraft.builder()
			.type(WorkItemType.TASK)
			.title("Write report")
			.startDate(LocalDate.parse("2025-10-15"));
	}

	private static Scope scope(Viewer viewer) {
		return Scope.user(viewer.id());
	}

	private static Viewer viewer(String name) {
		return new Viewer(UUID.randomUUID(), name, name, Role.USER, ZoneId.of("UTC"));
	}

}
