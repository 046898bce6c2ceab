package dev.kalends.freshness;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The counters in the table {@code scope_version}. Each increment writes a new random
 * stamp beside the number, so that two databases that were restored from one backup never
 * give the same version to different states.
 */
@Repository
public class ScopeVersions {

	private final JdbcTemplate jdbc;

	private final RestoreCheck restores;

	/**
	 * Draws from the operating system. A generator that is seeded once would repeat its
	 * numbers when the memory of a virtual machine is restored.
	 */
	private final SecureRandom stamps = new SecureRandom();

	ScopeVersions(JdbcTemplate jdbc, RestoreCheck restores) {
		this.jdbc = jdbc;
		this.restores = restores;
	}

	/**
	 * Gives a new scope its counter. It is done together with what the scope stands for,
	 * because two first bumps of a missing row would collide.
	 */
	void create(Scope scope) {
		this.jdbc.update("insert into scope_version (scope, version, stamp) values (?, 1, ?)", scope.name(),
				newStamp());
	}

	/**
	 * Draws a stamp.
	 */
	long newStamp() {
		return this.stamps.nextLong();
	}

	/**
	 * Locks a counter until the transaction ends.
	 */
	void lock(Scope scope) {
		this.jdbc.queryForList("select version from scope_version where scope = ? for update", Long.class,
				scope.name());
	}

	/**
	 * Returns the versions of these scopes, by name, as they are at one instant. A scope
	 * without a counter is left out.
	 */
	public Map<String, ScopeVersion> read(Collection<String> scopes) {
		return read(this.jdbc, scopes);
	}

	/**
	 * Returns the versions of these scopes, by name, as they are in a snapshot. A scope
	 * without a counter is left out.
	 */
	public Map<String, ScopeVersion> read(JdbcOperations snapshot, Collection<String> scopes) {
		Map<String, ScopeVersion> versions = new HashMap<>();
		snapshot.query("select scope, version, stamp from scope_version where scope = any(?)", (statement) -> statement
			.setArray(1, statement.getConnection().createArrayOf("varchar", scopes.toArray())), (row) -> {
				versions.put(row.getString("scope"), new ScopeVersion(row.getLong("version"), row.getLong("stamp")));
			});
		return versions;
	}

	/**
	 * Adds one to each counter and gives it a new stamp, one statement after the other in
	 * the order of the scopes' names, which is therefore the order in which the rows are
	 * locked, on any database. The database does the addition: reading first and writing
	 * the sum would let two writers produce one step.
	 * @throws IllegalStateException when a scope has no counter
	 */
	void increment(SortedSet<Scope> scopes) {
		List<Scope> inOrder = List.copyOf(scopes);
		int[] updated = this.jdbc.batchUpdate(
				"update scope_version set version = version + 1, stamp = ? where scope = ?",
				inOrder.stream().map((scope) -> new Object[] { newStamp(), scope.name() }).toList());
		for (int i = 0; i < updated.length; i++) {
			if (updated[i] == 0 && inOrder.get(i).isMadeOnDemand()) {
				create(inOrder.get(i));
			}
			else if (updated[i] == 0) {
				this.restores.requireComplete();
				throw new IllegalStateException("The scope " + inOrder.get(i).name() + " has no counter");
			}
		}
	}

}
