package dev.kalends.workitem;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Repository of work items, including those in the trash.
 */
public interface WorkItemRepository extends Repository<WorkItem, UUID> {

	WorkItem save(WorkItem item);

	void flush();

	Optional<WorkItem> findById(UUID id);

	@Query("select w from WorkItem w where w.id in :ids")
	List<WorkItem> findAllByIds(Collection<UUID> ids);

	@Query("select w from WorkItem w left join fetch w.assigneeIds where w.parentId in :parentIds")
	List<WorkItem> findChildren(Collection<UUID> parentIds);

	/**
	 * Returns the ids of items that were restored before their parents.
	 */
	@Query("select w.id from WorkItem w where w.formerParentId in :parentIds and w.trashedAt is null")
	List<UUID> findFormerChildIds(Collection<UUID> parentIds);

	/**
	 * Returns the ids of children, without overrides: a series counts as one child.
	 */
	@Query("""
			select w.id from WorkItem w
			where w.parentId in :parentIds and w.trashedAt is null and w.seriesId is null""")
	List<UUID> findChildIds(Collection<UUID> parentIds);

	@Query("""
			select count(w) from WorkItem w
			where w.parentId in :parentIds and w.trashedAt is null and w.startsAt is not null and w.seriesId is null""")
	int countDatedChildren(Collection<UUID> parentIds);

	/**
	 * Returns the positions of items in their trees, without loading the items, so that
	 * their trees can be locked before any entity of them is read.
	 */
	@Query("select new dev.kalends.workitem.TreePosition(w.id, w.ancestorIds, w.seriesId)"
			+ " from WorkItem w where w.id in :ids")
	List<TreePosition> findPositions(Collection<UUID> ids);

	/**
	 * Returns the overrides of series, including those in the trash, with their assignees
	 * loaded.
	 */
	@Query("select w from WorkItem w left join fetch w.assigneeIds where w.seriesId in :seriesIds order by w.id")
	List<WorkItem> findOverrides(Collection<UUID> seriesIds);

	/**
	 * Counts the series of a team that are not in the trash and have not ended.
	 */
	@Query("""
			select count(w) from WorkItem w
			where w.teamId = :teamId and w.longLasting = true and w.recurrenceRule is not null
				and w.trashedAt is null and w.endsAt > :now and w.id <> :exceptId""")
	int countSeriesOfTeam(UUID teamId, UUID exceptId, Instant now);

	/**
	 * Counts the personal series of a person that are not in the trash and have not
	 * ended.
	 */
	@Query("""
			select count(w) from WorkItem w
			where w.ownerId = :ownerId and w.teamId is null and w.longLasting = true
				and w.recurrenceRule is not null and w.trashedAt is null and w.endsAt > :now and w.id <> :exceptId""")
	int countSeriesOfPerson(UUID ownerId, UUID exceptId, Instant now);

	/**
	 * Locks items in the order of their ids until the transaction ends
	 * ({@code select … for update}), and reads their state after the lock is obtained.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select w from WorkItem w where w.id in :ids order by w.id")
	List<WorkItem> lock(Collection<UUID> ids);

	@Query("""
			select new dev.kalends.workitem.ChildProgress(count(w), coalesce(sum(w.progress), 0))
			from WorkItem w
			where w.parentId = :parentId and w.trashedAt is null
				and w.status <> dev.kalends.workitem.WorkItemStatus.CANCELLED and w.seriesId is null""")
	ChildProgress sumProgressOfChildren(UUID parentId);

	/**
	 * Returns the titles of items whose title has a normal form and that are personal
	 * items of a person or belong to one of the teams.
	 */
	@Query("""
			select new dev.kalends.workitem.ItemTitle(w.id, w.title) from WorkItem w
			where ((w.teamId is null and w.ownerId = :ownerId) or w.teamId in :teamIds)
				and w.trashedAt is null and w.seriesId is null and w.titleSearch = :titleSearch""")
	List<ItemTitle> findByTitle(UUID ownerId, Collection<UUID> teamIds, String titleSearch);

	/**
	 * Returns the ids of a team's items that are not in the trash.
	 */
	@Query("select w.id from WorkItem w where w.teamId = :teamId and w.trashedAt is null")
	List<UUID> findIdsByTeam(UUID teamId);

	/**
	 * Returns the ids of a team's items that a person is assigned to, including those in
	 * the trash.
	 */
	@Query("select w.id from WorkItem w where w.teamId = :teamId and :personId member of w.assigneeIds")
	List<UUID> findIdsByTeamAndAssignee(UUID teamId, UUID personId);

	/**
	 * Returns the items with a location, with their assignees loaded.
	 */
	@Query("""
			select w from WorkItem w left join fetch w.assigneeIds
			where w.locationId = :locationId and w.trashedAt is null""")
	List<WorkItem> findByLocation(UUID locationId);

	/**
	 * Returns the ids of items with a location, including those in the trash.
	 */
	@Query("select w.id from WorkItem w where w.locationId = :locationId")
	List<UUID> findIdsByLocation(UUID locationId);

	/**
	 * Returns the items that a person is assigned to, with all their assignees loaded.
	 */
	@Query("""
			select w from WorkItem w left join fetch w.assigneeIds
			where :personId member of w.assigneeIds and w.trashedAt is null""")
	List<WorkItem> findByAssignee(UUID personId);

	/**
	 * Permanently deletes items that were moved to the trash before an instant. Trashed
	 * items are in no feed, so no scope version changes. It is a single SQL statement:
	 * for JPQL, Hibernate would execute two, one for the assignees and one for the items,
	 * and an item that is restored between them would lose its assignees.
	 */
	@Modifying
	@Query(value = "delete from work_item where trashed_at < :before", nativeQuery = true)
	int removeTrashedBefore(Instant before);

	/**
	 * Permanently deletes an item in the trash and its descendants (cascade).
	 */
	@Modifying
	@Query(value = "delete from work_item where id = :id and trashed_at is not null", nativeQuery = true)
	int removeTrashed(UUID id);

}
