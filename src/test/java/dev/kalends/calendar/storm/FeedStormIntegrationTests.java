package dev.kalends.calendar.storm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.kalends.KalendsApplication;
import dev.kalends.calendar.DataReadBeforeVersion;
import dev.kalends.calendar.fault.MembershipsCached;
import dev.kalends.calendar.fault.VersionsCachedInProcess;
import dev.kalends.calendar.fault.VersionsSummedUp;
import dev.kalends.calendar.storm.FeedStorm.Outcome;
import dev.kalends.calendar.storm.StormReader.Kind;
import dev.kalends.freshness.BumpCommittedBeforeData;
import dev.kalends.freshness.OnlyActorBumped;
import dev.kalends.freshness.SeriesScopesForgotten;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Node;
import dev.kalends.support.Office;
import dev.kalends.support.PostgresServer;
import dev.kalends.support.QuickPasswords;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every read sees all changes acknowledged before it, reads of one reader never go back
 * in time, and no read shows data that the reader may no longer see. Injected faults,
 * which the protocol prevents, show that the test detects violations.
 * <p>
 * The system property {@code kalends.storm.reads} sets the number of reads.
 */
@Tag("long")
@Tag("process")
@Tag("postgres")
class FeedStormIntegrationTests {

	private static final Logger logger = LoggerFactory.getLogger(FeedStormIntegrationTests.class);

	private static final long READS = Long.getLong("kalends.storm.reads", 1_000);

	private static final int WRITERS = 16;

	private static final int READERS = 64;

	private static final long READS_WITH_FAULT = 40_000;

	private static final int WRITERS_WITH_FAULT = 6;

	private static final int READERS_WITH_FAULT = 20;

	private static void assertFresh(Outcome outcome) {
		logger.info("{}", outcome);
		assertThat(outcome.examples()).isEmpty();
		assertThat(outcome.stale()).isZero();
		assertThat(outcome.nonMonotonic()).isZero();
		assertThat(outcome.leaked()).isZero();
		assertThat(outcome.reads()).isGreaterThanOrEqualTo(READS);
		assertThat(outcome.hits()).as("cache hits").isGreaterThan(READS / 10);
		assertThat(outcome.writes()).isGreaterThan(READS / 100);
	}

	/**
	 * Runs a storm until it detects an injected fault.
	 */
	private static void assertDetects(Kind kind, Office office, String... otherAddresses) throws Exception {
		List<String> addresses = new ArrayList<>(List.of(office.address()));
		addresses.addAll(List.of(otherAddresses));
		Outcome outcome = new FeedStorm(office.signIn(office.admin()), addresses, WRITERS_WITH_FAULT,
				READERS_WITH_FAULT, READS_WITH_FAULT)
			.runUntil(kind);
		logger.info("{}", outcome);
		assertThat(outcome.incorrect(kind)).isPositive();
	}

	@Test
	void allReadsAreCorrectWhileOneOfTwoNodesRestarts(@TempDir Path folder) throws Exception {
		String[] database = PostgresServer.newDatabase();
		try (Node one = Node.start(folder, database); Node other = Node.start(folder, database)) {
			Outcome outcome = new FeedStorm(one.admin(), List.of(one.address(), other.address()), WRITERS, READERS,
					READS)
				.runWith(one::restart);
			assertFresh(outcome);
			assertThat(outcome.failures()).as("requests without a response").isPositive();
		}
	}

	@Nested
	@KalendsTest
	class OnOneNode {

		@Autowired
		private Office office;

		@Test
		void allReadsAreCorrect() throws Exception {
			assertFresh(new FeedStorm(this.office.signIn(this.office.admin()), List.of(this.office.address()), WRITERS,
					READERS, READS)
				.run());
		}

	}

	@Nested
	@KalendsTest
	@Import(BumpCommittedBeforeData.class)
	class WithBumpCommittedBeforeData {

		@Autowired
		private Office office;

		@Test
		void staleReadsAreDetected() throws Exception {
			assertDetects(Kind.STALE, this.office);
		}

	}

	@Nested
	@KalendsTest
	@Import(OnlyActorBumped.class)
	class WithOnlyActorBumped {

		@Autowired
		private Office office;

		@Test
		void staleReadsAreDetected() throws Exception {
			assertDetects(Kind.STALE, this.office);
		}

	}

	@Nested
	@KalendsTest
	@Import(SeriesScopesForgotten.OfSeries.class)
	class WithScopesOfSeriesForgotten {

		@Autowired
		private Office office;

		@Test
		void staleReadsAreDetected() throws Exception {
			assertDetects(Kind.STALE, this.office);
		}

	}

	@Nested
	@KalendsTest
	@Import(SeriesScopesForgotten.OfOverrides.class)
	class WithScopesOfOverridesForgotten {

		@Autowired
		private Office office;

		@Test
		void staleReadsAreDetected() throws Exception {
			assertDetects(Kind.STALE, this.office);
		}

	}

	@Nested
	@KalendsTest
	@Import(DataReadBeforeVersion.class)
	class WithDataReadBeforeVersion {

		@Autowired
		private Office office;

		@Test
		void staleReadsAreDetected() throws Exception {
			assertDetects(Kind.STALE, this.office);
		}

	}

	@Nested
	@KalendsTest
	@Import(VersionsSummedUp.class)
	class WithVersionsSummedUp {

		@Autowired
		private Office office;

		@Test
		void leaksAreDetected() throws Exception {
			assertDetects(Kind.LEAKED, this.office);
		}

	}

	@Nested
	@KalendsTest
	@Import(MembershipsCached.class)
	class WithMembershipsCached {

		@Autowired
		private Office office;

		@Test
		void leaksAreDetected() throws Exception {
			assertDetects(Kind.LEAKED, this.office);
		}

	}

	@Nested
	@KalendsTest
	@ContextConfiguration(initializers = PostgresServer.class)
	@Import(VersionsCachedInProcess.class)
	class WithVersionsCachedInProcess {

		@Autowired
		private Office office;

		@Autowired
		private Environment environment;

		@Test
		void staleReadsAreDetectedOnTwoNodes() throws Exception {
			try (ConfigurableApplicationContext other = otherNode()) {
				String address = "http://localhost:" + other.getEnvironment().getProperty("local.server.port");
				assertDetects(Kind.STALE, this.office, address);
			}
		}

		private ConfigurableApplicationContext otherNode() {
			return new SpringApplicationBuilder(KalendsApplication.class, QuickPasswords.class,
					VersionsCachedInProcess.class)
				.run("--server.port=0", "--spring.profiles.active=postgres", property("spring.datasource.url"),
						property("spring.datasource.username"), property("spring.datasource.password"));
		}

		private String property(String name) {
			return "--" + name + "=" + this.environment.getRequiredProperty(name);
		}

	}

}
