package dev.kalends.account;

import java.time.ZoneId;
import java.util.Map;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The time zone of a person: chosen, or automatic, which is the zone of the device.
 */
@KalendsTest
class ZoneIntegrationTests {

	@Autowired
	private Office office;

	@Autowired
	private People people;

	private int counter;

	@Test
	void zoneOfNewPersonIsAutomatic() {
		Response created = this.office.signIn(this.office.admin())
			.post("/api/users",
					Map.of("username", "zora.zone", "displayName", "Zora Zone", "password", Office.PASSWORD));
		assertThat(created.json().get("timeZone").isNull()).isTrue();
		JsonNode me = this.office.stranger().signIn("zora.zone", Office.PASSWORD).get("/api/me").json();
		assertThat(me.get("timeZone").isNull()).isTrue();
		assertThat(me.get("effectiveTimeZone").stringValue()).as("of the creator").isEqualTo("Europe/Berlin");
	}

	@Test
	void automaticZoneIsThatOfTheDevice() {
		Client client = this.office.signIn(automatic()).withCookie(DeviceZone.COOKIE, "Asia/Manila");
		assertThat(effectiveZone(client)).isEqualTo("Asia/Manila");
		String id = client.create(Map.of("type", "task", "title", "Call", "startDate", "2025-10-15", "startTime",
				"10:00", "endTime", "11:00"));
		assertThat(client.get("/api/work-items/" + id).json().get("timeZone").stringValue()).isEqualTo("Asia/Manila");
		JsonNode event = client.feed("2025-10-15T10:00", "2025-10-15T10:30", "").json().get(0);
		assertThat(event.get("start").stringValue()).isEqualTo("2025-10-15T02:00:00Z");
		assertThat(client.feed("2025-10-15T11:00", "2025-10-15T12:00", "").json()).isEmpty();
		assertThat(client.get("/profile").body()).contains("data-time-zone=\"Asia/Manila\"")
			.doesNotContain("data-zone-chosen");
	}

	@Test
	void zoneToldLastHoldsWithoutDevice() {
		Viewer person = automatic();
		this.office.stranger().withCookie(DeviceZone.COOKIE, "Asia/Manila").signIn(person.username(), Office.PASSWORD);
		assertThat(effectiveZone(this.office.signIn(person))).as("told at sign-in").isEqualTo("Asia/Manila");
		Client moved = this.office.signIn(person).withCookie(DeviceZone.COOKIE, "America/New_York");
		moved.get("/api/me");
		assertThat(effectiveZone(this.office.signIn(person))).as("told by a script").isEqualTo("Asia/Manila");
		moved.get("/profile", "Accept", "text/html");
		assertThat(effectiveZone(this.office.signIn(person))).as("told by a page").isEqualTo("America/New_York");
		assertThat(this.people.get(person.id()).chosenZone()).isNull();
	}

	@Test
	void unknownZoneOfDeviceIsIgnored() {
		Client client = this.office.signIn(automatic()).withCookie(DeviceZone.COOKIE, "Moon/Crater");
		assertThat(effectiveZone(client)).isEqualTo("Europe/Berlin");
		assertThat(client.feed("2025-10-01", "2025-11-01", "").status()).isEqualTo(200);
	}

	@Test
	void chosenZoneWinsOverDevice() {
		Viewer person = this.office.person("Maria Reyes", ZoneId.of("Asia/Manila"));
		Client client = this.office.signIn(person).withCookie(DeviceZone.COOKIE, "Europe/Zurich");
		assertThat(effectiveZone(client)).isEqualTo("Asia/Manila");
		assertThat(client.get("/profile").body()).contains("data-zone-chosen=\"true\"");
		assertThat(client
			.send("POST", "/profile/time-zone", "timeZone=", "Content-Type", "application/x-www-form-urlencoded")
			.status()).isEqualTo(204);
		assertThat(client.get("/api/me").json().get("timeZone").isNull()).isTrue();
		assertThat(effectiveZone(client)).isEqualTo("Europe/Zurich");
	}

	@Test
	void profileTakesZonesAndAutomatic() {
		Client client = this.office.signIn(automatic());
		assertThat(saveProfile(client, "Asia/Tokyo").status()).isEqualTo(302);
		assertThat(client.get("/api/me").json().get("timeZone").stringValue()).isEqualTo("Asia/Tokyo");
		Response refused = saveProfile(client, "Moon/Crater");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("timeZone-error");
		assertThat(saveProfile(client, "").status()).isEqualTo(302);
		assertThat(client.get("/api/me").json().get("timeZone").isNull()).isTrue();
	}

	@Test
	void unknownZoneIsRefusedByName() {
		Client client = this.office.signIn(this.office.person("Zora Zone"));
		Response refused = client.postForm("/profile/time-zone", Map.of("timeZone", "Europe/Nowhere"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("timeZone: ");
	}

	@Test
	void itemInAnotherZoneIsShownOnViewersClock() {
		Client client = this.office.signIn(this.office.person("Maria Reyes", ZoneId.of("Asia/Manila")));
		String id = client.create(Map.of("type", "task", "title", "Late call", "startDate", "2025-10-15", "startTime",
				"18:30", "endTime", "19:00", "timeZone", "Europe/Zurich"));
		assertThat(client.get("/work-items/" + id, "Accept-Language", "en-GB").body()).contains("16 October 2025")
			.contains("00:30 – 01:00 (Asia/Manila), 18:30 – 19:00 (Europe/Zurich)");
		assertThat(client.get("/work-items?q=Late", "Accept-Language", "en-GB").body()).contains("16 Oct 2025")
			.doesNotContain("15 Oct 2025");
	}

	private static String effectiveZone(Client client) {
		return client.get("/api/me").json().get("effectiveTimeZone").stringValue();
	}

	private static Response saveProfile(Client client, String zone) {
		return client.postForm("/profile", Map.of("displayName", "Zora Zone", "timeZone", zone));
	}

	private Viewer automatic() {
		String username = "zone" + ++this.counter + "-" + System.nanoTime();
		return this.people.create(this.office.admin(), PersonDraft.of(username, "Zora Zone", Office.PASSWORD))
			.asViewer();
	}

}
