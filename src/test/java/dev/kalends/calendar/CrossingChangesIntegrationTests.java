package dev.kalends.calendar;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.kalends.account.Viewer;
import dev.kalends.calendar.CalendarFeed.CacheStatus;
import dev.kalends.calendar.CalendarFeed.FeedAnswer;
import dev.kalends.freshness.HeldCommits.Hold;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two concurrent changes: one has written all its data and pauses right before its
 * commit, while the other runs until it is blocked by the first or finished. Regardless
 * of the order, all cached feeds are afterwards identical to uncached ones.
 */
@HeldFeedTest
class CrossingChangesIntegrationTests extends CrossingChanges {

	@Autowired
	private HeldReads reads;

	private Viewer annPerson;

	private Viewer bobPerson;

	private Client admin;

	private Client ann;

	private Client bob;

	private Client cid;

	private String first;

	private String second;

	private String location;

	@BeforeEach
	void createTeams() {
		this.annPerson = this.office.person("Ann Ames");
		this.bobPerson = this.office.person("Bob Brandt");
		Viewer cidPerson = this.office.person("Cid Cole");
		this.admin = signIn(this.office.admin());
		this.ann = signIn(this.annPerson);
		this.bob = signIn(this.bobPerson);
		this.cid = signIn(cidPerson);
		this.first = team(this.ann, "First");
		this.second = team(this.cid, "Second");
		join(this.ann, this.first, this.bobPerson, "editor");
		join(this.cid, this.second, this.annPerson, "editor");
		this.location = this.ann.post("/api/locations", Map.of("name", "Old room")).json().get("id").stringValue();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void memberIsRemovedWhileTheirItemIsEdited(boolean swapped) {
		String item = create("Item", "teamId", this.first, "assigneeIds", List.of(this.bobPerson.id().toString()));
		cross(swapped, () -> this.ann.delete("/api/teams/" + this.first + "/members/" + this.bobPerson.id()),
				() -> this.ann.patch("/api/work-items/" + item, Map.of("title", "Edited")));
		assertThat(get(item).get("assigneeIds").size()).isZero();
		assertThat(get(item).get("title").stringValue()).isEqualTo("Edited");
		assertThat(body(this.bobPerson)).doesNotContain("Edited");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void memberIsRemovedWhileAnItemIsAssignedToThem(boolean swapped) {
		String item = create("Item", "teamId", this.first);
		cross(swapped, () -> this.ann.delete("/api/teams/" + this.first + "/members/" + this.bobPerson.id()),
				() -> this.ann.patch("/api/work-items/" + item,
						Map.of("assigneeIds", List.of(this.bobPerson.id().toString()))));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void locationIsRenamedWhileItIsSetOnAnotherTeamsItem(boolean swapped) {
		String item = create("Item", "teamId", this.second);
		cross(swapped, () -> renameLocation(),
				() -> this.cid.patch("/api/work-items/" + item, Map.of("locationId", this.location)));
		assertThat(body(this.annPerson)).contains("New room");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void locationIsRenamedWhileItsItemMovesToAnotherTeam(boolean swapped) {
		String item = create("Item", "teamId", this.first, "locationId", this.location);
		cross(swapped, () -> renameLocation(),
				() -> this.ann.patch("/api/work-items/" + item, Map.of("teamId", this.second)));
		assertThat(body(this.annPerson)).contains("New room");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void locationIsDeletedWhileItsItemGetsAnotherOne(boolean swapped) {
		String item = create("Item", "teamId", this.first, "locationId", this.location);
		String other = this.ann.post("/api/locations", Map.of("name", "Other room")).json().get("id").stringValue();
		cross(swapped, () -> this.bob.delete("/api/locations/" + this.location),
				() -> this.ann.patch("/api/work-items/" + item, Map.of("locationId", other)));
		assertThat(get(item).get("locationId").stringValue()).isEqualTo(other);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void personIsRenamedWhileTheirItemIsRestored(boolean swapped) {
		String item = create("Item", "teamId", this.second, "assigneeIds", List.of(this.bobPerson.id().toString()));
		this.ann.delete("/api/work-items/" + item);
		cross(swapped,
				() -> this.admin.patch("/api/users/" + this.bobPerson.id(), Map.of("displayName", "Robert Brandt")),
				() -> this.ann.post("/api/work-items/" + item + "/restore", null));
		assertThat(body(this.annPerson)).contains("Robert Brandt");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void teamIsRenamedWhileAnItemMovesIntoIt(boolean swapped) {
		String item = create("Item", "teamId", this.first);
		cross(swapped, () -> this.cid.patch("/api/teams/" + this.second, Map.of("name", "Renamed")),
				() -> this.ann.patch("/api/work-items/" + item, Map.of("teamId", this.second)));
		assertThat(body(this.annPerson)).contains("Renamed");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void teamColorChangesWhileItemWithOutsideAssigneeMovesIntoIt(boolean swapped) {
		String item = create("Item", "teamId", this.first, "assigneeIds", List.of(this.bobPerson.id().toString()));
		cross(swapped, () -> this.cid.patch("/api/teams/" + this.second + "/settings", Map.of("color", "#123456")),
				() -> this.ann.patch("/api/work-items/" + item, Map.of("teamId", this.second)));
		assertThat(body(this.bobPerson)).contains("#123456");
	}

	@Test
	void siblingsAreCompletedConcurrently() {
		String parent = create("Parent", "teamId", this.first);
		String one = create("One", "type", "subtask", "parentId", parent);
		String two = create("Two", "type", "subtask", "parentId", parent);
		cross(false, () -> this.ann.patch("/api/work-items/" + one, Map.of("status", "completed")),
				() -> this.bob.patch("/api/work-items/" + two, Map.of("status", "completed")));
		assertThat(get(parent).get("progress").intValue()).isEqualTo(100);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void crossingMovesCreateNoCycle(boolean swapped) {
		String one = create("One", "type", "project", "teamId", this.first);
		String two = create("Two", "type", "project", "teamId", this.first);
		this.ann.patch("/api/work-items/" + one, Map.of("type", "sub_project"));
		this.ann.patch("/api/work-items/" + two, Map.of("type", "sub_project"));
		List<Integer> statuses = cross(swapped, () -> this.ann.patch("/api/work-items/" + one, Map.of("parentId", two)),
				() -> this.bob.patch("/api/work-items/" + two, Map.of("parentId", one)));
		assertThat(statuses).containsExactlyInAnyOrder(200, 422);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void teamIsDeletedWhileAChildIsAdded(boolean swapped) {
		String parent = create("Parent", "teamId", this.first);
		cross(swapped, () -> this.ann.delete("/api/teams/" + this.first), () -> this.bob.post("/api/work-items",
				FeedIntegrationTests.item("Child", "type", "subtask", "parentId", parent)));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void teamIsDeletedWhileAnItemIsRestored(boolean swapped) {
		String item = create("Item", "teamId", this.first);
		this.ann.delete("/api/work-items/" + item);
		cross(swapped, () -> this.ann.delete("/api/teams/" + this.first),
				() -> this.bob.post("/api/work-items/" + item + "/restore", null));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void teamIsDeletedWhileAnItemLeavesIt(boolean swapped) {
		String item = create("Item", "teamId", this.first);
		List<Integer> statuses = cross(swapped,
				() -> this.ann.patch("/api/work-items/" + item, Map.of("teamId", this.second)),
				() -> this.ann.delete("/api/teams/" + this.first));
		if (statuses.get(0) == 200) {
			assertThat(body(this.annPerson)).contains("\"Second\"");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void parentIsDeletedWhileAChildIsAdded(boolean swapped) {
		String parent = create("Parent", "teamId", this.first);
		cross(swapped, () -> this.ann.delete("/api/work-items/" + parent + "?children=delete"), () -> this.bob
			.post("/api/work-items", FeedIntegrationTests.item("Child", "type", "subtask", "parentId", parent)));
	}

	@Test
	void roleChangeAppliesToNextRead() {
		create("Item", "teamId", this.first);
		warm();
		assertThat(body(this.bobPerson)).contains("\"editable\":true");
		join(this.ann, this.first, this.bobPerson, "viewer");
		assertThat(body(this.bobPerson)).contains("\"editable\":false");
		verify();
		join(this.ann, this.first, this.bobPerson, "editor");
		assertThat(body(this.bobPerson)).contains("\"editable\":true");
		verify();
	}

	@Test
	void returningMemberSeesInterimChanges() {
		String item = create("Item", "teamId", this.first);
		warm();
		this.bob.delete("/api/teams/" + this.first + "/members/" + this.bobPerson.id());
		assertThat(body(this.bobPerson)).isEqualTo("[]");
		verify();
		this.ann.patch("/api/work-items/" + item, Map.of("title", "Edited in the interim"));
		join(this.ann, this.first, this.bobPerson, "viewer");
		assertThat(body(this.bobPerson)).contains("Edited in the interim");
		verify();
	}

	@Test
	void dataLoadedBeforeCommitIsNotCached() throws Exception {
		String item = create("Before", "teamId", this.first);
		Hold hold = this.reads.holdNext();
		Future<FeedAnswer> reader = this.threads.submit(() -> read(this.bobPerson, QUERIES.get(0)).orElseThrow());
		hold.awaitStop();
		assertThat(this.ann.patch("/api/work-items/" + item, Map.of("title", "After")).status()).isEqualTo(200);
		hold.release();
		FeedAnswer answer = reader.get(30, TimeUnit.SECONDS);
		assertThat(text(answer)).contains("After");
		assertThat(read(this.bobPerson, QUERIES.get(0)).orElseThrow().status()).isEqualTo(CacheStatus.HIT);
		verify();
	}

	@Test
	void feedCachedDuringOpenTransactionIsInvalidatedByCommit() {
		String item = create("Before", "teamId", this.first);
		Hold hold = this.commits.holdNext();
		Future<Response> writer = this.threads
			.submit(() -> this.ann.patch("/api/work-items/" + item, Map.of("title", "After")));
		hold.awaitStop();
		assertThat(body(this.bobPerson)).contains("Before");
		assertThat(body(this.bobPerson)).contains("Before");
		hold.release();
		assertThat(status(writer)).isEqualTo(200);
		assertThat(body(this.bobPerson)).contains("After");
		verify();
	}

	private Response renameLocation() {
		return this.bob.patch("/api/locations/" + this.location, Map.of("name", "New room"));
	}

	private JsonNode get(String item) {
		return this.ann.get("/api/work-items/" + item).json();
	}

	private String create(String title, Object... members) {
		Map<String, Object> item = FeedIntegrationTests.item(title, members);
		item.put("startDate", "2025-10-15");
		return this.ann.create(item);
	}

}
