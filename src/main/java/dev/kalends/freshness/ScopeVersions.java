package dev.kalends.freshness;

import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The counters in the table {@code scope_version}.
 */
@Repository
public class ScopeVersions {

	private final JdbcTemplate jdbc;

	ScopeVersions(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Gives a new scope its counter. It is done together with what the scope stands for,
	 * because two first bumps of a missing row would collide.
	 */
	void create(Scope scope) {
		this.jdbc.update("insert into scope_version (scope, version) values (?, 1)", scope.name());
	}

	/**
	 * Locks a counter until the transaction ends.
	 */
	void lock(Scope scope) {
		this.jdbc.queryForList("select version from scope_version where scope = ? for update", Long.class,
				scope.name());
	}

	/**
	 * Returns the counters of these scopes, by name, as they are at one instant. A scope
	 * without a counter is left out.
	 */
	public Map<String, Long> read(Collection<String> scopes) {
		Map<String, Long> versions = new HashMap<>();
		this.jdbc.query((connection) -> {
			PreparedStatement statement = connection
				.prepareStatement("select scope, version from scope_version where scope = any(?)");
			statement.setArray(1, connection.createArrayOf("varchar", scopes.toArray()));
			return statement;
		}, (result) -> {
			versions.put(result.getString("scope"), result.getLong("version"));
		});
		return versions;
	}

	/**
	 * Adds one to each counter, one statement after the other in the order of the scopes'
	 * names, which is therefore the order in which the rows are locked, on any database.
	 * The database does the addition: reading first and writing the sum would let two
	 * writers produce one step.
	 * @throws IllegalStateException when a scope has no counter
	 */
	void increment(SortedSet<Scope> scopes) {
		List<Scope> inOrder = List.copyOf(scopes);
		int[] updated = this.jdbc.batchUpdate("update scope_version set version = version + 1 where scope = ?",
				inOrder.stream().map((scope) -> new Object[] { scope.name() }).toList());
		for (int i = 0; i < updated.length; i++) {
			if (updated[i] == 0 && inOrder.get(i).isMadeOnDemand()) {
				create(inOrder.get(i));
			}
			else if (updated[i] == 0) {
				throw new IllegalStateException("The scope " + inOrder.get(i).name() + " has no counter");
			}
		}
	}

}
