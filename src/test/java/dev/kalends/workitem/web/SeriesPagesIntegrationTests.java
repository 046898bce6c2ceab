package dev.kalends.workitem.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the pages of series and of their occurrences.
 */
@KalendsTest
class SeriesPagesIntegrationTests {

	private static final String RULE = "FREQ=WEEKLY;BYDAY=MO";

	@Autowired
	private Office office;

	private Viewer bob;

	private Client client;

	@BeforeEach
	void signIn() {
		this.client = this.office.signIn(this.office.person("Ann Ames"));
		this.bob = this.office.person("Bob Brandt");
	}

	@Test
	void pagesShowTheDatesOfTheOccurrence() {
		String id = create(Map.of());
		for (String path : List.of("", "/modal")) {
			Response page = this.client.get("/work-items/" + id + path + "?occurrence=2026-12-14");
			assertThat(page.status()).isEqualTo(200);
			assertThat(page.body()).contains("14 December 2026", "Complete this occurrence", "Show the series",
					"/work-items/" + id + "/edit?occurrence=2026-12-14");
		}
		String form = this.client.get("/work-items/" + id + "/edit?occurrence=2026-12-14").body();
		assertThat(value(form, "startDate")).isEqualTo("2026-12-14");
		assertThat(value(form, "recurrenceRule")).startsWith(RULE);
		assertThat(value(form, "apply")).isEqualTo("this");
		String series = this.client.get("/work-items/" + id).body();
		assertThat(series).contains("7 December 2026", "Delete series").doesNotContain("Complete this occurrence");
	}

	@Test
	void occurrenceThatDoesNotExistIsNotFound() {
		String id = create(Map.of());
		for (String occurrence : List.of("2026-12-15", "2026-12-14T09:00:00")) {
			assertThat(get(id, occurrence).status()).as(occurrence).isEqualTo(404);
		}
		assertThat(get(id, "tomorrow").status()).isEqualTo(400);
		assertThat(delete(id, "2026-12-14", "this").status()).isEqualTo(200);
		assertThat(get(id, "2026-12-14").status()).isEqualTo(404);
		assertThat(this.client.get("/work-items/" + id + "/modal?occurrence=2026-12-14").body())
			.contains("data-gone=\"" + id + "\" data-occurrence=\"2026-12-14\"");
		String single = this.client.create(Map.of("type", "task", "title", "Once", "startDate", "2026-12-14"));
		assertThat(get(single, "2026-12-14").status()).isEqualTo(404);
	}

	@Test
	void changedOccurrenceIsShownWithItsOwnValues() {
		String id = create(Map.of());
		Response saved = save(id, "2026-12-14", "this",
				Map.of("title", "Only this one", "startDate", "2026-12-15", "dueDate", "2026-12-15"));
		assertThat(saved.status()).isEqualTo(200);
		assertThat(saved.header("HX-Trigger")).contains("\"workItemUpdated\"", "\"seriesId\":\"" + id + "\"",
				"\"occurrence\":\"2026-12-14\"", "\"apply\":\"this\"", "this occurrence of");
		String page = get(id, "2026-12-14").body();
		assertThat(page).contains("Only this one", "15 December 2026", "differs from its series");
		String override = overrideOf(saved);
		assertThat(override).isNotEqualTo(id);
		assertThat(this.client.get("/work-items/" + override).body()).contains("Show the series",
				"/work-items/" + id + "/edit?occurrence=2026-12-14");
		assertThat(this.client.get("/api/work-items/" + id).json().get("title").stringValue()).isEqualTo("Meeting");
	}

	@Test
	void formAppliesToFollowingAndAllOccurrences() {
		String id = create(Map.of());
		Response following = save(id, "2026-12-21", "following", Map.of("title", "Later"));
		assertThat(following.status()).isEqualTo(200);
		String later = overrideOf(following);
		assertThat(later).isNotEqualTo(id);
		assertThat(get(later, "2026-12-28").body()).contains("Later");
		assertThat(get(id, "2026-12-21").status()).isEqualTo(404);
		assertThat(save(id, "2026-12-14", "all", Map.of("title", "Every one")).header("HX-Trigger"))
			.contains("\"apply\":\"all\"");
		assertThat(get(id, "2026-12-07").body()).contains("Every one");
	}

	@Test
	void formWithoutAnAnswerIsNotSaved() {
		String id = create(Map.of());
		assertThat(save(id, "2026-12-14", null, Map.of("title", "Which?")).status()).isEqualTo(400);
		assertThat(save(id, null, "this", Map.of("title", "Which?")).status()).isEqualTo(400);
	}

	@Test
	void ruleCannotChangeForOneOccurrence() {
		String id = create(Map.of());
		Response refused = save(id, "2026-12-14", "this", Map.of("recurrenceRule", "FREQ=DAILY"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("A single occurrence cannot repeat", "recurrenceRule-error");
		assertThat(value(refused.body(), "recurrenceRule")).isEqualTo("FREQ=DAILY");
	}

	@Test
	void secondPersonWhoSavesTheSameOccurrenceSeesBothVersions() {
		String id = create(Map.of("assigneeIds", List.of(this.bob.id().toString())));
		Client other = this.office.signIn(this.bob);
		String form = other.get("/work-items/" + id + "/edit?occurrence=2026-12-14").body();
		assertThat(save(id, "2026-12-14", "this", Map.of("title", "First")).status()).isEqualTo(200);
		String series = other.get("/work-items/" + id + "/edit").body();
		assertThat(value(series, "title")).isEqualTo("Meeting");
		Response conflict = put(other, "/work-items/" + id + "?occurrence=2026-12-14",
				Map.of("title", "Second", "was[title]", "Meeting", "apply", "this", "version", value(form, "version")));
		assertThat(conflict.status()).isEqualTo(409);
		assertThat(conflict.body()).contains("First", "Second", "Ann Ames", "occurrence=2026-12-14");
		assertThat(value(conflict.body(), "apply")).isEqualTo("this");
		Response again = put(other, "/work-items/" + id + "?occurrence=2026-12-14",
				Map.of("title", "Second", "apply", "this", "version", value(conflict.body(), "version")));
		assertThat(again.status()).isEqualTo(200);
	}

	@Test
	void deletionSaysWhichOccurrencesAreGone() {
		String id = create(Map.of());
		assertThat(delete(id, "2026-12-14", "this").header("HX-Trigger")).contains("\"workItemDeleted\"",
				"\"seriesId\":\"" + id + "\"", "\"occurrence\":\"2026-12-14\"", "\"apply\":\"this\"");
		assertThat(get(id, "2026-12-21").status()).isEqualTo(200);
		assertThat(delete(id, "2026-12-28", "following").header("HX-Trigger")).contains("\"apply\":\"following\"");
		assertThat(get(id, "2027-01-04").status()).isEqualTo(404);
		assertThat(delete(id, "2026-12-21", "all").header("HX-Trigger")).contains("\"apply\":\"all\"");
		assertThat(this.client.get("/work-items/" + id).status()).isEqualTo(404);
	}

	@Test
	void completingAnOccurrenceNeedsNoScript() {
		String id = create(Map.of());
		String version = value(get(id, "2026-12-14").body(), "version");
		Response saved = post("/work-items/" + id + "?occurrence=2026-12-14",
				Map.of("_method", "put", "status", "completed", "apply", "this", "version", version));
		assertThat(saved.status()).as(saved.body()).isEqualTo(302);
		assertThat(saved.header("Location")).endsWith("/work-items/" + id + "?occurrence=2026-12-14");
		assertThat(get(id, "2026-12-14").body()).doesNotContain("Complete this occurrence");
		assertThat(get(id, "2026-12-21").body()).contains("Complete this occurrence");
	}

	@Test
	void assigneeOfOneDateSeesNoSeries() {
		String id = create(Map.of());
		String override = overrideOf(save(id, "2026-12-14", "this", Map.of("assigneeIds", this.bob.id().toString())));
		Client other = this.office.signIn(this.bob);
		Response page = other.get("/work-items/" + override);
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.body()).doesNotContain(id, "Show the series", "Complete this occurrence");
		assertThat(other.get("/work-items/" + id + "?occurrence=2026-12-14").status()).isEqualTo(404);
		assertThat(other.get("/work-items/" + override + "?occurrence=2026-12-14").status()).isEqualTo(404);
		assertThat(put(other, "/work-items/" + override,
				Map.of("title", "Mine", "version",
						value(other.get("/work-items/" + override + "/edit").body(), "version")))
			.status()).isEqualTo(200);
	}

	@Test
	void assigneeOfASeriesIsNotAskedAboutFollowingOccurrences() {
		String id = create(Map.of("assigneeIds", List.of(this.bob.id().toString())));
		String form = this.office.signIn(this.bob).get("/work-items/" + id + "/edit?occurrence=2026-12-14").body();
		assertThat(form).contains("data-choices=\"this all\"").doesNotContain("name=\"recurrenceRule\"");
		assertThat(this.client.get("/work-items/" + id + "/edit?occurrence=2026-12-14").body())
			.doesNotContain("data-choices");
	}

	@Test
	void previewSaysRuleInWordsWithItsFirstDates() {
		Response preview = this.client.get("/work-items/recurrence?startDate=2026-12-07&recurrenceRule=" + RULE);
		assertThat(preview.status()).isEqualTo(200);
		assertThat(preview.body()).contains("Monday", "7 December 2026", "4 January 2027")
			.doesNotContain("11 January 2027", "FREQ");
		assertThat(this.client.get("/work-items/recurrence?startDate=2026-12-08&recurrenceRule=" + RULE).body())
			.contains("The first date of this rule is");
		assertThat(this.client.get("/work-items/recurrence?recurrenceRule=" + RULE).body())
			.contains("An item can repeat only if it has dates.");
		assertThat(this.client.get("/work-items/recurrence?startDate=2026-12-07&recurrenceRule=FREQ%3DHOURLY").body())
			.contains("FREQ is required");
		assertThat(this.client.get("/work-items/recurrence?startDate=soon").body()).contains("field-error");
	}

	@Test
	void duplicateOfAnOccurrenceDoesNotRepeat() {
		String id = create(Map.of());
		String form = this.client.get("/work-items/new?copy=" + id + "&occurrence=2026-12-14").body();
		assertThat(value(form, "startDate")).isEqualTo("2026-12-14");
		assertThat(value(form, "recurrenceRule")).isEmpty();
		assertThat(value(this.client.get("/work-items/new?copy=" + id).body(), "recurrenceRule")).startsWith(RULE);
	}

	@Test
	void refusedFormOfANewItemKeepsItsRule() {
		Response refused = post("/work-items",
				Map.of("type", "task", "title", "", "startDate", "2026-12-07", "recurrenceRule", RULE));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(value(refused.body(), "recurrenceRule")).isEqualTo(RULE);
	}

	private String create(Map<String, Object> members) {
		Map<String, Object> all = new HashMap<>(Map.of("type", "task", "title", "Meeting", "startDate", "2026-12-07",
				"dueDate", "2026-12-07", "recurrenceRule", RULE));
		all.putAll(members);
		return this.client.create(all);
	}

	private Response get(String id, String occurrence) {
		return this.client.get("/work-items/" + id + "?occurrence=" + occurrence);
	}

	private Response delete(String id, String occurrence, String apply) {
		return this.client.delete("/work-items/" + id + "?occurrence=" + occurrence + "&apply=" + apply, "HX-Request",
				"true");
	}

	private Response save(String id, String occurrence, String apply, Map<String, String> fields) {
		Map<String, String> all = new HashMap<>(fields);
		if (apply != null) {
			all.put("apply", apply);
		}
		return put(this.client, "/work-items/" + id + ((occurrence != null) ? "?occurrence=" + occurrence : ""), all);
	}

	private Response put(Client person, String path, Map<String, String> fields) {
		return person.send("PUT", path, form(fields), "Content-Type", "application/x-www-form-urlencoded", "HX-Request",
				"true");
	}

	private Response post(String path, Map<String, String> fields) {
		return this.client.send("POST", path, form(fields), "Content-Type", "application/x-www-form-urlencoded");
	}

	private static String form(Map<String, String> fields) {
		StringBuilder form = new StringBuilder();
		fields.forEach((name, value) -> form.append('&')
			.append(URLEncoder.encode(name, StandardCharsets.UTF_8))
			.append('=')
			.append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
		return form.substring(1);
	}

	private static String overrideOf(Response saved) {
		Matcher id = Pattern.compile("\"workItemUpdated\":\\{\"id\":\"([0-9a-f-]+)\"")
			.matcher(saved.header("HX-Trigger"));
		assertThat(id.find()).isTrue();
		return id.group(1);
	}

	private static String value(String page, String name) {
		Matcher input = Pattern.compile("<input [^>]*name=\"" + Pattern.quote(name) + "\"[^>]*>").matcher(page);
		assertThat(input.find()).as(name).isTrue();
		Matcher value = Pattern.compile(" value=\"([^\"]*)\"").matcher(input.group());
		return value.find() ? value.group(1) : "";
	}

}
