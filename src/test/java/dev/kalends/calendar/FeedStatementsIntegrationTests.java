package dev.kalends.calendar;

import java.util.List;

import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.StatementCounter;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A cache hit needs one statement and a miss at most four, for any number of items.
 */
@KalendsTest
class FeedStatementsIntegrationTests {

	@Autowired
	private Office office;

	@Autowired
	private StatementCounter statements;

	@Test
	void numberOfStatementsDoesNotDependOnNumberOfItems() {
		Client client = this.office.signIn(this.office.person("Ann"));
		client.feed("2025-10-01", "2025-11-01", "");
		for (int round = 0; round < 3; round++) {
			importItems(client, round);
			List<String> miss = this.statements
				.during(() -> assertThat(read(client)).isEqualTo("kalends; fwd=miss; stored"));
			List<String> hit = this.statements.during(() -> assertThat(read(client)).isEqualTo("kalends; hit"));
			assertThat(hit).hasSize(1);
			assertThat(miss).hasSizeLessThanOrEqualTo(4);
			assertThat(miss).hasSize(4);
		}
	}

	private static void importItems(Client client, int round) {
		StringBuilder csv = new StringBuilder("type,title,parent,start_date,due_date,assignee\n");
		for (int i = 0; i < 40; i++) {
			csv.append("project,P%d-%d,,2025-10-01,2025-10-20,\n".formatted(round, i))
				.append("task,T%d-%d,P%d-%d,2025-10-02,2025-12-20,Printer\n".formatted(round, i, round, i));
		}
		assertThat(client.post("/api/work-items/import", csv.toString(), "Content-Type", "text/csv").status())
			.isEqualTo(200);
	}

	private static String read(Client client) {
		return client.feed("2025-10-01", "2025-11-01", "&assignee=me,me").header("Cache-Status");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Counting {

		@Bean
		static StatementCounter statementCounter() {
			return new StatementCounter();
		}

	}

}
