package dev.kalends.freshness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A form that is submitted twice creates one thing.
 */
@KalendsTest
class CreationsIntegrationTests {

	@Autowired
	private Office office;

	@Autowired
	private JdbcTemplate jdbc;

	private Viewer ann;

	private Client client;

	@BeforeEach
	void signIn() {
		this.ann = this.office.person("Ann Ames");
		this.client = this.office.signIn(this.ann);
	}

	@Test
	void repeatedFormReturnsTheItemItCreated() {
		Map<String, String> form = item("Report");
		Response first = this.client.postForm("/work-items", form);
		Response second = this.client.postForm("/work-items", form);
		assertThat(first.status()).isEqualTo(302);
		assertThat(second.header("Location")).isEqualTo(first.header("Location"));
		assertThat(titles()).containsExactly("Report");
	}

	@Test
	void changedFormWithTheSameKeyCreatesAnotherItem() {
		Map<String, String> form = item("Report");
		this.client.postForm("/work-items", form);
		form.put("title", "Another report");
		this.client.postForm("/work-items", form);
		assertThat(titles()).containsExactlyInAnyOrder("Report", "Another report");
	}

	@Test
	void refusedFormCanBeSubmittedAgain() {
		Map<String, String> form = item("");
		assertThat(this.client.postForm("/work-items", form).status()).isEqualTo(422);
		form.put("title", "Report");
		assertThat(this.client.postForm("/work-items", form).status()).isEqualTo(302);
		assertThat(titles()).containsExactly("Report");
	}

	@Test
	void concurrentSubmissionsCreateOneItem() throws Exception {
		Map<String, String> form = item("Report");
		List<Future<Response>> responses = new ArrayList<>();
		ExecutorService pool = Executors.newFixedThreadPool(4);
		try {
			for (int i = 0; i < 4; i++) {
				responses.add(pool.submit(() -> this.client.postForm("/work-items", form)));
			}
			String location = responses.get(0).get().header("Location");
			for (Future<Response> response : responses) {
				assertThat(response.get().status()).isEqualTo(302);
				assertThat(response.get().header("Location")).isEqualTo(location);
			}
		}
		finally {
			pool.shutdownNow();
		}
		assertThat(titles()).containsExactly("Report");
	}

	@Test
	void keysOfOtherPeopleAreIndependent() {
		Map<String, String> form = item("Report");
		this.client.postForm("/work-items", form);
		Client other = this.office.signIn(this.office.person("Bob Brandt"));
		assertThat(other.postForm("/work-items", form).status()).isEqualTo(302);
		assertThat(other.get("/api/work-items").json().findValuesAsString("title")).containsExactly("Report");
	}

	@Test
	void notesTeamsAndLocationsAreCreatedOnce() {
		String id = this.client.create(Map.of("type", "task", "title", "Report"));
		String unique = "N" + this.ann.id();
		for (int i = 0; i < 2; i++) {
			this.client.postForm("/work-items/" + id + "/notes", Map.of("text", "Note", "creationKey", "note"));
			this.client.postForm("/teams", Map.of("name", unique, "creationKey", "team"));
			assertThat(this.client.postForm("/locations", Map.of("name", unique, "creationKey", "location")).status())
				.isEqualTo(302);
		}
		assertThat(this.client.get("/api/work-items/" + id + "/notes").json().findValuesAsString("text"))
			.containsExactly("Note");
		assertThat(this.client.get("/api/teams").json().findValuesAsString("name")).containsOnlyOnce(unique);
		assertThat(this.client.get("/api/locations").json().findValuesAsString("name")).containsOnlyOnce(unique);
	}

	@Test
	void formsOfPagesHaveKeys() {
		String id = this.client.create(Map.of("type", "task", "title", "Report"));
		for (String page : List.of("/work-items/new", "/work-items/" + id, "/teams", "/locations")) {
			assertThat(this.client.get(page).body()).as(page)
				.containsPattern("name=\"creationKey\" value=\"[0-9a-f-]{36}\"");
		}
		assertThat(this.client.get("/work-items/" + id + "/edit").body()).doesNotContain("creationKey");
	}

	@Test
	void keysAreDeletedAfterADay() {
		this.jdbc.update(
				"insert into creation (person_id, fingerprint, created_id, created_at)"
						+ " values (?, 'old', ?, timestamp with time zone '2020-01-01 00:00:00+00')",
				this.ann.id(), UUID.randomUUID());
		this.client.postForm("/work-items", item("Report"));
		assertThat(this.jdbc.queryForObject("select count(*) from creation where person_id = ?", Integer.class,
				this.ann.id()))
			.isEqualTo(1);
	}

	private List<String> titles() {
		return this.client.get("/api/work-items").json().findValuesAsString("title");
	}

	private static Map<String, String> item(String title) {
		return new LinkedHashMap<>(
				Map.of("type", "task", "title", title, "creationKey", "0199e0b0-0000-7000-8000-000000000000"));
	}

}
