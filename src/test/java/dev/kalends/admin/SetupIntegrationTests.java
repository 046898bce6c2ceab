package dev.kalends.admin;

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

import dev.kalends.account.People;
import dev.kalends.freshness.HeldCommits;
import dev.kalends.freshness.HeldCommits.Hold;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.LockWaits;
import dev.kalends.support.Office;
import dev.kalends.team.Teams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

/**
 * Tests that there is exactly one first administrator, even if several visitors submit
 * the setup page concurrently or several nodes start with the same configuration.
 */
@KalendsTest
@Import(HeldCommits.class)
class SetupIntegrationTests {

	private static final int VISITORS = 8;

	@Autowired
	private Office office;

	@Autowired
	private HeldCommits commits;

	@Autowired
	private LockWaits locks;

	@Autowired
	private People people;

	@Autowired
	private Teams teams;

	@Autowired
	private SamplePlan samplePlan;

	@Autowired
	private WriteTransactions transactions;

	@Autowired
	private JdbcTemplate jdbc;

	@MockitoSpyBean(name = "quickPasswordEncoder")
	private PasswordEncoder passwords;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	@BeforeEach
	void removeEverybody() {
		for (String table : List.of("change_set", "work_item", "team_member", "team", "person")) {
			this.jdbc.update("delete from " + table);
		}
		this.jdbc.update("delete from scope_version where scope like '%:%' and scope <> 'settings:everyone'");
		clearInvocations(this.passwords);
	}

	@AfterEach
	void stopThreads() {
		this.threads.shutdownNow();
	}

	@Test
	void concurrentVisitorsCreateOneAdministrator() throws Exception {
		CyclicBarrier start = new CyclicBarrier(VISITORS);
		List<Client> visitors = new ArrayList<>();
		List<Future<Response>> responses = new ArrayList<>();
		for (int i = 0; i < VISITORS; i++) {
			Client visitor = this.office.stranger();
			Map<String, String> form = form(visitor, "visitor" + i);
			Callable<Response> setup = () -> {
				start.await(60, TimeUnit.SECONDS);
				return visitor.postForm("/setup", form);
			};
			visitors.add(visitor);
			responses.add(this.threads.submit(setup));
		}
		List<String> locations = new ArrayList<>();
		for (Future<Response> pending : responses) {
			Response response = pending.get(120, TimeUnit.SECONDS);
			assertThat(response.status()).isEqualTo(302);
			locations.add(response.header("Location"));
		}
		assertThat(locations).containsOnlyOnce("/calendar");
		assertThat(locations).containsOnly("/calendar", "/login");
		for (int i = 0; i < VISITORS; i++) {
			boolean won = locations.get(i).equals("/calendar");
			assertThat(visitors.get(i).get("/api/me").status()).isEqualTo(won ? 200 : 401);
		}
		assertThat(roles()).containsExactly("ADMIN");
		verify(this.passwords, times(1)).encode(any());
	}

	@Test
	void visitorWhoLosesTheRaceIsRedirectedToSignIn() throws Exception {
		Client first = this.office.stranger();
		Client second = this.office.stranger();
		Map<String, String> firstForm = form(first, "first");
		Map<String, String> secondForm = form(second, "second");
		Hold hold = this.commits.holdNext();
		Future<Response> winner = this.threads.submit(() -> first.postForm("/setup", firstForm));
		hold.awaitStop();
		Future<Response> loser = this.threads.submit(() -> second.postForm("/setup", secondForm));
		this.locks.awaitDoneOrBlocked(loser);
		hold.release();
		assertThat(winner.get(60, TimeUnit.SECONDS).header("Location")).isEqualTo("/calendar");
		Response response = loser.get(60, TimeUnit.SECONDS);
		assertThat(response.status()).isEqualTo(302);
		assertThat(response.header("Location")).isEqualTo("/login");
		assertThat(second.get("/api/me").status()).isEqualTo(401);
		assertThat(roles()).containsExactly("ADMIN");
	}

	@Test
	void completedSetupRejectsFormWithoutHashingPassword() {
		Client late = this.office.stranger();
		Map<String, String> form = new HashMap<>(form(late, "late"));
		Client first = this.office.stranger();
		assertThat(first.postForm("/setup", form(first, "first")).header("Location")).isEqualTo("/calendar");
		clearInvocations(this.passwords);
		for (String username : List.of("late", "Not a name")) {
			form.put("username", username);
			Response response = late.postForm("/setup", form);
			assertThat(response.status()).isEqualTo(302);
			assertThat(response.header("Location")).isEqualTo("/login");
		}
		verify(this.passwords, times(0)).encode(any());
		assertThat(roles()).containsExactly("ADMIN");
	}

	@Test
	void refusedSetupKeepsTheFormAndAsksForThePasswordAgain() {
		Client visitor = this.office.stranger();
		Map<String, String> form = new HashMap<>(form(visitor, "Not a name"));
		Response refused = visitor.postForm("/setup", form);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("value=\"Not a name\"", "value=\"Visitor\"", "id=\"username-error\"")
			.contains("Type the password again.")
			.doesNotContain(Office.PASSWORD);
		form.put("username", "visitor");
		form.put("password", "short");
		Response tooShort = visitor.postForm("/setup", form);
		assertThat(tooShort.body()).contains("id=\"password-error\"").doesNotContain("Type the password again.");
	}

	@Test
	void concurrentNodeStartsCreateOneAdministrator() throws Exception {
		startTwice(new MockEnvironment());
		assertThat(roles()).containsExactly("ADMIN");
		assertThat(this.people.all().get(0).username()).isEqualTo("root");
	}

	@Test
	void concurrentNodeStartsCreateDemoOnce() throws Exception {
		MockEnvironment environment = new MockEnvironment();
		environment.setActiveProfiles("demo");
		startTwice(environment);
		assertThat(roles()).containsExactlyInAnyOrder("ADMIN", "USER", "USER", "USER");
		assertThat(this.jdbc.queryForList("select name from team", String.class)).containsExactly("Studio");
		assertThat(this.jdbc.queryForList("select accepted from team_member", Boolean.class)).hasSize(4)
			.containsOnly(true);
	}

	@Test
	void nodeFailsToStartIfNoAccountCouldBeCreated() {
		Environment broken = mock();
		given(broken.acceptsProfiles(any(Profiles.class))).willThrow(new IllegalStateException("broken"));
		assertThatIllegalStateException().isThrownBy(() -> node(broken).afterSingletonsInstantiated())
			.withMessage("broken");
		assertThat(roles()).isEmpty();
	}

	/**
	 * Runs the startup of two nodes concurrently.
	 */
	private void startTwice(MockEnvironment environment) throws Exception {
		FirstPeople node = node(environment);
		Hold hold = this.commits.holdNext();
		Future<?> first = this.threads.submit(node::afterSingletonsInstantiated);
		hold.awaitStop();
		Future<?> second = this.threads.submit(node::afterSingletonsInstantiated);
		this.locks.awaitDoneOrBlocked(second);
		hold.release();
		first.get(120, TimeUnit.SECONDS);
		second.get(120, TimeUnit.SECONDS);
	}

	private FirstPeople node(Environment environment) {
		return new FirstPeople(new FirstAdministratorProperties("root", Office.PASSWORD), environment, this.people,
				this.teams, this.samplePlan, this.transactions);
	}

	private static Map<String, String> form(Client visitor, String username) {
		return Map.of("_csrf", visitor.csrfOf("/setup"), "username", username, "displayName", "Visitor", "password",
				Office.PASSWORD, "timeZone", "Europe/Berlin");
	}

	private List<String> roles() {
		return this.jdbc.queryForList("select role from person", String.class);
	}

}
