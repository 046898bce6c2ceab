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
 * Stores work items, those in the trash included.
 */
public interface WorkItemRepository extends Repository<WorkItem, UUID> {

	WorkItem save(WorkItem item);

	Optional<WorkItem> findById(UUID id);

	@Query("select w from WorkItem w where w.id in :ids")
	List<WorkItem> findAllByIds(Collection<UUID> ids);

	@Query("select w from WorkItem w left join fetch w.assigneeIds where w.parentId in :parentIds")
	List<WorkItem> findChildren(Collection<UUID> parentIds);

	/**
	 * Returns the items that came out of the trash without what they stood below.
	 */
	@Query("select w.id from WorkItem w where w.formerParentId in :parentIds and w.trashedAt is null")
	List<UUID> findFormerChildIds(Collection<UUID> parentIds);

	@Query("select w.id from WorkItem w where w.parentId in :parentIds and w.trashedAt is null")
	List<UUID> findChildIds(Collection<UUID> parentIds);

	@Query("""
			select count(w) from WorkItem w
			where w.parentId in :parentIds and w.trashedAt is null and w.startsAt is not null""")
	int countDatedChildren(Collection<UUID> parentIds);

	/**
	 * Returns the ids above an item, root first, without loading the item, so that its
	 * tree can be locked before anything of it is read.
	 * @return one list, or none when there is no such item
	 */
	@Query("select w.ancestorIds from WorkItem w where w.id = :id")
	List<List<UUID>> findAncestorIds(UUID id);

	/**
	 * Returns where items stand, without loading them.
	 */
	@Query("select new dev.kalends.workitem.TreePosition(w.id, w.ancestorIds) from WorkItem w where w.id in :ids")
	List<TreePosition> findPlaces(Collection<UUID> ids);

	/**
	 * Locks items until the transaction ends, in the order of their ids, and reads them
	 * as they are once locked.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select w from WorkItem w where w.id in :ids order by w.id")
	List<WorkItem> lock(Collection<UUID> ids);

	@Query("""
			select new dev.kalends.workitem.ChildStatusCount(
				count(w), coalesce(sum(case when w.status = dev.kalends.workitem.WorkItemStatus.COMPLETED then 1 else 0 end), 0))
			from WorkItem w
			where w.parentId = :parentId and w.trashedAt is null
				and w.status <> dev.kalends.workitem.WorkItemStatus.CANCELLED""")
	ChildStatusCount countChildren(UUID parentId);

	/**
	 * Returns the items of a title that are somebody's own or of one of these teams.
	 */
	@Query("""
			select w.id from WorkItem w
			where ((w.teamId is null and w.ownerId = :ownerId) or w.teamId in :teamIds)
				and w.trashedAt is null and w.title = :title""")
	List<UUID> findIdsByTitle(UUID ownerId, Collection<UUID> teamIds, String title);

	/**
	 * Returns the items of a team that are not in the trash.
	 */
	@Query("select w.id from WorkItem w where w.teamId = :teamId and w.trashedAt is null")
	List<UUID> findLivingIdsOfTeam(UUID teamId);

	/**
	 * Returns the items of a team that somebody works on, those in the trash included.
	 */
	@Query("select w.id from WorkItem w where w.teamId = :teamId and :personId member of w.assigneeIds")
	List<UUID> findIdsAssigned(UUID teamId, UUID personId);

	/**
	 * Returns the items that take place somewhere, with everybody who sees them.
	 */
	@Query("""
			select w from WorkItem w left join fetch w.assigneeIds
			where w.locationId = :locationId and w.trashedAt is null""")
	List<WorkItem> findAt(UUID locationId);

	/**
	 * Returns the items that take place somewhere, those in the trash included.
	 */
	@Query("select w.id from WorkItem w where w.locationId = :locationId")
	List<UUID> findIdsAt(UUID locationId);

	/**
	 * Returns the items that show a person's name, with everybody who sees them.
	 */
	@Query("""
			select w from WorkItem w left join fetch w.assigneeIds
			where :personId member of w.assigneeIds and w.trashedAt is null""")
	List<WorkItem> findShowing(UUID personId);

	/**
	 * Permanently deletes what has been in the trash since before a moment. Nobody sees
	 * what is in the trash, so nobody's version changes. It is a single SQL statement:
	 * from JPQL, Hibernate makes two, one for the assignees and one for the items, and an
	 * item that is restored between them would lose its assignees.
	 */
	@Modifying
	@Query(value = "delete from work_item where trashed_at < :before", nativeQuery = true)
	int removeTrashedBefore(Instant before);

	/**
	 * Permanently deletes an item that is in the trash, with its descendants there.
	 * Nobody sees them, so nobody's version changes.
	 */
	@Modifying
	@Query(value = "delete from work_item where id = :id and trashed_at is not null", nativeQuery = true)
	int removeTrashed(UUID id);

}
