package dev.kalends.workitem.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.kalends.account.People;
import dev.kalends.account.PersonName;
import dev.kalends.account.Viewer;
import dev.kalends.team.Teams;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.WorkItemRepository;
import dev.kalends.workitem.WorkItemStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts the open items that people have in a period, without revealing which items. The
 * viewer sees the counts of themselves and of people who share a team with them, where
 * both have accepted the invitation.
 */
@Component
@Transactional(readOnly = true)
public class FreeBusy {

	private final People people;

	private final Teams teams;

	private final WorkItemRepository items;

	private final JdbcTemplate jdbc;

	private final SeriesDates dates;

	FreeBusy(People people, Teams teams, WorkItemRepository items, JdbcTemplate jdbc, SeriesDates dates) {
		this.dates = dates;
		this.people = people;
		this.teams = teams;
		this.items = items;
		this.jdbc = jdbc;
	}

	/**
	 * Returns the counts of the viewer and of everyone who shares an accepted team with
	 * them, ordered by name.
	 * @param first first day, in the viewer's zone
	 * @param last last day, inclusive
	 * @param exceptId an item to exclude, such as the one being planned; for a series,
	 * with its overrides. It is ignored when the viewer cannot see the item, so that
	 * excluding it reveals nothing.
	 */
	public List<Load> between(Viewer viewer, LocalDate first, LocalDate last, @Nullable UUID exceptId) {
		SqlConditions conditions = new SqlConditions().add("w.trashed_at is null")
			.add("w.status not in (?, ?)", WorkItemStatus.COMPLETED.name(), WorkItemStatus.CANCELLED.name());
		if (exceptId != null && sees(viewer, exceptId)) {
			conditions.add("w.id <> ? and (w.series_id is null or w.series_id <> ?)", exceptId, exceptId);
		}
		TimeWindow window = new TimeWindow(TimeBound.startOf(first, viewer.zone()),
				TimeBound.startOf(last.plusDays(1), viewer.zone()));
		TimeWindow.addStartsBefore(window.end(), conditions);
		TimeWindow.addEndsAfter(window.start(), conditions);
		Map<UUID, Integer> counts = new HashMap<>();
		countSeries(window, conditions, counts);
		this.jdbc.query("select m.person_id, count(*) as items from work_item_assignee m"
				+ " join work_item w on w.id = m.work_item_id where w.recurrence_rule is null and " + conditions.text()
				+ " group by m.person_id", (row) -> {
					counts.merge(row.getObject("person_id", UUID.class), row.getInt("items"), Integer::sum);
				}, new ArrayList<>(conditions.arguments()).toArray());
		Set<UUID> known = new HashSet<>(this.teams.colleagues(viewer).keySet());
		known.add(viewer.id());
		return this.people.assignable()
			.stream()
			.filter((person) -> known.contains(person.id()))
			.map((person) -> new Load(person, counts.getOrDefault(person.id(), 0)))
			.toList();
	}

	/**
	 * Adds the series that have an occurrence in a window, once each, because items are
	 * counted rather than appointments.
	 */
	private void countSeries(TimeWindow window, SqlConditions conditions, Map<UUID, Integer> counts) {
		Map<UUID, SeriesDates.Series> series = new HashMap<>();
		Map<UUID, List<UUID>> assignees = new HashMap<>();
		this.jdbc.query("select m.person_id, " + SeriesDates.COLUMNS + " from work_item_assignee m"
				+ " join work_item w on w.id = m.work_item_id where w.recurrence_rule is not null and "
				+ conditions.text(), (row) -> {
					SeriesDates.Series.of(row).ifPresent((found) -> series.put(found.id(), found));
					assignees.computeIfAbsent(row.getObject("id", UUID.class), (id) -> new ArrayList<>())
						.add(row.getObject("person_id", UUID.class));
				}, conditions.arguments().toArray());
		this.dates.occurringIn(window, series.values())
			.forEach((found) -> assignees.getOrDefault(found.id(), List.of())
				.forEach((personId) -> counts.merge(personId, 1, Integer::sum)));
	}

	private boolean sees(Viewer viewer, UUID itemId) {
		Access access = new Access(this.teams.memberships(viewer.id()));
		return this.items.findById(itemId).filter(access::sees).isPresent();
	}

	/**
	 * The number of open items of a person.
	 *
	 * @param items number of items assigned to the person that are neither completed nor
	 * cancelled
	 */
	public record Load(PersonName person, int items) {

	}

}
