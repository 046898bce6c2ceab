package dev.kalends.freshness;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * The scope versions in the table {@code scope_version}. Each increment also writes a new
 * random stamp, so that two databases restored from one backup never use the same version
 * for different states.
 */
@Repository
public class ScopeVersions {

	private final JdbcTemplate jdbc;

	private final RestoreCheck restores;

	/**
	 * Draws from the operating system. A generator seeded once would repeat its numbers
	 * after a virtual machine is resumed from a memory snapshot.
	 */
	private final SecureRandom stamps = new SecureRandom();

	ScopeVersions(JdbcTemplate jdbc, RestoreCheck restores) {
		this.jdbc = jdbc;
		this.restores = restores;
	}

	/**
	 * Creates the version of a new scope, in the transaction that creates its person or
	 * team: two first increments of a missing row would conflict.
	 */
	void create(Scope scope) {
		this.jdbc.update("insert into scope_version (scope, version, stamp) values (?, 1, ?)", scope.name(),
				newStamp());
	}

	long newStamp() {
		return this.stamps.nextLong();
	}

	/**
	 * Locks a scope version until the transaction ends.
	 */
	void lock(Scope scope) {
		this.jdbc.queryForList("select version from scope_version where scope = ? for update", Long.class,
				scope.name());
	}

	/**
	 * Returns the versions of scopes by name, as of one instant. Scopes without a version
	 * are omitted.
	 */
	public Map<String, ScopeVersion> read(Collection<String> scopes) {
		return read(this.jdbc, scopes);
	}

	/**
	 * Returns the versions of scopes by name, as of the snapshot. Scopes without a
	 * version are omitted.
	 */
	public Map<String, ScopeVersion> read(JdbcOperations snapshot, Collection<String> scopes) {
		Map<String, ScopeVersion> versions = new HashMap<>();
		snapshot.query("select scope, version, stamp from scope_version where scope = any(?)", (row) -> {
			versions.put(row.getString("scope"), new ScopeVersion(row.getLong("version"), row.getLong("stamp")));
		}, new SqlArrayValue("varchar", scopes.toArray()));
		return versions;
	}

	/**
	 * Increments each version and writes a new stamp, one statement per scope in the
	 * order of their names. This is therefore the lock order on every database, which
	 * prevents deadlocks. The addition happens in the database: with a read followed by a
	 * write, two writers could produce a single increment (lost update).
	 * @throws IllegalStateException if a scope has no version
	 */
	void increment(SortedSet<Scope> scopes) {
		List<Scope> inOrder = List.copyOf(scopes);
		int[] updated = this.jdbc.batchUpdate(
				"update scope_version set version = version + 1, stamp = ? where scope = ?",
				inOrder.stream().map((scope) -> new Object[] { newStamp(), scope.name() }).toList());
		for (int i = 0; i < updated.length; i++) {
			if (updated[i] == 0 && inOrder.get(i).isCreatedOnDemand()) {
				create(inOrder.get(i));
			}
			else if (updated[i] == 0) {
				this.restores.requireComplete();
				throw new IllegalStateException("The scope " + inOrder.get(i).name() + " has no version");
			}
		}
	}

}
