package dev.kalends.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.kalends.account.Viewer;
import dev.kalends.freshness.Scope;
import dev.kalends.shared.NotFoundException;
import dev.kalends.team.Teams;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.LockedTree;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Reads the positions of work items in the hierarchy of settings: ancestor paths, names
 * of levels, and the scopes that a change of inherited settings affects.
 */
@Component
class AncestorPaths {

	private static final String CHAIN = "select w.team_id, w.owner_id, w.ancestor_ids, w.series_id,"
			+ " (select count(*) from team_member m where m.team_id = w.team_id and m.person_id = ?) as joined,"
			+ " (select count(*) from work_item_assignee a where a.work_item_id = w.id and a.person_id = ?) as assigned"
			+ " from work_item w where w.id = ? and w.trashed_at is null";

	private final LockedTree tree;

	private final Teams teams;

	private final JdbcTemplate jdbc;

	AncestorPaths(LockedTree tree, Teams teams, JdbcTemplate jdbc) {
		this.tree = tree;
		this.teams = teams;
		this.jdbc = jdbc;
	}

	/**
	 * Returns the position of an item in the hierarchy.
	 * @param snapshot connection whose snapshot is read
	 * @return empty when the item does not exist or the viewer cannot see it
	 */
	Optional<AncestorPath> find(JdbcOperations snapshot, UUID viewerId, UUID itemId) {
		return snapshot.query(CHAIN, (row, index) -> {
			UUID teamId = row.getObject("team_id", UUID.class);
			boolean inside = (teamId != null) ? row.getInt("joined") > 0
					: viewerId.equals(row.getObject("owner_id", UUID.class));
			List<UUID> path = Stream
				.of(Arrays.stream((Object[]) row.getArray("ancestor_ids").getArray()).map(UUID.class::cast),
						Stream.ofNullable(row.getObject("series_id", UUID.class)), Stream.of(itemId))
				.flatMap(Function.identity())
				.toList();
			return (inside || row.getInt("assigned") > 0) ? Optional.of(new AncestorPath(teamId, path, inside))
					: Optional.<AncestorPath>empty();
		}, viewerId, viewerId, itemId).stream().flatMap(Optional::stream).findFirst();
	}

	/**
	 * Returns items as levels of the settings hierarchy, by id.
	 */
	Map<UUID, ItemLevel> levels(JdbcOperations snapshot, Collection<UUID> itemIds) {
		Map<UUID, ItemLevel> levels = new HashMap<>();
		snapshot.query("select id, type, title, color, time_zone from work_item where id = any(?)", (row) -> {
			levels.put(row.getObject("id", UUID.class), new ItemLevel(WorkItemType.valueOf(row.getString("type")),
					row.getString("title"), row.getString("color"), row.getString("time_zone")));
		}, new SqlArrayValue("uuid", itemIds.toArray()));
		return levels;
	}

	@Nullable String teamName(JdbcOperations snapshot, UUID teamId) {
		return snapshot.queryForList("select name from team where id = ?", String.class, teamId)
			.stream()
			.findFirst()
			.orElse(null);
	}

	/**
	 * Locks the tree of an item for a change (pessimistic lock).
	 * @throws NotFoundException when the item does not exist or the viewer cannot see it
	 */
	Lock lock(Viewer viewer, UUID itemId) {
		WorkItem item = this.tree.lock(itemId).orElseThrow(NotFoundException::new);
		Access access = new Access(this.teams.memberships(viewer.id()));
		if (item.isTrashed() || !access.sees(item)) {
			throw new NotFoundException();
		}
		return new Lock(item, access.manages(item), access.worksOn(item));
	}

	/**
	 * Returns the scopes whose feeds show a locked item, any of its descendants or, for a
	 * series, any of its overrides.
	 */
	Set<Scope> scopesOfSubtree(WorkItem item) {
		Set<Scope> scopes = new HashSet<>(item.scopes());
		this.tree.descendants(item).forEach((descendant) -> scopes.addAll(descendant.scopes()));
		this.tree.overrides(item).forEach((override) -> scopes.addAll(override.scopes()));
		return scopes;
	}

	/**
	 * Returns the scopes whose feeds show any item of a locked team.
	 */
	Set<Scope> scopesOfTeam(UUID teamId) {
		Set<Scope> scopes = new HashSet<>(Set.of(Scope.team(teamId)));
		this.jdbc
			.queryForList(
					"select distinct a.person_id from work_item_assignee a join work_item w"
							+ " on w.id = a.work_item_id where w.team_id = ? and w.trashed_at is null",
					UUID.class, teamId)
			.forEach((personId) -> scopes.add(Scope.user(personId)));
		return scopes;
	}

	/**
	 * The position of an item in the hierarchy, for one viewer.
	 *
	 * @param teamId its team; {@code null} for a personal item
	 * @param path the ids from the root to the item, both inclusive; the series of an
	 * override comes immediately before the override
	 * @param inside whether the viewer can see the ancestors: as owner or team member,
	 * not only as assignee
	 */
	record AncestorPath(@Nullable UUID teamId, List<UUID> path, boolean inside) {

	}

	/**
	 * An item as a level of the settings hierarchy.
	 *
	 * @param color its own colour, {@code #rrggbb}
	 * @param timeZone its own time zone, an IANA name
	 */
	record ItemLevel(WorkItemType type, String title, @Nullable String color, @Nullable String timeZone) {

	}

	/**
	 * An item whose tree is locked.
	 *
	 * @param manages whether the viewer may change all fields of the item
	 * @param worksOn whether the viewer may edit the content of the item
	 */
	record Lock(WorkItem item, boolean manages, boolean worksOn) {

	}

}
