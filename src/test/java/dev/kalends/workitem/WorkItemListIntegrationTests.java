package dev.kalends.workitem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists of work items: overdue items, pages after the last one, and filters that name
 * something the viewer does not know.
 */
@KalendsTest
class WorkItemListIntegrationTests {

	@Autowired
	private Office office;

	private Client client;

	@BeforeEach
	void signIn() {
		this.client = this.office.signIn(this.office.person("Ann Ames"));
	}

	@Test
	void overdueItemsAreMarkedFilteredAndCounted() {
		String late = create("Late", "2001-01-01", "in_progress");
		create("Timed", "2001-01-01", "blocked", "startTime", "10:00", "endTime", "11:00");
		create("Future", "2101-01-01", "in_progress");
		create("Done", "2001-01-01", "completed");
		create("Cancelled", "2001-01-01", "cancelled");
		this.client.create(Map.of("type", "task", "title", "Undated"));
		assertThat(titles("overdue=true")).containsExactlyInAnyOrder("Late", "Timed");
		assertThat(titles("overdue=false")).containsExactlyInAnyOrder("Future", "Done", "Cancelled", "Undated");
		JsonNode counted = this.client.get("/api/work-items?overdue=true&size=1").json();
		assertThat(counted.at("/page/totalItems").intValue()).isEqualTo(2);
		assertThat(this.client.get("/api/work-items?overdue=maybe").status()).isEqualTo(400);
		assertThat(this.client.get("/work-items?overdue=true").body()).contains("Late", ">Overdue</span>")
			.doesNotContain("Cancelled</a>", "Future</a>");
		assertThat(this.client.get("/work-items/" + late).body()).contains(">Overdue</span>");
		this.client.patch("/api/work-items/" + late, Map.of("dueDate", "2101-01-01"));
		assertThat(this.client.get("/work-items/" + late).body()).doesNotContain(">Overdue</span>");
	}

	@Test
	void feedDoesNotDependOnTheClock() {
		create("Late", "2001-01-01", "in_progress");
		Response plain = this.client.feed("2001-01-01", "2001-02-01", "");
		assertThat(plain.body()).contains("Late").doesNotContain("overdue");
		assertThat(this.client.feed("2001-01-01", "2001-02-01", "&overdue=false").body()).isEqualTo(plain.body());
		assertThat(this.client.post("/api/views", Map.of("name", "Late", "query", "view=month&overdue=true")).status())
			.isEqualTo(201);
		assertThat(this.client.post("/api/views", Map.of("name", "Late", "query", "overdue=no")).status())
			.isEqualTo(400);
	}

	@Test
	void pageAfterTheLastOneShowsTheLastPage() {
		for (int i = 0; i < 3; i++) {
			String id = create("Step " + i, "2101-01-0" + (i + 1), "in_progress");
			this.client.delete("/api/work-items/" + id);
			create("Kept " + i, "2101-01-0" + (i + 1), "in_progress");
		}
		assertThat(this.client.get("/work-items?shape=list&size=2&page=7").body()).contains("Kept 2</a>", "Page 2 of 2")
			.doesNotContain("Kept 0</a>");
		assertThat(this.client.get("/trash?size=2&page=7").body()).contains("Step 0", "Page 2 of 2");
		assertThat(this.client.get("/api/work-items?size=2&page=7").json().get("items").size()).isZero();
		assertThat(this.office.signIn(this.office.person("New")).get("/work-items?page=7").status()).isEqualTo(200);
	}

	@Test
	void filterThatNamesAnUnknownTeamOrLocationAppliesTheRest() {
		String team = UUID.randomUUID().toString();
		create("Task", "2101-01-01", "in_progress");
		this.client.create(Map.of("type", "project", "title", "Project"));
		assertThat(this.client.get("/work-items?type=task&team=" + team).body())
			.contains("Task</a>", "a team that you are not a member of")
			.doesNotContain("Project</a>");
		assertThat(this.client.get("/work-items?type=task&team=personal," + team + "&location=" + team).body())
			.contains("Task</a>", "a team that you are not a member of", "a location that does not exist any more");
		assertThat(this.client.get("/work-items?team=nonsense").status()).isEqualTo(400);
		assertThat(this.client.get("/api/work-items?team=" + team).status()).isEqualTo(400);
		assertThat(this.client.feed("2101-01-01", "2101-02-01", "&team=" + team).status()).isEqualTo(400);
	}

	private String create(String title, String due, String status, String... more) {
		Map<String, String> item = new HashMap<>(
				Map.of("type", "task", "title", title, "dueDate", due, "status", status));
		for (int i = 0; i < more.length; i += 2) {
			item.put(more[i], more[i + 1]);
		}
		return this.client.create(item);
	}

	private List<String> titles(String query) {
		return this.client.get("/api/work-items?" + query)
			.json()
			.get("items")
			.valueStream()
			.map((item) -> item.get("title").stringValue())
			.toList();
	}

}
