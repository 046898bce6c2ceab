package dev.kalends.workitem.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.kalends.account.People;
import dev.kalends.account.PersonName;
import dev.kalends.account.Viewer;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.SearchText;
import dev.kalends.team.Memberships;
import dev.kalends.team.Teams;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemService;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Links external assignees with people. An import keeps an unknown name as an external
 * assignee. When a person with that name joins, everyone who may edit the items can
 * replace the name with the person in all of them. Names are compared by their normal
 * form ({@link SearchText}); a name that several people have is not offered.
 */
@Service
public class AssigneeLinks {

	private final People people;

	private final Teams teams;

	private final WorkItemService service;

	private final JdbcTemplate jdbc;

	AssigneeLinks(People people, Teams teams, WorkItemService service, JdbcTemplate jdbc) {
		this.people = people;
		this.teams = teams;
		this.service = service;
		this.jdbc = jdbc;
	}

	/**
	 * Returns the people whose name is an external assignee of items that the viewer may
	 * manage.
	 */
	public List<Link> find(Viewer viewer) {
		Map<String, List<UUID>> itemsByName = itemsByName(viewer);
		if (itemsByName.isEmpty()) {
			return List.of();
		}
		Map<String, Optional<PersonName>> byName = new LinkedHashMap<>();
		for (PersonName person : this.people.assignable()) {
			byName.merge(SearchText.of(person.displayName()), Optional.of(person), (one, other) -> Optional.empty());
		}
		List<Link> links = new ArrayList<>();
		byName.forEach((name, person) -> {
			List<UUID> items = itemsByName.get(name);
			if (items != null) {
				person.ifPresent((found) -> links.add(new Link(found, items)));
			}
		});
		return links;
	}

	/**
	 * Assigns a person to the items that have the person's name as an external assignee,
	 * and removes the name from them. It is one change, which can be undone.
	 * @return number of changed items
	 * @throws NotFoundException when there is no such person or no such item
	 */
	public int link(Viewer viewer, UUID personId) {
		Link link = find(viewer).stream()
			.filter((candidate) -> candidate.person().id().equals(personId))
			.findFirst()
			.orElseThrow(NotFoundException::new);
		String name = SearchText.of(link.person().displayName());
		return this.service.editAll(viewer, link.itemIds(), (item) -> linked(item, name, personId));
	}

	private static WorkItemDraft linked(WorkItemDraft item, String name, UUID personId) {
		Set<String> others = new LinkedHashSet<>(item.externalAssignees());
		if (!others.removeIf((label) -> SearchText.of(label).equals(name))) {
			return item;
		}
		Set<UUID> assigneeIds = new LinkedHashSet<>(item.assigneeIds());
		assigneeIds.add(personId);
		return item.with().externalAssignees(others).assigneeIds(assigneeIds).build();
	}

	private Map<String, List<UUID>> itemsByName(Viewer viewer) {
		Memberships memberships = this.teams.memberships(viewer.id());
		List<UUID> teamIds = List.copyOf(memberships.editableTeamIds());
		SqlConditions conditions = new SqlConditions().add("w.trashed_at is null")
			.add("cardinality(w.assignee_labels) > 0");
		List<Object> owners = new ArrayList<>(List.of(viewer.id()));
		owners.addAll(teamIds);
		conditions.add(
				"((w.team_id is null and w.owner_id = ?)" + (teamIds.isEmpty() ? ""
						: " or w.team_id in (" + SqlConditions.placeholders(teamIds.size()) + ")") + ")",
				owners.toArray());
		Map<String, List<UUID>> items = new HashMap<>();
		this.jdbc.query("select w.id, w.assignee_labels from work_item w where " + conditions.text() + " order by w.id",
				(row) -> {
					UUID id = row.getObject("id", UUID.class);
					Arrays.stream((Object[]) row.getArray("assignee_labels").getArray())
						.map((label) -> SearchText.of(label.toString()))
						.distinct()
						.forEach((name) -> items.computeIfAbsent(name, (key) -> new ArrayList<>()).add(id));
				}, conditions.arguments().toArray());
		return items;
	}

	/**
	 * A person and the items that have the person's name as an external assignee.
	 */
	public record Link(PersonName person, List<UUID> itemIds) {

	}

}
