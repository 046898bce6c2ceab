package dev.kalends.freshness;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import dev.kalends.support.PostgresServer;
import org.junit.jupiter.api.Tag;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Runs {@link StampsIntegrationTests} on PostgreSQL.
 */
@Tag("postgres")
class StampsOnPostgresIntegrationTests extends StampsIntegrationTests {

	@Override
	DataSource newDatabase() {
		Map<String, String> properties = Arrays.stream(PostgresServer.newDatabase())
			.map((property) -> property.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> pair[1]));
		return new SingleConnectionDataSource(properties.get("spring.datasource.url"),
				properties.get("spring.datasource.username"), properties.get("spring.datasource.password"), true);
	}

}
