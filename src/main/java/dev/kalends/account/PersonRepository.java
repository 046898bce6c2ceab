package dev.kalends.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Database access to people.
 */
public interface PersonRepository extends Repository<Person, UUID> {

	Person save(Person person);

	long count();

	Optional<Person> findById(UUID id);

	Optional<Person> findByUsername(String username);

	boolean existsByUsername(String username);

	@Query("select p from Person p order by p.displayName, p.username")
	List<Person> findAllByName();

	@Query("select p from Person p where p.enabled order by p.displayName, p.username")
	List<Person> findEnabledByName();

	@Query("select p from Person p where p.id in :ids order by p.displayName, p.username")
	List<Person> findAllByIds(Collection<UUID> ids);

	/**
	 * Locks people until the transaction ends, ordered by id to avoid deadlocks.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select p from Person p where p.id in :ids order by p.id")
	List<Person> lock(Collection<UUID> ids);

	/**
	 * Locks all enabled administrators, so that two of them cannot give up the role
	 * concurrently.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select p from Person p where p.enabled and p.role = dev.kalends.account.Role.ADMIN order by p.id")
	List<Person> lockEnabledAdmins();

}
