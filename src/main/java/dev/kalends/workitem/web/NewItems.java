package dev.kalends.workitem.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.kalends.account.Viewer;
import dev.kalends.freshness.Creations;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.NotPermittedException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Zones;
import dev.kalends.team.Memberships;
import dev.kalends.team.Teams;
import dev.kalends.web.JsonMembers;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemService;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import dev.kalends.workitem.query.ItemLabelWriter;
import dev.kalends.workitem.query.WorkItemDetails;
import dev.kalends.workitem.query.WorkItemReader;
import dev.kalends.workitem.recurrence.OriginalStart;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * New items of the pages: the values with which the form starts, and saving it.
 */
@Component
class NewItems {

	private static final String PERSONAL = "personal";

	private static final String ME = "me";

	private final WorkItemService service;

	private final WorkItemReader reader;

	private final ItemLabelWriter labels;

	private final Teams teams;

	private final WriteTransactions transactions;

	private final Creations creations;

	NewItems(WorkItemService service, WorkItemReader reader, ItemLabelWriter labels, Teams teams,
			WriteTransactions transactions, Creations creations) {
		this.service = service;
		this.reader = reader;
		this.labels = labels;
		this.teams = teams;
		this.transactions = transactions;
		this.creations = creations;
	}

	/**
	 * Returns the values with which the form starts: those of the item to duplicate,
	 * otherwise those of the request. The duplicate of an occurrence does not repeat.
	 * Values that cannot be parsed are ignored, because the user has not submitted them.
	 * @throws NotFoundException when the viewer cannot see the parent or the item to
	 * duplicate
	 */
	Proposal propose(Viewer viewer, MultiValueMap<String, String> parameters) {
		Optional<UUID> copy = first(parameters, "copy").map(JsonMembers::toId);
		if (copy.isPresent()) {
			WorkItemDetails original = this.reader.details(viewer, copy.get(),
					first(parameters, OriginalStart.PARAMETER).map(OriginalStart::parse).orElse(null));
			WorkItemDraft.Builder draft = original.draft().with().status(WorkItemStatus.NOT_STARTED).progress(0);
			return new Proposal((original.occurrence() != null) ? draft.recurrenceRule(null).build() : draft.build(),
					List.of(), false);
		}
		@Nullable WorkItemDetails parent = first(parameters, "parent").map(JsonMembers::toId)
			.map((id) -> this.reader.details(viewer, id))
			.orElse(null);
		Optional<Owner> owner = (parent != null) ? Optional.of(new Owner(parent.draft().teamId()))
				: owner(viewer, values(parameters, "team").toList());
		Optional<String> start = first(parameters, "start");
		Optional<String> end = first(parameters, "end");
		WorkItemDraft draft = WorkItemDraft.builder()
			.type(type(parent, first(parameters, "type")))
			.status(WorkItemStatus.NOT_STARTED)
			.priority(Priority.MEDIUM)
			.parentId((parent != null) ? parent.id() : null)
			.teamId(owner.map(Owner::teamId).orElse(null))
			.startDate(date(start))
			.dueDate(date(end.filter((text) -> dateTime(text) != null).or(() -> start)))
			.startTime(time(start))
			.endTime(time(end))
			.timeZone(first(parameters, "timeZone").flatMap(Zones::named).orElse(null))
			.assigneeIds(people(viewer, parameters))
			.locationId(first(parameters, "location").map(JsonMembers::toId).orElse(null))
			.progress(0)
			.build();
		return new Proposal(draft, labels(parameters), owner.isEmpty());
	}

	/**
	 * Creates an item with labels of its own, all in one transaction. A form that is
	 * submitted again returns the item that it created before.
	 * @param parameters the submitted form
	 * @throws RuleViolatedException when the draft is invalid
	 * @throws NotPermittedException when the viewer may not add items to the parent or
	 * the team
	 */
	WorkItem create(Viewer viewer, WorkItemDraft draft, MultiValueMap<String, String> parameters) {
		MultiValueMap<String, String> content = new LinkedMultiValueMap<>(parameters);
		content.remove("_csrf");
		UUID id = this.creations.once(viewer.id(), parameters.getFirst("creationKey"), content,
				() -> createLabelled(viewer, draft, labels(parameters)));
		return this.reader.get(viewer, id);
	}

	private UUID createLabelled(Viewer viewer, WorkItemDraft draft, List<String> ownLabels) {
		return this.transactions.execute(() -> {
			WorkItem item = this.service.create(viewer, draft);
			if (!ownLabels.isEmpty()) {
				this.labels.setLabels(viewer, item.id(), ownLabels);
			}
			return item.id();
		});
	}

	/**
	 * Returns the labels of a request. A label may contain commas.
	 */
	static List<String> labels(MultiValueMap<String, String> parameters) {
		return parameters.getOrDefault("label", List.of()).stream().filter((label) -> !label.isBlank()).toList();
	}

	/**
	 * Returns the first owner to whom the viewer may add items; empty if there is none
	 * among the values of the filter.
	 */
	private Optional<Owner> owner(Viewer viewer, List<String> requested) {
		if (requested.isEmpty()) {
			return Optional.empty();
		}
		Memberships memberships = this.teams.memberships(viewer.id());
		for (String value : requested) {
			@Nullable UUID teamId = JsonMembers.toId(value);
			if (PERSONAL.equals(value) || (teamId != null && memberships.mayEdit(teamId))) {
				return Optional.of(new Owner(teamId));
			}
		}
		return Optional.empty();
	}

	/**
	 * Returns the requested type, or a type that the parent allows, preferably a task.
	 */
	private static WorkItemType type(@Nullable WorkItemDetails parent, Optional<String> requested) {
		boolean mayBeTask = parent == null || parent.type().mayContain(WorkItemType.TASK);
		return requested.map(WorkItemType::ofCode).orElse(mayBeTask ? WorkItemType.TASK : WorkItemType.SUBTASK);
	}

	private static Set<UUID> people(Viewer viewer, MultiValueMap<String, String> parameters) {
		return values(parameters, "assignee").map((value) -> ME.equals(value) ? viewer.id() : JsonMembers.toId(value))
			.flatMap(Stream::ofNullable)
			.collect(Collectors.toSet());
	}

	private static Stream<String> values(MultiValueMap<String, String> parameters, String name) {
		return parameters.getOrDefault(name, List.of()).stream().flatMap((values) -> Arrays.stream(values.split(",")));
	}

	private static Optional<String> first(MultiValueMap<String, String> parameters, String name) {
		return Optional.ofNullable(parameters.getFirst(name)).filter((text) -> !text.isBlank());
	}

	private static @Nullable LocalDate date(Optional<String> text) {
		@Nullable LocalDateTime dateTime = text.map(NewItems::dateTime).orElse(null);
		return (dateTime != null) ? dateTime.toLocalDate() : null;
	}

	private static @Nullable LocalTime time(Optional<String> text) {
		@Nullable LocalDateTime dateTime = text.filter((value) -> value.contains("T")).map(NewItems::dateTime).orElse(null);
		return (dateTime != null) ? dateTime.toLocalTime() : null;
	}

	private static @Nullable LocalDateTime dateTime(String text) {
		try {
			return text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay();
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	/**
	 * The values with which the form starts.
	 *
	 * @param labels the labels to offer
	 * @param ownerOpen whether neither the request nor the parent decides on the team, so
	 * that the page proposes the one used last
	 */
	record Proposal(WorkItemDraft draft, List<String> labels, boolean ownerOpen) {

	}

	/**
	 * The owner of a new item: a team, or the viewer.
	 */
	private record Owner(@Nullable UUID teamId) {

	}

}
