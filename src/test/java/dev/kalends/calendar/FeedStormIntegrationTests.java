package dev.kalends.calendar;

import dev.kalends.account.Viewer;
import dev.kalends.freshness.BumpCommittedBeforeData;
import dev.kalends.freshness.OnlyActorBumped;
import dev.kalends.freshness.Scope;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.PostgresServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No read that begins after an acknowledged write misses it. That the test would notice
 * is shown by planting the faults that the protocol is there to prevent.
 * <p>
 * The number of reads is the system property {@code kalends.storm.reads}.
 */
class FeedStormIntegrationTests {

	private static final Logger logger = LoggerFactory.getLogger(FeedStormIntegrationTests.class);

	private static final long READS = Long.getLong("kalends.storm.reads", 6_000);

	private static final long READS_WITH_FAULT = 40_000;

	@Nested
	@KalendsTest
	class WithoutFault {

		@Autowired
		private Office office;

		@Test
		void noReadIsStale() throws Exception {
			FeedStorm.Outcome outcome = new FeedStorm(this.office, this.office.person("Owner"),
					this.office.person("Colleague"), READS, false)
				.run(false);
			logger.info("{}", outcome);
			assertThat(outcome.examples()).isEmpty();
			assertThat(outcome.stale()).isZero();
			assertThat(outcome.reads()).isGreaterThanOrEqualTo(READS);
			assertThat(outcome.hits()).as("reads that came from the cache").isGreaterThan(READS / 10);
			assertThat(outcome.writes()).isGreaterThan(READS / 100);
		}

	}

	@Nested
	@KalendsTest
	@ContextConfiguration(initializers = PostgresServer.class)
	class WithoutFaultOnPostgres {

		@Autowired
		private Office office;

		@Test
		void noReadIsStale() throws Exception {
			FeedStorm.Outcome outcome = new FeedStorm(this.office, this.office.person("Owner"),
					this.office.person("Colleague"), READS / 2, false)
				.run(false);
			logger.info("{}", outcome);
			assertThat(outcome.examples()).isEmpty();
			assertThat(outcome.stale()).isZero();
			assertThat(outcome.hits()).as("reads that came from the cache").isGreaterThan(READS / 20);
		}

	}

	@Nested
	@KalendsTest
	@Import(BumpCommittedBeforeData.class)
	class WithBumpCommittedBeforeData {

		@Autowired
		private Office office;

		@Test
		void staleReadsAreFound() throws Exception {
			assertThat(new FeedStorm(this.office, this.office.person("Owner"), this.office.person("Colleague"),
					READS_WITH_FAULT, false)
				.run(true)
				.stale()).isPositive();
		}

	}

	@Nested
	@KalendsTest
	@Import(OnlyActorBumped.class)
	class WithOnlyActorBumped {

		@Autowired
		private Office office;

		@Autowired
		private OnlyActorBumped fault;

		@Test
		void staleReadsAreFound() throws Exception {
			Viewer colleague = this.office.person("Colleague");
			this.fault.leaveOut(Scope.user(colleague.id()));
			assertThat(new FeedStorm(this.office, this.office.person("Owner"), colleague, READS_WITH_FAULT, false)
				.run(true)
				.stale()).isPositive();
		}

	}

	@Nested
	@KalendsTest
	@Import(DataReadBeforeVersion.class)
	class WithDataReadBeforeVersion {

		@Autowired
		private Office office;

		@Test
		void staleReadsAreFound() throws Exception {
			assertThat(new FeedStorm(this.office, this.office.person("Owner"), this.office.person("Colleague"),
					READS_WITH_FAULT, true)
				.run(true)
				.stale()).isPositive();
		}

	}

}
