package dev.kalends.location;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Database access to locations.
 */
@Repository
public class LocationRepository {

	private static final RowMapper<Location> MAPPER = (row, index) -> new Location(row.getObject("id", UUID.class),
			row.getString("name"), row.getString("address"));

	private final JdbcTemplate jdbc;

	LocationRepository(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	List<Location> findAllByName() {
		return this.jdbc.query("select id, name, address from location order by name, id", MAPPER);
	}

	List<Location> findAllByIds(Collection<UUID> ids) {
		return ids.isEmpty() ? List.of() : this.jdbc.query("select id, name, address from location where id = any(?)",
				MAPPER, new SqlArrayValue("uuid", ids.toArray()));
	}

	/**
	 * Locks a location until the transaction ends.
	 */
	Optional<Location> lock(UUID id) {
		return this.jdbc.query("select id, name, address from location where id = ? for update", MAPPER, id)
			.stream()
			.findFirst();
	}

	int count() {
		return Objects.requireNonNull(this.jdbc.queryForObject("select count(*) from location", Integer.class));
	}

	void insert(Location location, Instant now) {
		this.jdbc.update("insert into location (id, name, address, created_at) values (?, ?, ?, ?)", location.id(),
				location.name(), location.address(), now.atOffset(ZoneOffset.UTC));
	}

	void update(Location location) {
		this.jdbc.update("update location set name = ?, address = ? where id = ?", location.name(), location.address(),
				location.id());
	}

	void delete(UUID id) {
		this.jdbc.update("delete from location where id = ?", id);
	}

}
