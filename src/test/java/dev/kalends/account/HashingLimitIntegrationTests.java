package dev.kalends.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.kalends.account.attempt.BoundedPasswordEncoder;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that sign-ins and new passwords are refused immediately while the maximum number
 * of passwords is being hashed, and that all other requests are served as usual.
 */
@KalendsTest
@Import(HashingLimitIntegrationTests.HeldPasswords.class)
class HashingLimitIntegrationTests {

	/**
	 * One password being hashed and sixteen waiting.
	 */
	private static final int INSIDE = 17;

	@Autowired
	private Office office;

	@Autowired
	private HeldPasswords passwords;

	@Test
	void excessHashingIsRefusedWhilePagesAreServed() throws Exception {
		Viewer ann = this.office.person("Ann");
		Client admin = this.office.signIn(this.office.admin());
		Client anns = this.office.signIn(ann);
		ExecutorService threads = Executors.newFixedThreadPool(INSIDE);
		this.passwords.hold();
		try {
			List<Future<Response>> signIns = new ArrayList<>();
			for (int i = 0; i < INSIDE; i++) {
				String address = "203.0.113." + i;
				signIns.add(threads.submit(() -> post(ann.username(), address)));
			}
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> isRefused(ann));

			Response refused = post(ann.username(), "203.0.113.250");
			assertThat(refused.status()).isEqualTo(503);
			assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 4);
			assertThat(refused.body()).contains("Too many people are signing in right now.",
					"value=\"" + ann.username() + "\"");
			Response create = admin.post("/api/users",
					Map.of("username", "not.now", "displayName", "Not Now", "password", "first password"));
			assertThat(create.status()).isEqualTo(503);
			assertThat(create.header("Content-Type")).isEqualTo("application/problem+json");
			assertThat(Integer.parseInt(create.header("Retry-After"))).isBetween(1, 4);
			Response page = admin.postForm("/admin/people/" + ann.id() + "/password",
					Map.of("password", "another password"));
			assertThat(page.status()).isEqualTo(503);
			assertThat(page.body()).contains("Too many requests at once");
			Response own = anns.postForm("/profile/password",
					Map.of("currentPassword", Office.PASSWORD, "newPassword", "another password"));
			assertThat(own.status()).isEqualTo(503);
			assertThat(own.body()).contains("Too many passwords are being checked right now.");

			assertThat(anns.get("/teams").status()).isEqualTo(200);
			assertThat(anns.feed("2025-10-01", "2025-11-01", "").status()).isEqualTo(200);
			assertThat(this.office.stranger().get("/actuator/health").status()).isEqualTo(200);

			this.passwords.release();
			for (Future<Response> response : signIns) {
				assertThat(response.get(60, TimeUnit.SECONDS).header("Location")).isEqualTo("/calendar");
			}
		}
		finally {
			this.passwords.release();
			threads.shutdownNow();
		}
		assertThat(this.passwords.maxRunning).hasValue(1);
		assertThat(post(ann.username(), "203.0.113.251").header("Location")).isEqualTo("/calendar");
	}

	private boolean isRefused(Viewer person) {
		return this.passwords.pending() == INSIDE && post(person.username(), "203.0.113.252").status() == 503;
	}

	private Response post(String username, String address) {
		Client visitor = this.office.stranger();
		String csrf = visitor.get("/login").body().replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
		return visitor.send("POST", "/login", "username=" + username + "&password=correct+horse&_csrf=" + csrf,
				"Content-Type", "application/x-www-form-urlencoded", "X-Forwarded-For", address);
	}

	/**
	 * Hashes one password at a time, and none while on hold.
	 */
	static class HeldPasswords implements BeanPostProcessor {

		private final Semaphore permit = new Semaphore(1);

		private final AtomicInteger running = new AtomicInteger();

		private final AtomicInteger maxRunning = new AtomicInteger();

		private final AtomicInteger pending = new AtomicInteger();

		void hold() {
			this.permit.acquireUninterruptibly();
		}

		void release() {
			if (this.permit.availablePermits() == 0) {
				this.permit.release();
			}
		}

		int pending() {
			return this.pending.get();
		}

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			return (bean instanceof PasswordEncoder encoder && beanName.equals("quickPasswordEncoder"))
					? new Counting(new BoundedPasswordEncoder(new Blocking(encoder), 1, Duration.ofMinutes(1))) : bean;
		}

		private final class Counting implements PasswordEncoder {

			private final PasswordEncoder encoder;

			Counting(PasswordEncoder encoder) {
				this.encoder = encoder;
			}

			@Override
			public String encode(CharSequence password) {
				return counted(() -> this.encoder.encode(password));
			}

			@Override
			public boolean matches(CharSequence password, String hash) {
				return counted(() -> this.encoder.matches(password, hash));
			}

			private <T> T counted(Supplier<T> hashing) {
				HeldPasswords.this.pending.incrementAndGet();
				try {
					return hashing.get();
				}
				finally {
					HeldPasswords.this.pending.decrementAndGet();
				}
			}

		}

		private final class Blocking implements PasswordEncoder {

			private final PasswordEncoder encoder;

			Blocking(PasswordEncoder encoder) {
				this.encoder = encoder;
			}

			@Override
			public String encode(CharSequence password) {
				begin();
				try {
					return this.encoder.encode(password);
				}
				finally {
					end();
				}
			}

			@Override
			public boolean matches(CharSequence password, String hash) {
				begin();
				try {
					return this.encoder.matches(password, hash);
				}
				finally {
					end();
				}
			}

			private void begin() {
				HeldPasswords.this.maxRunning.accumulateAndGet(HeldPasswords.this.running.incrementAndGet(), Math::max);
				HeldPasswords.this.permit.acquireUninterruptibly();
				HeldPasswords.this.permit.release();
			}

			private void end() {
				HeldPasswords.this.running.decrementAndGet();
			}

		}

	}

}
