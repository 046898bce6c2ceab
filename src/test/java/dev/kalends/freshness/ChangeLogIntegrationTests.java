package dev.kalends.freshness;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Every change is logged exactly once, by its own transaction; operations without effect
 * are not logged.
 */
@KalendsTest
class ChangeLogIntegrationTests {

	@Autowired
	private Office office;

	@Autowired
	private ChangeLog log;

	@Autowired
	private ChangeLogPurge purge;

	@Autowired
	private ScopeChanges changes;

	@Autowired
	private WriteTransactions transactions;

	@Autowired
	private Clock clock;

	@Autowired
	private JdbcTemplate jdbc;

	private Viewer ann;

	private Viewer bob;

	private Client client;

	@BeforeEach
	void signIn() {
		this.ann = this.office.person("Ann Ames");
		this.bob = this.office.person("Bob Brandt");
		this.client = this.office.signIn(this.ann);
	}

	@Test
	void changeIsLoggedOnceWithActorSubjectAndScopes() {
		long before = newest();
		String id = this.client
			.create(Map.of("type", "task", "title", "Secret plan", "assigneeIds", List.of(this.bob.id().toString())));
		assertThat(this.client.patch("/api/work-items/" + id, Map.of("description", "Another")).status())
			.isEqualTo(200);
		assertThat(this.client.delete("/api/work-items/" + id).status()).isEqualTo(204);
		assertThat(this.client.post("/api/work-items/" + id + "/restore", null).status()).isEqualTo(200);
		assertThat(this.client
			.post("/api/work-items/import", "type,title\ntask,One\ntask,Two\n", "Content-Type", "text/csv")
			.status()).isEqualTo(200);
		List<LoggedChange> logged = since(before);
		assertThat(logged).extracting(LoggedChange::action)
			.containsExactly("work_item.imported", "work_item.restored", "work_item.deleted", "work_item.edited",
					"work_item.created");
		assertThat(logged).extracting(LoggedChange::actorId).containsOnly(this.ann.id());
		assertThat(logged.subList(1, 5)).allSatisfy((change) -> {
			assertThat(change.subjectId()).isEqualTo(UUID.fromString(id));
			assertThat(change.scopes()).containsExactlyElementsOf(sorted(this.ann, this.bob));
			assertThat(change.scopeCount()).isEqualTo(2);
			assertThat(change.changedAt()).isBetween(this.clock.instant().minusSeconds(60), this.clock.instant());
		});
		assertThat(logged.get(0).subjectId()).isNull();
		assertThat(logged.get(0).scopes()).containsExactly(Scope.user(this.ann.id()));
		assertThat(this.jdbc.queryForList("select * from change_log").toString()).doesNotContain("Secret", "Another");
	}

	@Test
	void createdAndChangedPeopleAreLogged() {
		long before = newest();
		Client admin = this.office.signIn(this.office.admin());
		String carol = admin
			.post("/api/users",
					Map.of("username", "carol" + before, "displayName", "Carol Costa", "password", "correct horse"))
			.json()
			.get("id")
			.stringValue();
		assertThat(admin.patch("/api/users/" + carol, Map.of("displayName", "Carol Cruz")).status()).isEqualTo(200);
		assertThat(admin.patch("/api/users/" + carol, Map.of("displayName", "Carol Cruz")).status()).isEqualTo(200);
		List<LoggedChange> logged = since(before);
		assertThat(logged).extracting(LoggedChange::action).containsExactly("person.changed", "person.created");
		assertThat(logged).allSatisfy((change) -> {
			assertThat(change.actorId()).isEqualTo(this.office.admin().id());
			assertThat(change.subjectId()).isEqualTo(UUID.fromString(carol));
			assertThat(change.scopes()).containsExactly(Scope.user(UUID.fromString(carol)));
		});
	}

	@Test
	void membershipChangesAreLoggedWithPersonAndTeam() {
		String team = this.client.post("/api/teams", Map.of("name", "Studio")).json().get("id").stringValue();
		String member = "/api/teams/" + team + "/members/" + this.bob.id();
		Client bobClient = this.office.signIn(this.bob);
		long before = newest();
		this.client.put(member, Map.of("role", "viewer"));
		this.client.put(member, Map.of("role", "editor"));
		bobClient.post("/api/teams/" + team + "/accept", null);
		bobClient.post("/api/teams/" + team + "/accept", null);
		this.client.delete(member);
		List<LoggedChange> logged = since(before);
		assertThat(logged).extracting(LoggedChange::action)
			.containsExactly("team.member_removed", "team.accepted", "team.role_changed", "team.member_added");
		assertThat(logged).extracting(LoggedChange::actorId)
			.containsExactly(this.ann.id(), this.bob.id(), this.ann.id(), this.ann.id());
		assertThat(logged).allSatisfy((change) -> {
			assertThat(change.subjectId()).isEqualTo(UUID.fromString(team));
			assertThat(change.scopes()).containsExactly(Scope.team(UUID.fromString(team)), Scope.user(this.bob.id()));
		});
	}

	@Test
	void requestWithoutEffectIsNotLogged() {
		String id = this.client.create(Map.of("type", "task", "title", "Item"));
		long before = newest();
		assertThat(this.client.patch("/api/work-items/" + id, Map.of("title", "Item")).status()).isEqualTo(200);
		assertThat(this.client.patch("/api/work-items/" + id, Map.of("title", "")).status()).isEqualTo(422);
		assertThat(this.client.patch("/api/work-items/" + id, Map.of("title", "Other"), "If-Match", "\"7\"").status())
			.isEqualTo(412);
		assertThat(this.client
			.post("/api/work-items/import", "type,title\ntask,One\nmeal,Two\n", "Content-Type", "text/csv")
			.status()).isEqualTo(422);
		assertThat(since(before)).isEmpty();
	}

	@Test
	void rolledBackChangeIsNotLogged() {
		long before = newest();
		assertThatIllegalStateException().isThrownBy(() -> this.transactions.run(() -> {
			this.changes.because("work_item.edited", this.ann.id(), null);
			this.changes.touch(Scope.user(this.ann.id()));
			throw new IllegalStateException("refused");
		}));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.transactions.run(() -> this.changes.touch(Scope.user(UUID.randomUUID()))))
			.withMessageContaining("has no version");
		assertThat(since(before)).isEmpty();
	}

	@Test
	void scopeNamesAreTruncatedButCountIsComplete() {
		List<Scope> many = IntStream.range(0, 250).mapToObj((i) -> new Scope("user:%03d".formatted(i))).toList();
		this.transactions.run(() -> this.log.write("work_item.imported", null, null, many));
		LoggedChange change = this.log.latest(null, null, 1).get(0);
		assertThat(change.scopes()).isEqualTo(many.subList(0, 200));
		assertThat(change.scopeCount()).isEqualTo(250);
	}

	@Test
	void changesAreFilteredByPageAndKindOfScope() {
		this.transactions.run(() -> this.log.write("a", null, null, List.of(Scope.EVERYONE)));
		this.transactions
			.run(() -> this.log.write("b", null, null, List.of(new Scope("team:1"), Scope.user(this.ann.id()))));
		this.transactions.run(() -> this.log.write("c", null, null, List.of(Scope.user(this.ann.id()))));
		assertThat(actions(null, null, 3)).containsExactly("c", "b", "a");
		assertThat(actions(this.log.latest(null, null, 1).get(0).id(), null, 1)).containsExactly("b");
		assertThat(actions(null, "everyone", 1)).containsExactly("a");
		assertThat(actions(null, "team", 1)).containsExactly("b");
		assertThat(actions(null, "user", 2)).containsExactly("c", "b");
		assertThat(actions(null, "use_", 2)).isEmpty();
		assertThat(actions(null, "%", 2)).isEmpty();
		this.jdbc.update("delete from change_log where action in ('a', 'b', 'c')");
	}

	@Test
	void oldAndSurplusEntriesAreRemoved() {
		this.client.create(Map.of("type", "task", "title", "Old"));
		long old = newest();
		this.client.create(Map.of("type", "task", "title", "Recent"));
		long recent = newest();
		age(old, 31);
		age(recent, 29);
		this.purge.purge();
		assertThat(this.log.latest(null, null, 100)).extracting(LoggedChange::id).contains(recent).doesNotContain(old);
		this.client.create(Map.of("type", "task", "title", "Newest"));
		this.client.create(Map.of("type", "task", "title", "Newest"));
		this.transactions.run(() -> this.log.removeOld(this.clock.instant().minus(Duration.ofDays(30)), 2));
		assertThat(this.log.latest(null, null, 100)).hasSize(2)
			.extracting(LoggedChange::action)
			.containsOnly("work_item.created");
	}

	private List<String> actions(Long before, String kind, int limit) {
		return this.log.latest(before, kind, limit).stream().map(LoggedChange::action).toList();
	}

	private long newest() {
		return this.log.latest(null, null, 1).get(0).id();
	}

	private List<LoggedChange> since(long id) {
		return this.log.latest(null, null, 100).stream().takeWhile((change) -> change.id() != id).toList();
	}

	private static List<Scope> sorted(Viewer... people) {
		return Stream.of(people).map(Viewer::id).map(Scope::user).sorted().toList();
	}

	private void age(long id, int days) {
		assertThat(this.jdbc.update("update change_log set changed_at = ? where id = ?",
				this.clock.instant().minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC), id))
			.isOne();
	}

}
