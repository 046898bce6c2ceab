package dev.kalends;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.kalends.account.Viewer;
import dev.kalends.calendar.HeldFeedTest;
import dev.kalends.freshness.HeldCommits;
import dev.kalends.freshness.HeldCommits.Hold;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.LockWaits;
import dev.kalends.support.Office;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The checks of a change still hold at its commit. Two requests overlap: the first one
 * stops right before its commit, the second one runs until it waits for a lock or
 * completes.
 */
@Tag("long")
@HeldFeedTest
class ConcurrentChecksIntegrationTests {

	private static final int MANY = 8;

	private static final Map<String, String> PASSWORDS = Map.of("currentPassword", Office.PASSWORD, "newPassword",
			"stolen password");

	@Autowired
	private Office office;

	@Autowired
	private HeldCommits commits;

	@Autowired
	private LockWaits locks;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private PlatformTransactionManager transactionManager;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Viewer> administrators = new ArrayList<>();

	private Viewer annPerson;

	private Viewer bobPerson;

	private Client admin;

	private Client ann;

	private Client bob;

	private String team;

	@BeforeEach
	void formTeam() {
		this.annPerson = this.office.person("Ann Ames");
		this.bobPerson = this.office.person("Bob Brandt");
		this.admin = this.office.signIn(this.office.admin());
		this.ann = this.office.signIn(this.annPerson);
		this.bob = this.office.signIn(this.bobPerson);
		this.team = this.ann.post("/api/teams", Map.of("name", "Before")).json().get("id").stringValue();
		assertThat(putBob("manager").status()).isEqualTo(204);
	}

	@AfterEach
	void leaveOneAdministrator() {
		this.threads.shutdownNow();
		this.administrators.forEach((person) -> demote(this.admin, person));
	}

	@Test
	void onlyOneConcurrentAccountWithTheSameUsernameIsCreated() {
		Map<String, String> person = Map.of("username", "same" + this.annPerson.username(), "displayName", "Same",
				"password", Office.PASSWORD);
		Client second = this.office.signIn(secondAdministrator());
		assertThat(overlap(() -> this.admin.post("/api/users", person), () -> second.post("/api/users", person)))
			.containsExactly(201, 422);
	}

	@Test
	void lastTwoAdministratorsCannotBothBeDemoted() {
		Viewer second = secondAdministrator();
		Client secondClient = this.office.signIn(second);
		for (Client other : List.of(this.admin, secondClient)) {
			assertThat(other.get("/api/me").json().get("role").stringValue()).isEqualTo("admin");
		}
		List<Integer> statuses = overlap(() -> demote(this.admin, this.office.admin()),
				() -> demote(secondClient, second));
		assertThat(statuses).containsExactly(200, 422);
		assertThat(secondClient.patch("/api/users/" + this.office.admin().id(), Map.of("role", "admin")).status())
			.isEqualTo(200);
	}

	@Test
	void lastTwoManagersCannotBothLeave() {
		List<Integer> statuses = overlap(() -> this.ann.delete(member(this.annPerson)),
				() -> this.bob.delete(member(this.bobPerson)));
		assertThat(statuses).containsExactly(204, 409);
	}

	/**
	 * A change by an administrator is committed before the role is revoked, or not at
	 * all.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "create a person", "change a person", "change settings", "add somebody to a team" })
	void administratorChangeIsNotCommittedAfterDemotion(String action) {
		Viewer second = secondAdministrator();
		Client client = this.office.signIn(second);
		String own = client.post("/api/teams", Map.of("name", "Own")).json().get("id").stringValue();
		Map<String, Supplier<Response>> actions = Map.of("create a person",
				() -> client.post("/api/users",
						Map.of("username", "new-" + second.username(), "displayName", "New", "password",
								Office.PASSWORD)),
				"change a person",
				() -> client.patch("/api/users/" + this.bobPerson.id(), Map.of("displayName", "Robert")),
				"change settings",
				() -> client.patch("/api/settings", Map.of("labels", List.of("of " + second.username()))),
				"add somebody to a team",
				() -> client.put("/api/teams/" + own + "/members/" + this.bobPerson.id(), Map.of("role", "viewer")));
		Hold hold = this.commits.holdNext();
		Future<Response> change = this.threads.submit(() -> actions.get(action).get());
		hold.awaitStop();
		Future<Response> demotion = this.threads.submit(() -> demote(this.admin, second));
		assertThat(this.locks.awaitDoneOrBlocked(demotion)).as("demotion completed before the change").isFalse();
		hold.release();
		assertThat(status(change)).isBetween(200, 204);
		assertThat(status(demotion)).isEqualTo(200);
		assertThat(actions.get("change a person").get().status()).isEqualTo(403);
		this.admin.patch("/api/settings", clearing("labels"));
	}

	@Test
	void passwordChangeDoesNotOverwriteConcurrentReset() {
		List<Integer> statuses = overlap(
				() -> this.admin.patch("/api/users/" + this.bobPerson.id(), Map.of("password", "reset password")),
				() -> this.bob.postForm("/profile/password", PASSWORDS));
		assertThat(statuses).containsExactly(200, 422);
		Client stranger = this.office.stranger();
		assertThat(stranger.attemptSignIn(this.bobPerson.username(), "stolen password").header("Location"))
			.contains("error");
		stranger.signIn(this.bobPerson.username(), "reset password");
	}

	@Test
	void patchWithoutNameKeepsConcurrentRename() {
		List<Integer> statuses = overlap(() -> this.ann.patch("/api/teams/" + this.team, Map.of("name", "After")),
				() -> this.bob.patch("/api/teams/" + this.team, Map.of()));
		assertThat(statuses).containsExactly(200, 200);
		assertThat(this.ann.get("/api/teams/" + this.team).json().get("name").stringValue()).isEqualTo("After");
	}

	@Test
	void importDoesNotFindParentByItsFormerTitle() {
		String before = "Before " + this.annPerson.username();
		String parent = create("type", "project", "title", before);
		List<Integer> statuses = overlap(() -> this.ann.patch("/api/work-items/" + parent, Map.of("title", "After")),
				() -> this.ann.post("/api/work-items/import", "type,title,parent\ntask,Child," + before + "\n",
						"Content-Type", "text/csv"));
		assertThat(statuses).containsExactly(200, 422);
	}

	@Test
	void concurrentUndosUndoTwoChanges() {
		String item = create("title", "One");
		this.ann.patch("/api/work-items/" + item, Map.of("title", "Two"));
		this.ann.patch("/api/work-items/" + item, Map.of("title", "Three"));
		assertThat(overlap(() -> changes("undo"), () -> changes("undo"))).containsExactly(200, 200);
		assertThat(title(item)).isEqualTo("One");
		assertThat(overlap(() -> changes("redo"), () -> changes("redo"))).containsExactly(200, 200);
		assertThat(title(item)).isEqualTo("Three");
	}

	@Test
	void deletedLocationIsNeverLeftOnAnItem() {
		String location = this.ann.post("/api/locations", Map.of("name", "Room")).json().get("id").stringValue();
		String item = create("title", "Item");
		List<Integer> statuses = overlap(() -> this.bob.delete("/api/locations/" + location),
				() -> this.ann.patch("/api/work-items/" + item, Map.of("locationId", location)));
		assertThat(statuses).containsExactly(204, 422);
		String other = this.ann.post("/api/locations", Map.of("name", "Room")).json().get("id").stringValue();
		assertThat(overlap(() -> this.ann.patch("/api/work-items/" + item, Map.of("locationId", other)),
				() -> this.bob.delete("/api/locations/" + other)))
			.containsExactly(200, 204);
		assertThat(get(item).get("locationId").isNull()).isTrue();
	}

	@Test
	void concurrentChecklistEntriesAreBothKept() {
		String item = create("title", "Item");
		String path = "/api/work-items/" + item + "/checklist";
		assertThat(overlap(() -> this.ann.post(path, Map.of("text", "One")),
				() -> this.ann.post(path, Map.of("text", "Two"))))
			.allMatch((status) -> status < 300);
		assertThat(this.ann.get(path).body()).contains("One", "Two");
		assertThat(atOnce((i) -> this.ann.put(path, Map.of("text", "One", "done", i % 2 == 0))))
			.allMatch((status) -> status < 300);
	}

	@Test
	void concurrentChoicesLeaveOneStartView() {
		List<String> views = IntStream.range(0, MANY)
			.mapToObj((i) -> this.ann.post("/api/views", Map.of("name", "View " + i, "query", "view=week")))
			.map((created) -> created.json().get("id").stringValue())
			.toList();
		List<Future<Response>> choices = new ArrayList<>();
		new TransactionTemplate(this.transactionManager).executeWithoutResult((status) -> {
			this.jdbc.queryForList("select id from saved_view where owner_id = ? for update", this.annPerson.id());
			views.forEach((view) -> choices
				.add(this.threads.submit(() -> this.ann.put("/api/me/start-view", Map.of("id", view)))));
			this.locks.awaitBlocked(MANY);
		});
		assertThat(choices.stream().map(ConcurrentChecksIntegrationTests::status)).containsOnly(204);
		assertThat(this.ann.get("/api/views").json().valueStream().filter((view) -> view.get("start").booleanValue()))
			.hasSize(1);
	}

	@Test
	void memberRemovedDuringAcceptanceIsNotAMember() {
		Viewer cidPerson = this.office.person("Cid Cole");
		Client cid = this.office.signIn(cidPerson);
		this.ann.put(member(cidPerson), Map.of("role", "viewer"));
		assertThat(overlap(() -> this.ann.delete(member(cidPerson)),
				() -> cid.post("/api/teams/" + this.team + "/accept", null)))
			.containsExactly(204, 404);
		this.ann.put(member(cidPerson), Map.of("role", "viewer"));
		assertThat(overlap(() -> cid.post("/api/teams/" + this.team + "/accept", null),
				() -> this.ann.delete(member(cidPerson))))
			.containsExactly(204, 204);
		assertThat(cid.get("/api/teams/" + this.team).status()).isEqualTo(404);
	}

	@Test
	void concurrentAdditionsOfAMemberAddThemOnce() {
		Viewer cidPerson = this.office.person("Cid Cole");
		assertThat(atOnce((i) -> ((i % 2 == 0) ? this.ann : this.bob).put(member(cidPerson), Map.of("role", "viewer"))))
			.containsOnly(204);
	}

	private Viewer secondAdministrator() {
		Viewer second = this.office.person("Sam Second");
		assertThat(this.admin.patch("/api/users/" + second.id(), Map.of("role", "admin")).status()).isEqualTo(200);
		this.administrators.add(second);
		return second;
	}

	private Response demote(Client actor, Viewer person) {
		return actor.patch("/api/users/" + person.id(), Map.of("role", "user"));
	}

	private Response changes(String what) {
		return this.ann.post("/api/changes/" + what, null);
	}

	private Response putBob(String role) {
		return this.ann.put(member(this.bobPerson), Map.of("role", role));
	}

	private String member(Viewer person) {
		return "/api/teams/" + this.team + "/members/" + person.id();
	}

	private String create(String... members) {
		Map<String, String> item = new HashMap<>(Map.of("type", "task"));
		for (int i = 0; i < members.length; i += 2) {
			item.put(members[i], members[i + 1]);
		}
		return this.ann.create(item);
	}

	private JsonNode get(String item) {
		return this.ann.get("/api/work-items/" + item).json();
	}

	private String title(String item) {
		return get(item).get("title").stringValue();
	}

	private static Map<String, @Nullable Object> clearing(String member) {
		Map<String, @Nullable Object> patch = new HashMap<>();
		patch.put(member, null);
		return patch;
	}

	/**
	 * Holds the first request right before its commit until the second one completes or
	 * waits for a lock.
	 * @return the status of both
	 */
	private List<Integer> overlap(Supplier<Response> first, Supplier<Response> second) {
		Hold hold = this.commits.holdNext();
		Future<Response> one = this.threads.submit(first::get);
		hold.awaitStop();
		Future<Response> other = this.threads.submit(second::get);
		this.locks.awaitDoneOrBlocked(other);
		hold.release();
		return List.of(status(one), status(other));
	}

	/**
	 * Starts many requests concurrently.
	 * @return the status of each
	 */
	private List<Integer> atOnce(IntFunction<Response> request) {
		CyclicBarrier start = new CyclicBarrier(MANY);
		List<Future<Response>> answers = IntStream.range(0, MANY).mapToObj((i) -> {
			Callable<Response> call = () -> {
				start.await(60, TimeUnit.SECONDS);
				return request.apply(i);
			};
			return this.threads.submit(call);
		}).toList();
		return answers.stream().map(ConcurrentChecksIntegrationTests::status).toList();
	}

	private static int status(Future<Response> answer) {
		try {
			return answer.get(120, TimeUnit.SECONDS).status();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
