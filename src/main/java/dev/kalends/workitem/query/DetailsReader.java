package dev.kalends.workitem.query;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.kalends.account.People;
import dev.kalends.account.PersonName;
import dev.kalends.account.Viewer;
import dev.kalends.location.Location;
import dev.kalends.location.Locations;
import dev.kalends.shared.IdChunks;
import dev.kalends.team.TeamName;
import dev.kalends.team.Teams;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.Schedule;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemRepository;
import dev.kalends.workitem.note.Notes;
import dev.kalends.workitem.query.OccurrenceReader.ShownOccurrence;
import dev.kalends.workitem.text.DescriptionHtml;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Collects the information for the page of an item or of an occurrence.
 */
@Component
class DetailsReader {

	private final WorkItemRepository repository;

	private final OccurrenceReader occurrences;

	private final EntityManager entities;

	private final People people;

	private final Teams teams;

	private final Locations locations;

	private final Notes notes;

	private final Clock clock;

	DetailsReader(WorkItemRepository repository, OccurrenceReader occurrences, EntityManager entities, People people,
			Teams teams, Locations locations, Notes notes, Clock clock) {
		this.repository = repository;
		this.occurrences = occurrences;
		this.entities = entities;
		this.people = people;
		this.teams = teams;
		this.locations = locations;
		this.notes = notes;
		this.clock = clock;
	}

	/**
	 * Returns the details of an item that the viewer can see.
	 */
	WorkItemDetails of(Viewer viewer, Access access, WorkItem item) {
		ShownOccurrence occurrence = this.occurrences.replacedBy(access, item).orElse(null);
		if (occurrence != null) {
			return of(viewer, access, occurrence);
		}
		SeriesDetails series = item.recurrence().isPresent() ? series(viewer, access, item, null) : null;
		return of(viewer, access, item, item.asDraft(access), series);
	}

	/**
	 * Returns the details of an occurrence that the viewer can see.
	 */
	WorkItemDetails of(Viewer viewer, Access access, ShownOccurrence occurrence) {
		return of(viewer, access, occurrence.shown(), occurrence.draft(access),
				series(viewer, access, occurrence.series(), occurrence));
	}

	private WorkItemDetails of(Viewer viewer, Access access, WorkItem item, WorkItemDraft draft,
			@Nullable SeriesDetails series) {
		boolean ownerOrMember = access.isOwnerOrMember(item);
		List<WorkItem> path = ancestors(item);
		List<WorkItem> children = ownerOrMember ? children(item.id()) : List.of();
		List<PersonName> owner = this.people.named(List.of(item.ownerId()));
		List<WorkItemDetails.Crumb> breadcrumb = ownerOrMember
				? path.stream().map((ancestor) -> new WorkItemDetails.Crumb(ancestor.id(), ancestor.title())).toList()
				: List.of();
		boolean wholeSeries = series != null && series.occurrence() == null;
		Schedule schedule = new Schedule(draft.startDate(), draft.dueDate(), draft.startTime(), draft.endTime(),
				draft.timeZone());
		return new WorkItemDetails(item.id(), draft, DescriptionHtml.of(item.description()),
				team(viewer, access.visibleTeamId(item)), location(item.locationId()), owner.get(0),
				this.people.named(item.assigneeIds()), this.notes.of(item, access), breadcrumb,
				children.stream()
					.map((child) -> new WorkItemDetails.Child(child.id(), child.title(), child.type(), child.status(),
							child.progress()))
					.toList(),
				ownerOrMember ? countDescendants(item) : 0, effectiveColor(item, path), item.completedAt(),
				item.version(), access.worksOn(item), access.manages(item),
				!wholeSeries && Today.of(this.clock, viewer.zone()).isAfter(schedule, item.status()), series);
	}

	private SeriesDetails series(Viewer viewer, Access access, WorkItem series, @Nullable ShownOccurrence occurrence) {
		ZoneId zone = Objects.requireNonNullElse(series.schedule().zone(), viewer.zone());
		return new SeriesDetails(series.id(), (occurrence != null) ? occurrence.start() : null,
				occurrence != null && occurrence.isChanged(), series.recurrence().orElseThrow(),
				this.occurrences.next(access, series, Today.of(this.clock, zone).date(), SeriesDetails.MAX_DATES));
	}

	private List<WorkItem> ancestors(WorkItem item) {
		List<UUID> ids = item.ancestorIds();
		if (ids.isEmpty()) {
			return List.of();
		}
		Map<UUID, WorkItem> found = this.repository.findAllByIds(ids)
			.stream()
			.collect(Collectors.toMap(WorkItem::id, Function.identity()));
		return ids.stream().map(found::get).toList();
	}

	private @Nullable TeamName team(Viewer viewer, @Nullable UUID teamId) {
		return this.teams.of(viewer).stream().filter((team) -> team.id().equals(teamId)).findFirst().orElse(null);
	}

	private @Nullable Location location(@Nullable UUID locationId) {
		return (locationId != null) ? this.locations.named(List.of(locationId)).get(locationId) : null;
	}

	/**
	 * Returns the colour of an item, which an override inherits from its series.
	 */
	private String effectiveColor(WorkItem item, List<WorkItem> path) {
		String color = item.color();
		if (color == null && item.seriesId() != null) {
			color = this.repository.findById(item.seriesId()).map(WorkItem::color).orElse(null);
		}
		for (int i = path.size() - 1; color == null && i >= 0; i--) {
			color = path.get(i).color();
		}
		return (color != null) ? color : item.type().color();
	}

	private List<WorkItem> children(UUID itemId) {
		return this.entities
			.createQuery(
					"select w from WorkItem w where w.parentId = :parent and w.trashedAt is null"
							+ " and w.seriesId is null" + " order by w.startDate nulls last, w.title, w.id",
					WorkItem.class)
			.setParameter("parent", itemId)
			.setMaxResults(WorkItemDetails.MAX_CHILDREN)
			.getResultList();
	}

	private int countDescendants(WorkItem item) {
		int count = 0;
		List<UUID> level = this.repository.findChildIds(List.of(item.id()));
		while (!level.isEmpty()) {
			count += level.size();
			List<UUID> next = new ArrayList<>();
			for (List<UUID> chunk : IdChunks.of(level)) {
				next.addAll(this.repository.findChildIds(chunk));
			}
			level = next;
		}
		return count;
	}

}
