package dev.kalends.account;

import java.util.HashMap;
import java.util.Map;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The first day of the week, 12 or 24 hours and the numbers of weeks: by region, or as
 * chosen in the profile. Pages tell them to the scripts in attributes of the root
 * element.
 */
@KalendsTest
class WeekAndClockIntegrationTests {

	@Autowired
	private Office office;

	@ParameterizedTest
	@CsvSource({ "en-US,h12,7", "en-GB,h23,1", "en,h12,7", "de-DE,h23,1", "de-CH,h23,1", "en-IE,h23,1", "ar-EG,h12,6" })
	void regionDecidesWithoutChoice(String language, String hourCycle, int firstDay) {
		Client client = this.office.signIn(this.office.person("Ann Ames"));
		assertThat(client.get("/profile", "Accept-Language", language).body())
			.contains("data-hour-cycle=\"" + hourCycle + "\"", "data-first-day=\"" + firstDay + "\"")
			.doesNotContain("data-week-numbers");
	}

	@Test
	void choiceWinsOverRegionOnPagesAndInTexts() {
		Client client = this.office.signIn(this.office.person("Ann Ames"));
		String id = client.create(Map.of("type", "task", "title", "Call", "startDate", "2025-10-15", "startTime",
				"14:30", "endTime", "15:00"));
		save(client, Map.of("firstDay", "sunday", "clock", "12", "weekNumbers", "true", "_weekNumbers", "on"));
		Response german = client.get("/work-items/" + id, "Accept-Language", "de-DE");
		assertThat(german.body()).contains("2:30 PM – 3:00 PM", "15. Oktober 2025")
			.contains("data-hour-cycle=\"h12\"", "data-first-day=\"7\"", "data-week-numbers=\"true\"");
		assertThat(client.get("/work-items/" + id, "Accept-Language", "en-GB").body()).contains("2:30 PM – 3:00 PM");
		String team = client.post("/api/teams", Map.of("name", "Studio")).json().get("id").stringValue();
		assertThat(client.get("/teams/" + team + "/settings").body().split("works-on-", 3)[1]).startsWith("sunday");

		save(client, Map.of("clock", "24", "_weekNumbers", "on"));
		assertThat(client.get("/work-items/" + id, "Accept-Language", "en-US").body()).contains("14:30 – 15:00")
			.contains("data-hour-cycle=\"h23\"", "data-first-day=\"7\"")
			.doesNotContain("data-week-numbers");

		save(client, Map.of("clock", "", "firstDay", ""));
		assertThat(client.get("/work-items/" + id, "Accept-Language", "en-US").body()).contains("2:30 PM – 3:00 PM");
	}

	@Test
	void profileShowsChoicesAndRefusesUnknownOnes() {
		Client client = this.office.signIn(this.office.person("Ann Ames"));
		save(client, Map.of("firstDay", "saturday", "clock", "24"));
		assertThat(client.get("/profile").body()).contains("value=\"saturday\" selected", "value=\"24\" selected");
		Response refused = client.postForm("/profile", Map.of("displayName", "Ann Ames", "firstDay", "friday"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("firstDay-error");
	}

	@ParameterizedTest
	@CsvSource({ "en-US,11/02/2026,11/01/2026", "de-DE,02.11.2026,01.11.2026", "en-GB,02/11/2026,01/11/2026",
			",2026-11-02,2026-11-01" })
	void errorsWriteDatesLikeFormFields(String language, String start, String due) {
		Client client = this.office.signIn(this.office.person("Ann Ames"));
		Map<String, String> item = Map.of("type", "task", "title", "Call", "startDate", "2026-11-02", "dueDate",
				"2026-11-01");
		String[] headers = (language != null) ? new String[] { "Accept-Language", language } : new String[0];
		Response refused = client.post("/api/work-items", item, headers);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().get("errors").get(0).get("message").stringValue()).contains(start).contains(due);
	}

	@ParameterizedTest
	@CsvSource({ "en-US,09:00 AM,10:30 AM", "de-DE,09:00,10:30" })
	void errorsWriteTimesLikeFormFields(String language, String end, String start) {
		Client client = this.office.signIn(this.office.person("Ann Ames"));
		Response refused = client.post("/api/work-items", Map.of("type", "task", "title", "Call", "startDate",
				"2026-11-02", "startTime", "10:30", "endTime", "09:00"), "Accept-Language", language);
		assertThat(refused.json().get("errors").get(0).get("message").stringValue()).contains(start).contains(end);
	}

	private static void save(Client client, Map<String, String> choices) {
		Map<String, String> form = new HashMap<>(choices);
		form.put("displayName", "Ann Ames");
		assertThat(client.postForm("/profile", form).status()).isEqualTo(302);
	}

}
