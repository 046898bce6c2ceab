package dev.kalends.calendar;

import java.util.List;
import java.util.Map;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two concurrent changes of one series. Changes of the same occurrence result in one
 * override, and a person who sent {@code If-Match} is told about the other change. An
 * acknowledged change is never lost.
 */
@HeldFeedTest
class CrossingSeriesChangesIntegrationTests extends CrossingChanges {

	private static final String[] FIRST_VERSION = { "If-Match", "\"1\"" };

	private Viewer bobPerson;

	private Client ann;

	private Client bob;

	private String series;

	@BeforeEach
	void createSeries() {
		Viewer annPerson = this.office.person("Ann Ames");
		this.bobPerson = this.office.person("Bob Brandt");
		this.ann = signIn(annPerson);
		this.bob = signIn(this.bobPerson);
		String team = team(this.ann, "Team");
		join(this.ann, team, this.bobPerson, "editor");
		this.series = this.ann.create(FeedIntegrationTests.item("Meeting", "teamId", team, "startDate", "2025-10-06",
				"recurrenceRule", "FREQ=WEEKLY;COUNT=5"));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void changesOfOneOccurrenceResultInOneOverride(boolean swapped) {
		List<Integer> statuses = cross(swapped, () -> patch(this.ann, "2025-10-13", "this", Map.of("title", "Moved")),
				() -> patch(this.bob, "2025-10-13", "this", Map.of("priority", "high")));
		assertThat(statuses).containsExactly(200, 200);
		assertThat(body(this.bobPerson)).containsOnlyOnce("\"Moved\"").containsOnlyOnce("\"high\"");
		assertThat(overrides()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void secondPersonWithIfMatchIsTold(boolean swapped) {
		List<Integer> statuses = cross(swapped,
				() -> patch(this.ann, "2025-10-13", "this", Map.of("title", "By Ann"), FIRST_VERSION),
				() -> patch(this.bob, "2025-10-13", "this", Map.of("title", "By Bob"), FIRST_VERSION));
		assertThat(statuses).containsExactlyElementsOf(swapped ? List.of(412, 200) : List.of(200, 412));
		assertThat(body(this.bobPerson)).containsOnlyOnce(swapped ? "By Bob" : "By Ann")
			.doesNotContain(swapped ? "By Ann" : "By Bob");
		assertThat(overrides()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void changesOfDifferentOccurrencesBothSucceed(boolean swapped) {
		List<Integer> statuses = cross(swapped,
				() -> patch(this.ann, "2025-10-13", "this", Map.of("title", "By Ann"), FIRST_VERSION),
				() -> patch(this.bob, "2025-10-20", "this", Map.of("title", "By Bob"), FIRST_VERSION));
		assertThat(statuses).containsExactly(200, 200);
		assertThat(body(this.bobPerson)).containsOnlyOnce("By Ann").containsOnlyOnce("By Bob");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void occurrenceIsDeletedWhileItIsChanged(boolean swapped) {
		List<Integer> statuses = cross(swapped,
				() -> this.ann.delete("/api/work-items/" + this.series + "?occurrence=2025-10-13&apply=this"),
				() -> patch(this.bob, "2025-10-13", "this", Map.of("title", "Changed")));
		assertThat(statuses).containsExactlyElementsOf(swapped ? List.of(204, 200) : List.of(204, 404));
		assertThat(body(this.bobPerson)).doesNotContain("Changed", "\"2025-10-13\"");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void seriesIsSplitWhileALaterOccurrenceIsChanged(boolean swapped) {
		List<Integer> statuses = cross(swapped,
				() -> patch(this.ann, "2025-10-20", "following", Map.of("priority", "high")),
				() -> patch(this.bob, "2025-10-27", "this", Map.of("title", "By Bob")));
		// After the split the series has no such occurrence any more.
		assertThat(statuses).containsExactlyElementsOf(swapped ? List.of(200, 200) : List.of(200, 404));
		assertThat(body(this.bobPerson).contains("By Bob")).isEqualTo(swapped);
		assertThat(events()).isEqualTo(4);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void seriesIsSplitWhileALaterOverrideIsChanged(boolean swapped) {
		String override = patch(this.ann, "2025-10-27", "this", Map.of("title", "Override")).json()
			.get("id")
			.stringValue();
		List<Integer> statuses = cross(swapped,
				() -> patch(this.ann, "2025-10-20", "following", Map.of("priority", "high")),
				() -> this.bob.patch("/api/work-items/" + override, Map.of("title", "By Bob")));
		assertThat(statuses).containsExactly(200, 200);
		assertThat(body(this.bobPerson)).containsOnlyOnce("By Bob");
		assertThat(this.bob.get("/api/work-items/" + override).json().get("seriesId").stringValue())
			.isNotEqualTo(this.series);
		assertThat(events()).isEqualTo(4);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void seriesIsDeletedWhileAnOccurrenceIsChanged(boolean swapped) {
		List<Integer> statuses = cross(swapped, () -> this.ann.delete("/api/work-items/" + this.series),
				() -> patch(this.bob, "2025-10-13", "this", Map.of("title", "Changed")));
		assertThat(statuses).containsExactlyElementsOf(swapped ? List.of(204, 200) : List.of(204, 404));
		assertThat(body(this.bobPerson)).isEqualTo("[]");
	}

	private Response patch(Client client, String occurrence, String apply, Map<String, Object> patch,
			String... headers) {
		return client.send("PATCH", "/api/work-items/" + this.series + "?occurrence=" + occurrence + "&apply=" + apply,
				patch, headers);
	}

	private int overrides() {
		return this.jdbc.queryForObject("select count(*) from work_item where series_id = cast(? as uuid)",
				Integer.class, this.series);
	}

	/**
	 * Returns the number of events in October.
	 */
	private int events() {
		return this.bob.feed("2025-10-01", "2025-11-01", "").json().size();
	}

}
