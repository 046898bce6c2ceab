package dev.kalends.workitem;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An override has the parent of its series, which must be able to contain the type of the
 * override too.
 */
@KalendsTest
class OverridePlacementIntegrationTests {

	@Autowired
	private Office office;

	private Client client;

	private String series;

	private String task;

	private String override;

	@BeforeEach
	void createSeries() {
		this.client = this.office.signIn(this.office.person("Ann Ames"));
		this.task = this.client.create(Map.of("type", "task", "title", "Task"));
		this.series = this.client.create(Map.of("type", "subtask", "title", "Check", "startDate", "2026-12-07", "color",
				"#112233", "recurrenceRule", "FREQ=WEEKLY"));
		this.override = change(Map.of("type", "activity", "activityCategory", "office"));
	}

	@Test
	void seriesDoesNotMoveWhereAnOverrideDoesNotFit() {
		assertRefused(moveUnder(this.task), "parentId");
		assertThat(parent(this.override)).isEmpty();
		Map<String, Object> type = new HashMap<>(Map.of("type", "subtask"));
		type.put("activityCategory", null);
		change(type);
		assertThat(moveUnder(this.task).status()).isEqualTo(200);
		assertThat(parent(this.override)).isEqualTo(this.task);
	}

	@Test
	void overrideIsNotRestoredWhereItDoesNotFit() {
		this.client.delete(path(this.override));
		assertThat(moveUnder(this.task).status()).isEqualTo(200);
		assertRefused(this.client.post(path(this.override) + "/restore", null), "type");
		this.client.patch(path(this.series), Collections.singletonMap("parentId", null));
		assertThat(this.client.post(path(this.override) + "/restore", null).status()).isEqualTo(200);
	}

	@Test
	void overrideFollowsTheTypeOfItsSeriesWithoutItsCategory() {
		String other = this.client.create(Map.of("type", "activity", "title", "Meeting", "startDate", "2026-12-07",
				"recurrenceRule", "FREQ=WEEKLY"));
		String changed = this.client
			.patch(path(other) + "?occurrence=2026-12-14&apply=this", Map.of("activityCategory", "office"))
			.json()
			.get("id")
			.stringValue();
		assertThat(this.client.patch(path(other), Map.of("type", "subtask", "parentId", this.task)).status())
			.isEqualTo(200);
		assertThat(this.client.get(path(changed)).json().get("type").stringValue()).isEqualTo("subtask");
		assertThat(this.client.get(path(changed)).json().get("activityCategory").isNull()).isTrue();
	}

	@Test
	void settingsOfAnOverrideFollowTheSeries() {
		assertThat(color()).isEqualTo("#112233");
		this.client.patch(path(this.series), Map.of("color", "#445566"));
		assertThat(color()).isEqualTo("#445566");
	}

	private String color() {
		return this.client.get(path(this.override) + "/settings").json().at("/effective/color/value").stringValue();
	}

	private String change(Map<String, Object> patch) {
		Response changed = this.client.patch(path(this.series) + "?occurrence=2026-12-14&apply=this", patch);
		assertThat(changed.status()).as(changed.body()).isEqualTo(200);
		return changed.json().get("id").stringValue();
	}

	private Response moveUnder(String parentId) {
		return this.client.patch(path(this.series), Map.of("parentId", parentId));
	}

	/**
	 * Returns the id of the parent; an empty string for a root.
	 */
	private String parent(String itemId) {
		return this.client.get(path(itemId)).json().get("parentId").asString();
	}

	private static void assertRefused(Response answer, String field) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(422);
		assertThat(List.of(answer.json().at("/errors/0/field").stringValue())).containsExactly(field);
	}

	private static String path(String itemId) {
		return "/api/work-items/" + itemId;
	}

}
