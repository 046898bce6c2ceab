package dev.kalends.location;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Database access to locations.
 */
@Repository
public class LocationRepository {

	private static final String SELECT = "select id, name, address from location";

	private static final RowMapper<Location> MAPPER = (row, index) -> new Location(row.getObject("id", UUID.class),
			row.getString("name"), row.getString("address"));

	private final JdbcClient jdbc;

	LocationRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Location> findAllByName() {
		return this.jdbc.sql(SELECT + " order by name, id").query(MAPPER).list();
	}

	List<Location> findAllByIds(Collection<UUID> ids) {
		return ids.isEmpty() ? List.of()
				: this.jdbc.sql(SELECT + " where id = any(?)")
					.param(new SqlArrayValue("uuid", ids.toArray()))
					.query(MAPPER)
					.list();
	}

	/**
	 * Locks a location until the transaction ends.
	 */
	Optional<Location> lock(UUID id) {
		return this.jdbc.sql(SELECT + " where id = ? for update").param(id).query(MAPPER).optional();
	}

	int count() {
		return this.jdbc.sql("select count(*) from location").query(Integer.class).single();
	}

	void insert(Location location, Instant now) {
		this.jdbc.sql("insert into location (id, name, address, created_at) values (?, ?, ?, ?)")
			.params(location.id(), location.name())
			.param(location.address())
			.param(now.atOffset(ZoneOffset.UTC))
			.update();
	}

	void update(Location location) {
		this.jdbc.sql("update location set name = ?, address = ? where id = ?")
			.param(location.name())
			.param(location.address())
			.param(location.id())
			.update();
	}

	void delete(UUID id) {
		this.jdbc.sql("delete from location where id = ?").param(id).update();
	}

}
