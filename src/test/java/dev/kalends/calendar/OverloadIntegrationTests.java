package dev.kalends.calendar;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import dev.kalends.freshness.HeldCommits.Hold;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.Office;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An overloaded node refuses new requests and completes those it has accepted.
 */
@HeldFeedTest
@TestPropertySource(properties = { "kalends.overload.max-requests=1", "spring.datasource.hikari.maximum-pool-size=2",
		"spring.datasource.hikari.connection-timeout=250" })
class OverloadIntegrationTests {

	private static final String FEED = "/calendar/work-items/feed?start=2025-10-01&end=2025-11-01";

	@Autowired
	private Office office;

	@Autowired
	private HeldReads reads;

	@Autowired
	private DataSource dataSource;

	@Test
	void requestAboveLimitIsRefusedWithRetryAfter() throws Exception {
		Client client = this.office.signIn(this.office.admin());
		Hold hold = this.reads.holdNext();
		CompletableFuture<Response> accepted = CompletableFuture.supplyAsync(() -> client.get(FEED));
		hold.awaitStop();
		Response refused = client.get(FEED);
		assertThat(refused.status()).isEqualTo(503);
		assertThat(refused.header("Retry-After")).matches("[1-4]");
		assertThat(refused.header("Cache-Control")).contains("no-store");
		assertThat(refused.json().get("detail").stringValue()).contains("Too many requests");
		Response page = this.office.stranger().get("/login");
		assertThat(page.status()).isEqualTo(503);
		assertThat(page.header("Retry-After")).matches("[1-4]");
		assertThat(page.body()).contains("Too many requests at once", "<html");
		assertThat(this.office.stranger().get("/actuator/health").status()).isEqualTo(200);
		hold.release();
		assertThat(accepted.get().status()).isEqualTo(200);
		assertThat(client.get(FEED).status()).isEqualTo(200);
	}

	@Test
	void requestWithoutConnectionIsRefusedWithRetryAfter() throws Exception {
		Client client = this.office.signIn(this.office.admin());
		assertThat(client.get(FEED).status()).isEqualTo(200);
		try (Connection first = this.dataSource.getConnection(); Connection second = this.dataSource.getConnection()) {
			for (String path : List.of(FEED, "/calendar", "/api/work-items")) {
				Response refused = client.get(path);
				assertThat(refused.status()).as(path).isEqualTo(503);
				assertThat(refused.header("Retry-After")).as(path).matches("[1-4]");
				assertThat(refused.body()).contains("Too many requests");
			}
		}
		assertThat(client.get(FEED).status()).isEqualTo(200);
	}

}
