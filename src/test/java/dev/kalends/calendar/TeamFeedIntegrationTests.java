package dev.kalends.calendar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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
 * Ann and Bob are in one team, Cid is in another. Changes in one team are visible to its
 * members with the next request and do not invalidate the other team's cache, and lost
 * permissions take effect with the next request.
 */
@KalendsTest
class TeamFeedIntegrationTests {

	private static final String HIT = "kalends; hit";

	private static final String MISS = "kalends; fwd=miss; stored";

	@Autowired
	private Office office;

	private Viewer bobPerson;

	private Viewer cidPerson;

	private Client admin;

	private Client ann;

	private Client bob;

	private Client cid;

	private String first;

	private String second;

	@BeforeEach
	void createTeams() {
		Viewer annPerson = this.office.person("Ann Ames");
		this.bobPerson = this.office.person("Bob Brandt");
		this.cidPerson = this.office.person("Cid Cole");
		this.admin = this.office.signIn(this.office.admin());
		this.ann = this.office.signIn(annPerson);
		this.bob = this.office.signIn(this.bobPerson);
		this.cid = this.office.signIn(this.cidPerson);
		this.first = team(this.ann, "First");
		this.second = team(this.cid, "Second");
		put(this.ann, this.first, this.bobPerson, "editor");
		create(this.cid, "Item of the second team", "teamId", this.second);
	}

	@Test
	void deletedItemDisappearsWithoutInvalidatingOtherTeam() {
		String item = create(this.ann, "Item", "teamId", this.first);
		warm();
		this.ann.delete("/api/work-items/" + item);
		assertThat(titles(this.bob)).doesNotContain("Item");
		assertThat(feed(this.cid).header("Cache-Status")).isEqualTo(HIT);
	}

	@Test
	void movedItemChangesTeam() {
		put(this.cid, this.second, this.bobPerson, "editor");
		String item = create(this.bob, "Item", "teamId", this.first);
		warm();
		this.bob.patch("/api/work-items/" + item, Map.of("teamId", this.second));
		assertThat(titles(this.ann)).doesNotContain("Item");
		assertThat(titles(this.cid)).contains("Item");
		warm();
		Map<String, Object> personal = new LinkedHashMap<>();
		personal.put("teamId", null);
		this.bob.patch("/api/work-items/" + item, personal);
		assertThat(titles(this.cid)).doesNotContain("Item");
		assertThat(titles(this.bob)).contains("Item");
		assertThat(feed(this.ann).header("Cache-Status")).isEqualTo(HIT);
	}

	@Test
	void outsideAssigneeSeesItemOnlyWhileAssigned() {
		String item = create(this.ann, "Item", "teamId", this.first);
		warm();
		this.ann.patch("/api/work-items/" + item, Map.of("assigneeIds", List.of(this.cidPerson.id().toString())));
		assertThat(titles(this.cid)).contains("Item");
		assertThat(feed(this.bob).body()).contains("Cid Cole");
		warm();
		this.ann.patch("/api/work-items/" + item, Map.of("assigneeIds", List.of()));
		assertThat(titles(this.cid)).doesNotContain("Item");
		assertThat(feed(this.bob).body()).doesNotContain("Cid Cole");
	}

	@Test
	void removedMemberIsRefused() {
		String item = create(this.ann, "Item", "teamId", this.first);
		warm();
		this.bob.feed("2025-10-01", "2025-11-01", "&team=" + this.first);
		this.ann.delete("/api/teams/" + this.first + "/members/" + this.bobPerson.id());
		assertThat(feed(this.bob).body()).isEqualTo("[]");
		assertThat(this.bob.feed("2025-10-01", "2025-11-01", "&team=" + this.first).status()).isEqualTo(400);
		assertThat(this.bob.get("/api/work-items/" + item).status()).isEqualTo(404);
	}

	@Test
	void membershipChangesInvalidatePersonAndTeam() {
		Viewer dan = this.office.person("Dan Dahl");
		Client danClient = this.office.signIn(dan);
		String member = "/api/teams/" + this.first + "/members/" + dan.id();
		List<Supplier<Response>> changes = List.of(() -> this.ann.put(member, Map.of("role", "viewer")),
				() -> this.ann.put(member, Map.of("role", "editor")),
				() -> danClient.post("/api/teams/" + this.first + "/accept", null), () -> this.ann.delete(member));
		for (Supplier<Response> change : changes) {
			warm();
			String danVersion = version(danClient);
			String bobVersion = version(this.bob);
			String cidVersion = version(this.cid);
			assertThat(change.get().status()).isEqualTo(204);
			assertThat(version(danClient)).isNotEqualTo(danVersion);
			assertThat(version(this.bob)).isNotEqualTo(bobVersion);
			assertThat(version(this.cid)).isEqualTo(cidVersion);
			assertThat(feed(this.cid).header("Cache-Status")).isEqualTo(HIT);
		}
	}

	@Test
	void disabledPersonIsRefused() {
		create(this.ann, "Item", "teamId", this.first);
		warm();
		this.admin.patch("/api/users/" + this.bobPerson.id(), Map.of("enabled", false));
		assertThat(feed(this.bob).status()).isEqualTo(401);
	}

	@Test
	void revokedRoleTakesEffect() {
		String item = create(this.ann, "Item", "teamId", this.first);
		warm();
		assertThat(feed(this.bob).body()).contains("\"editable\":true");
		put(this.ann, this.first, this.bobPerson, "viewer");
		assertThat(feed(this.bob).body()).contains("\"editable\":false");
		assertThat(this.bob.patch("/api/work-items/" + item, Map.of("title", "Mine")).status()).isEqualTo(403);
	}

	@Test
	void renamedLocationInvalidatesOnlyFeedsThatShowIt() {
		String location = this.ann.post("/api/locations", Map.of("name", "Old room", "address", "Street 1"))
			.json()
			.get("id")
			.stringValue();
		create(this.ann, "Item", "teamId", this.first, "locationId", location);
		warm();
		assertThat(feed(this.bob).body()).contains("Old room");
		assertThat(this.cid.patch("/api/locations/" + location, Map.of("address", "Street 2")).status()).isEqualTo(200);
		assertThat(feed(this.bob).header("Cache-Status")).isEqualTo(HIT);
		assertThat(this.ann.patch("/api/locations/" + location, Map.of("name", "New room")).status()).isEqualTo(200);
		assertThat(feed(this.bob).body()).contains("New room");
		assertThat(feed(this.cid).header("Cache-Status")).isEqualTo(HIT);
		warm();
		this.ann.patch("/api/locations/" + location, Map.of("name", "New room"));
		assertThat(feed(this.bob).header("Cache-Status")).isEqualTo(HIT);
		assertThat(this.ann.delete("/api/locations/" + location).status()).isEqualTo(204);
		assertThat(feed(this.bob).body()).doesNotContain("New room").contains("\"location\":null");
		assertThat(feed(this.cid).header("Cache-Status")).isEqualTo(HIT);
		assertThat(this.ann.patch("/api/locations/" + location, Map.of("name", "Gone")).status()).isEqualTo(404);
		assertThat(this.ann.delete("/api/locations/" + location).status()).isEqualTo(404);
	}

	@Test
	void renamedTeamInvalidatesOnlyItsMembers() {
		create(this.ann, "Item", "teamId", this.first);
		warm();
		this.ann.patch("/api/teams/" + this.first, Map.of("name", "Crew"));
		assertThat(feed(this.bob).body()).contains("\"team\":\"Crew\"");
		assertThat(feed(this.cid).header("Cache-Status")).isEqualTo(HIT);
		warm();
		this.ann.patch("/api/teams/" + this.first, Map.of("name", "Crew"));
		assertThat(feed(this.bob).header("Cache-Status")).isEqualTo(HIT);
	}

	@Test
	void noteCountIsVisibleToEveryoneWhoSeesItem() {
		String item = create(this.ann, "Item", "teamId", this.first, "assigneeIds",
				List.of(this.cidPerson.id().toString()));
		String notes = "/api/work-items/" + item + "/notes";
		put(this.ann, this.first, this.bobPerson, "viewer");
		warm();
		Response added = this.bob.post(notes, Map.of("text", " By Bob "));
		assertThat(added.status()).isEqualTo(201);
		assertThat(feed(this.ann).body()).contains("\"noteCount\":1");
		assertThat(feed(this.cid).body()).contains("\"noteCount\":1");
		String byCid = this.cid.post(notes, Map.of("text", "By Cid")).json().get("id").stringValue();
		String byAnn = this.ann.post(notes, Map.of("text", "By Ann")).json().get("id").stringValue();
		assertThat(this.cid.get(notes).json().valueStream().map((note) -> note.get("text").stringValue()))
			.containsExactly("By Bob", "By Cid", "By Ann");
		assertThat(this.bob.delete(notes + "/" + byAnn).status()).isEqualTo(403);
		assertThat(this.cid.delete(notes + "/" + byAnn).status()).isEqualTo(403);
		assertThat(this.cid.delete(notes + "/" + byCid).status()).isEqualTo(204);
		assertThat(this.ann.delete(added.header("Location")).status()).isEqualTo(204);
		assertThat(this.ann.delete(added.header("Location")).status()).isEqualTo(404);
		assertThat(feed(this.cid).body()).contains("\"noteCount\":1");
		assertThat(this.ann.post(notes, Map.of("text", " ")).status()).isEqualTo(422);
		assertThat(this.ann.post(notes, Map.of()).status()).isEqualTo(400);
		assertThat(this.ann.post(notes, Map.of("text", "x", "author", "Eve")).status()).isEqualTo(400);
		Client outsider = this.office.stranger().signIn(this.office.person("Sue").username(), Office.PASSWORD);
		assertThat(outsider.get(notes).status()).isEqualTo(404);
		assertThat(outsider.post(notes, Map.of("text", "Mine")).status()).isEqualTo(404);
		assertThat(outsider.delete(notes + "/" + byAnn).status()).isEqualTo(404);
	}

	private void warm() {
		for (Client client : List.of(this.ann, this.bob, this.cid)) {
			feed(client);
			assertThat(feed(client).header("Cache-Status")).isEqualTo(HIT);
		}
	}

	private static Response feed(Client client) {
		return client.feed("2025-10-01", "2025-11-01", "");
	}

	private static String version(Client client) {
		return feed(client).header("X-Calendar-Version");
	}

	private static List<String> titles(Client client) {
		Response feed = feed(client);
		assertThat(feed.header("Cache-Status")).isEqualTo(MISS);
		return FeedIntegrationTests.titles(feed);
	}

	private static String team(Client client, String name) {
		return client.post("/api/teams", Map.of("name", name)).json().get("id").stringValue();
	}

	private static void put(Client manager, String team, Viewer person, String role) {
		assertThat(manager.send("PUT", "/api/teams/" + team + "/members/" + person.id(), Map.of("role", role)).status())
			.isEqualTo(204);
	}

	private static String create(Client client, String title, Object... members) {
		Map<String, Object> item = FeedIntegrationTests.item(title, members);
		item.put("startDate", "2025-10-15");
		return client.create(item);
	}

}
