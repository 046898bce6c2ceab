package dev.kalends.workitem;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import dev.kalends.account.Viewer;
import dev.kalends.shared.PlainText;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Search finds items that the caller can see by words in titles, descriptions and notes.
 */
@KalendsTest
class SearchIntegrationTests {

	@Autowired
	private Office office;

	private Viewer bob;

	private Client client;

	@BeforeEach
	void signIn() {
		this.bob = this.office.person("Bob Brandt");
		this.client = this.office.signIn(this.office.person("Ann Ames"));
	}

	@Test
	void itemsWithAllWordsAreFoundAndTitleMatchesComeFirst() {
		String title = create("Paint the HALL blue", "");
		String both = create("Order ladders", "For the **hall**, see [the paint](https://example.org/colours).");
		String note = create("Ask the owner", "About the hall.");
		this.client.post("/api/work-items/" + note + "/notes", Map.of("text", "They want\nanother paint."));
		create("Paint only", "Nothing else");
		JsonNode hits = search("hall  Paint").json();
		assertThat(hits.valueStream().map((hit) -> hit.get("id").stringValue())).containsExactly(title, note, both);
		assertThat(hits.get(0).get("type").stringValue()).isEqualTo("task");
		assertThat(hits.get(0).get("startDate").stringValue()).isEqualTo("2025-10-15");
		assertThat(hits.get(0).at("/match/in").stringValue()).isEqualTo("title");
		assertThat(hits.get(1).at("/match/in").stringValue()).isEqualTo("description");
		assertThat(hits.get(2).at("/match/snippet").stringValue()).startsWith("For the hall, see").doesNotContain("*");
		assertThat(search("another").json().at("/0/match/in").stringValue()).isEqualTo("note");
		assertThat(search("another").json().at("/0/match/snippet").stringValue()).isEqualTo("They want another paint.");
		assertThat(search("example.org/colours").json().at("/0/match/snippet").stringValue())
			.contains("example.org/colours");
		assertThat(search("hall roof").body()).isEqualTo("[]");
	}

	@Test
	void patternCharactersMatchLiterally() {
		create("100% done", "");
		create("snake_case!", "");
		create("Größe ☃ <b>", "It's \"quoted\"; drop table note; --");
		assertThat(titles("%")).containsExactly("100% done");
		assertThat(titles("_")).containsExactly("snake_case!");
		assertThat(titles("e!")).containsExactly("snake_case!");
		assertThat(titles("GRÖSSE")).containsExactly("Größe ☃ <b>");
		assertThat(titles("GRÖßE ☃ <B>")).containsExactly("Größe ☃ <b>");
		assertThat(titles("\"quoted\"; --")).containsExactly("Größe ☃ <b>");
	}

	@ParameterizedTest
	@MethodSource("dev.kalends.shared.SearchTextTests#pairs")
	void textsThatLookTheSameAreFoundInTitlesDescriptionsAndNotes(String text, String query) {
		// Invisible characters are removed from titles.
		String title = PlainText.name(text);
		create(text, "");
		create("In the description", text);
		String noted = create("In a note", "");
		this.client.post("/api/work-items/" + noted + "/notes", Map.of("text", text));
		assertThat(titles(query)).containsExactlyInAnyOrder(title, "In the description", "In a note");
		String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
		assertThat(this.client.get("/api/work-items?q=" + encoded).json().at("/page/totalItems").intValue()).as("list")
			.isEqualTo(1);
		assertThat(this.client.feed("2025-10-01", "2025-11-01", "&q=" + encoded).json().size()).as("feed").isEqualTo(1);
	}

	@Test
	void searchDoesNotDependOnTheLanguageOfTheServer() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr"));
		try {
			create("Invoice REVISION", "");
			assertThat(titles("invoice revision")).containsExactly("Invoice REVISION");
			assertThat(titles("INVOICE")).containsExactly("Invoice REVISION");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void searchFollowsEveryChangeOfATitleOrDescription() {
		String id = create("Café", "Straße");
		this.client.patch("/api/work-items/" + id, Map.of("title", "Théâtre", "description", "Fußweg"));
		assertThat(titles("cafe")).isEmpty();
		assertThat(titles("theatre fussweg")).containsExactly("Théâtre");
		this.client.post("/api/changes/undo", Map.of());
		assertThat(titles("cafe strasse")).containsExactly("Café");
		this.client.patch("/api/work-items/" + id, "{\"description\":null}", "Content-Type",
				"application/merge-patch+json");
		assertThat(titles("strasse")).isEmpty();
	}

	@Test
	void listsAreSortedByTheNormalFormOfTitles() {
		List.of("Zebra", "Ärger", "apfel", "Öl").forEach((title) -> create(title, ""));
		assertThat(this.client.get("/api/work-items?sort=title")
			.json()
			.get("items")
			.valueStream()
			.map((item) -> item.get("title").stringValue())).containsExactly("apfel", "Ärger", "Öl", "Zebra");
	}

	@Test
	void labelsAreFoundByTheirNormalForm() {
		String id = create("Party", "");
		this.client.patch("/api/work-items/" + id + "/settings", Map.of("labels", List.of("Fu\u0308r Gäste, STRASSE")));
		for (String label : List.of("für gäste, straße", "FUR GASTE, Strasse")) {
			String query = "label=" + URLEncoder.encode(label, StandardCharsets.UTF_8);
			assertThat(this.client.get("/api/work-items?" + query).json().at("/page/totalItems").intValue()).isOne();
			assertThat(this.client.feed("2025-10-01", "2025-11-01", "&" + query).json().size()).isOne();
		}
	}

	@Test
	void invisibleItemsAreNotFound() {
		String team = this.client.post("/api/teams", Map.of("name", "Crew")).json().get("id").stringValue();
		String shared = this.client.create(Map.of("type", "task", "title", "Secret visit", "description", "The vault",
				"teamId", team, "assigneeIds", List.of(this.bob.id().toString())));
		this.client.post("/api/work-items/" + shared + "/notes", Map.of("text", "Bring torches"));
		String hidden = this.client
			.create(Map.of("type", "task", "title", "Secret plan", "description", "The vault", "teamId", team));
		this.client.post("/api/work-items/" + hidden + "/notes", Map.of("text", "Bring torches"));
		Client assignee = this.office.signIn(this.bob);
		for (String words : List.of("secret", "vault", "torches")) {
			JsonNode found = assignee.get("/api/search?q=" + words).json();
			assertThat(found.valueStream().map((hit) -> hit.get("title").stringValue())).as(words)
				.containsExactly("Secret visit");
			assertThat(search(words).json().size()).isEqualTo(2);
		}
		Client outsider = this.office.signIn(this.office.person("Olaf Outside"));
		assertThat(outsider.get("/api/search?q=secret").body()).isEqualTo("[]");
		this.client.delete("/api/work-items/" + hidden);
		assertThat(titles("secret")).containsExactly("Secret visit");
		this.client.delete("/api/teams/" + team);
		assertThat(assignee.get("/api/search?q=torches").body()).isEqualTo("[]");
	}

	@Test
	void resultsAreLimitedTo20MostRecentlyChanged() {
		List<String> ids = IntStream.range(0, 22).mapToObj((i) -> create("Step " + i, "")).toList();
		this.client.patch("/api/work-items/" + ids.get(3), Map.of("progress", 10));
		JsonNode hits = search("step").json();
		assertThat(hits.size()).isEqualTo(20);
		assertThat(hits.at("/0/title").stringValue()).isEqualTo("Step 3");
		assertThat(hits.at("/1/title").stringValue()).isEqualTo("Step 21");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?q=", "?q=%20", "?q=a%00b" })
	void invalidQueryIsRejectedWithParameterName(String query) {
		Response refused = this.client.get("/api/search" + query);
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("q");
	}

	private String create(String title, String description) {
		return this.client
			.create(Map.of("type", "task", "title", title, "description", description, "startDate", "2025-10-15"));
	}

	private Response search(String words) {
		return this.client.get("/api/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
	}

	private List<String> titles(String words) {
		return search(words).json().valueStream().map((hit) -> hit.get("title").stringValue()).toList();
	}

}
