package dev.kalends.account;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
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
 * Tests that pages and messages use the person's chosen language or, without one, the
 * preferred language of the browser.
 */
@KalendsTest
class LanguageIntegrationTests {

	@Autowired
	private Office office;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "de-AT,de;q=0.9,en;q=0.8 | de | Anmelden", "en-GB | en | Sign in",
					"fr-CH, fr;q=0.9, de;q=0.6, en;q=0.3 | de | Anmelden", "fr | en | Sign in",
					"*, x-y;q=2, de_DE;;q | en | Sign in", "en;q=0.2,de;q=0.1 | en | Sign in" })
	void signInPageFollowsBrowserLanguage(String accepted, String language, String heading) {
		this.office.admin();
		Response page = this.office.stranger().get("/login", "Accept-Language", accepted);
		assertThat(page.body()).contains("<html lang=\"" + language + "\"", ">" + heading + "</h1>");
		assertThat(page.header("Content-Language")).startsWith(language);
		assertThat(page.answer().headers().allValues("Vary"))
			.anyMatch((vary) -> vary.matches("(?i).*accept-language.*"));
		Response unauthenticated = this.office.stranger().get("/api/me", "Accept-Language", accepted);
		assertThat(unauthenticated.json().get("detail").stringValue())
			.isEqualTo(language.equals("de") ? "Bitte zuerst anmelden." : "Sign in first.");
	}

	@Test
	void chosenLanguageOverridesBrowser() {
		Viewer person = this.office.person("Ann Ames");
		Client client = this.office.signIn(person);
		client.create(Map.of("type", "task", "title", "Report", "startDate", "2025-10-15"));
		String[] english = { "Accept-Language", "en-US,en" };
		String version = feed(client, "").header("X-Calendar-Version");
		assertThat(client.get("/api/me").json().get("language").isNull()).isTrue();

		Response saved = saveProfile(client, "de");
		assertThat(saved.status()).isEqualTo(302);
		Response profile = client.get("/profile", english);
		assertThat(profile.body()).contains("<html lang=\"de\"", "Profil gespeichert.",
				"<option value=\"de\" lang=\"de\" selected=\"selected\">Deutsch</option>");
		assertThat(profile.header("Content-Language")).isEqualTo("de");
		assertThat(client.get("/api/me").json().get("language").stringValue()).isEqualTo("de");
		assertThat(client.get("/nothing", "Accept-Language", "en", "Accept", "text/html").body())
			.contains("Seite nicht gefunden");
		assertThat(feed(client, "").header("X-Calendar-Version")).isEqualTo(version);
		assertThat(feed(client, "").header("Cache-Status")).isEqualTo("kalends; hit");

		assertThat(saveProfile(client, "fr").body()).contains("Zulässig ist: en, de.");
		saveProfile(client, "");
		assertThat(client.get("/profile", english).body()).contains("Profile saved.");
	}

	@Test
	void errorsUseChosenLanguage() {
		Client client = this.office.signIn(this.office.person("Ben"));
		saveProfile(client, "de");
		assertThat(message(feed(client, "&status=open"))).startsWith("Zulässig ist: not_started");
		Response invalid = client.post("/api/work-items", Map.of("type", "task", "title", ""));
		assertThat(invalid.status()).isEqualTo(422);
		assertThat(message(invalid)).isEqualTo("Zulässig sind 1 bis 500 Zeichen.");
		assertThat(invalid.json().get("title").stringValue()).isEqualTo("Inhalt nicht verarbeitbar");
		assertThat(client.put("/api/me", Map.of()).json().get("detail").stringValue())
			.isEqualTo("Diese Methode wird hier nicht unterstützt.");
		assertThat(client.get("/api/work-items/x").json().get("title").stringValue()).isEqualTo("Nicht gefunden");
		Response imported = client.post("/api/work-items/import", "type,title\ntask,Report,now\n", "Content-Type",
				"text/csv");
		assertThat(message(imported)).startsWith("Diese Zeile hat 3 Zellen, die Kopfzeile nennt aber 2 Spalten.");
		Response form = client.postForm("/work-items", Map.of("type", "task", "title", "Report", "startDate", "soon"));
		assertThat(form.status()).isEqualTo(422);
		assertThat(form.body()).contains("Es wurde nichts gespeichert.", "Bitte ein Datum wie 2025-10-15 angeben.");
		client.forgetToken();
		assertThat(client.post("/api/work-items", Map.of()).json().get("detail").stringValue())
			.isEqualTo("Dazu fehlt die Berechtigung, oder das CSRF-Token fehlt.");
	}

	@Test
	void administratorsCanSetLanguage() {
		Client admin = this.office.signIn(this.office.admin());
		String path = "/api/users/" + this.office.person("Cem").id();
		assertThat(admin.patch(path, Map.of("language", "de")).json().get("language").stringValue()).isEqualTo("de");
		assertThat(admin.patch(path, Map.of("displayName", "Cem Can")).json().get("language").stringValue())
			.isEqualTo("de");
		Response response = admin.patch(path, Map.of("language", "fr"));
		assertThat(response.status()).isEqualTo(400);
		assertThat(message(response)).isEqualTo("This must be one of: en, de.");
		Map<String, Object> automatic = new HashMap<>();
		automatic.put("language", null);
		assertThat(admin.patch(path, automatic).json().get("language").isNull()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "en-US | 15–20 October 2025 | 9:30 AM | Wednesday to Monday, 6 days",
					"en-GB | 15–20 October 2025 | 09:30 | Wednesday to Monday, 6 days",
					"de | 15.–20. Oktober 2025 | 09:30 | Mittwoch bis Montag, 6 Tage" })
	void datesAndTimesFollowLocale(String language, String days, String time, String weekdays) {
		Client client = this.office.signIn(this.office.person("Dee", ZoneId.of("UTC")));
		String item = client.create(Map.of("type", "task", "title", "Report", "startDate", "2025-10-15", "dueDate",
				"2025-10-20", "startTime", "09:30", "endTime", "10:00", "timeZone", "UTC"));
		assertThat(client.get("/work-items/" + item + "/modal", "Accept-Language", language).body()).contains(days,
				", " + time + " – ", weekdays);
	}

	@Test
	void namesAreSortedByLocaleCollation() {
		Client client = this.office.signIn(this.office.person("Zz Zoe"));
		List<String> sorted = List.of("Zz Ägidius", "Zz bernd", "Zz Öztürk", "Zz Paul", "Zz Zoe");
		sorted.subList(0, 4).forEach(this.office::person);
		List<String> names = client.get("/api/users", "Accept-Language", "de")
			.json()
			.valueStream()
			.map((person) -> person.get("displayName").stringValue())
			.filter(sorted::contains)
			.toList();
		assertThat(names).isEqualTo(sorted);
	}

	private static Response saveProfile(Client client, String language) {
		return client.send("POST", "/profile", "displayName=Ann+Ames&timeZone=Europe/Berlin&language=" + language,
				"Content-Type", "application/x-www-form-urlencoded", "Accept-Language", "en");
	}

	private static Response feed(Client client, String query) {
		return client.get("/calendar/work-items/feed?start=2025-10-01&end=2025-11-01" + query, "Accept-Language", "en");
	}

	private static String message(Response response) {
		return response.json().get("errors").get(0).get("message").stringValue();
	}

}
