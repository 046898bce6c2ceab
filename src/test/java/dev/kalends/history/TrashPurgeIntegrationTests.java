package dev.kalends.history;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.kalends.account.Viewer;
import dev.kalends.calendar.HeldFeedTest;
import dev.kalends.freshness.HeldCommits;
import dev.kalends.freshness.HeldCommits.Hold;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.LockWaits;
import dev.kalends.support.Office;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The purge permanently deletes items after 30 days in the trash, and no others.
 */
@HeldFeedTest
class TrashPurgeIntegrationTests {

	@Autowired
	private Office office;

	@Autowired
	private TrashPurge purge;

	@Autowired
	private Clock clock;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private WriteTransactions transactions;

	@Autowired
	private HeldCommits commits;

	@Autowired
	private LockWaits locks;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	@AfterEach
	void stopThreads() {
		this.threads.shutdownNow();
	}

	@Test
	void itemsAreDeletedPermanentlyAfter30DaysInTheTrash() {
		Viewer ann = this.office.person("Ann");
		Viewer bob = this.office.person("Bob");
		Client client = this.office.signIn(ann);
		String project = create(client, "project", null, bob);
		String task = create(client, "task", project, bob);
		String restored = create(client, "task", project, bob);
		String recent = create(client, "task", null, bob);
		String active = create(client, "task", null, bob);
		assertThat(client.delete("/api/work-items/" + project + "?children=delete").status()).isEqualTo(204);
		assertThat(client.post("/api/work-items/" + restored + "/restore", null).status()).isEqualTo(200);
		assertThat(client.delete("/api/work-items/" + recent).status()).isEqualTo(204);
		age(project, 31);
		age(task, 31);
		age(recent, 29);
		String version = client.feed("2025-10-01", "2025-11-01", "").header("X-Calendar-Version");
		this.purge.purge();
		assertThat(client.post("/api/work-items/" + project + "/restore", null).status()).isEqualTo(404);
		assertThat(client.post("/api/work-items/" + task + "/restore", null).status()).isEqualTo(404);
		assertThat(client.get("/api/work-items/" + restored).status()).isEqualTo(200);
		assertThat(client.get("/api/work-items/" + active).status()).isEqualTo(200);
		assertThat(client.feed("2025-10-01", "2025-11-01", "").header("X-Calendar-Version")).isEqualTo(version);
		assertThat(client.post("/api/work-items/" + recent + "/restore", null).status()).isEqualTo(200);
	}

	@Test
	void itemRestoredDuringThePurgeKeepsItsAssignees() throws Exception {
		Viewer bob = this.office.person("Bob");
		Client client = this.office.signIn(this.office.person("Ann"));
		String item = create(client, "task", null, bob);
		client.delete("/api/work-items/" + item);
		age(item, 31);
		Hold hold = this.commits.holdNext();
		Future<Response> restoring = this.threads
			.submit(() -> client.post("/api/work-items/" + item + "/restore", null));
		hold.awaitStop();
		Future<?> purging = this.threads.submit(this.purge::purge);
		this.locks.awaitDoneOrBlocked(purging);
		hold.release();
		assertThat(restoring.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
		purging.get(60, TimeUnit.SECONDS);
		assertThat(client.get("/api/work-items/" + item).json().at("/assigneeIds/0").stringValue())
			.isEqualTo(bob.id().toString());
	}

	@Test
	void restoreAfterThePurgeReturns404() throws Exception {
		Client client = this.office.signIn(this.office.person("Ann"));
		String item = create(client, "task", null, this.office.person("Bob"));
		client.delete("/api/work-items/" + item);
		age(item, 31);
		Future<Response> restoring = this.transactions.execute(() -> {
			this.purge.purge();
			Future<Response> request = this.threads
				.submit(() -> client.post("/api/work-items/" + item + "/restore", null));
			this.locks.awaitDoneOrBlocked(request);
			return request;
		});
		assertThat(restoring.get(60, TimeUnit.SECONDS).status()).isEqualTo(404);
	}

	private static String create(Client client, String type, String parent, Viewer assignee) {
		Map<String, Object> item = new LinkedHashMap<>();
		item.put("type", type);
		item.put("title", "Item");
		item.put("parentId", parent);
		item.put("assigneeIds", List.of(assignee.id().toString()));
		return client.create(item);
	}

	private void age(String id, int days) {
		assertThat(this.jdbc.update("update work_item set trashed_at = ? where id = ?",
				this.clock.instant().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC), UUID.fromString(id)))
			.isOne();
	}

}
