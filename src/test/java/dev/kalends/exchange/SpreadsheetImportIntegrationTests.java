package dev.kalends.exchange;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * {@code ?dialect=auto} reads files of spreadsheet programs, and {@code ?preview=true}
 * saves nothing. The files in {@code src/test/resources/spreadsheets} have the bytes that
 * these programs write for one plan: byte order marks, line ends, empty columns, formats
 * of dates and times.
 */
@KalendsTest
class SpreadsheetImportIntegrationTests {

	private static final Path FILES = Path.of("src/test/resources/spreadsheets");

	private static final Path RELEASE_PLANS = Path.of("../shared/data/kubernetes-release-plans.csv");

	@Autowired
	private Office office;

	private Viewer ann;

	private Client client;

	@BeforeEach
	void signIn() {
		this.ann = this.office.person("Ann Ames");
		this.client = this.office.signIn(this.ann);
	}

	static Stream<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(FILES)) {
			return files.sorted().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("files")
	void fileOfSpreadsheetProgramIsImportedWithoutEditing(Path file) throws IOException {
		assertThat(send("?dialect=auto", Files.readAllBytes(file)).body()).isEqualTo("{\"created\":3}");
		Map<String, JsonNode> items = this.client.get("/api/work-items")
			.json()
			.get("items")
			.valueStream()
			.collect(Collectors.toMap((item) -> item.get("title").stringValue(), Function.identity()));
		assertThat(items).containsOnlyKeys("Frühjahrsmesse München", "Stände aufbauen, prüfen", "Übergabe; \"kurz\"");
		JsonNode project = items.get("Frühjahrsmesse München");
		assertThat(texts(project, "type", "status", "priority", "startDate", "dueDate")).containsExactly("project",
				"in_progress", "high", "2025-10-01", "2025-10-31");
		JsonNode stands = items.get("Stände aufbauen, prüfen");
		assertThat(texts(stands, "type", "status", "startDate", "dueDate", "description", "parentId")).containsExactly(
				"task", "not_started", "2025-10-15", "2025-10-20",
				"Prüfen, dass „alles“ passt;\nzwei Zeilen, \"wörtlich\"", project.get("id").stringValue());
		assertThat(stands.get("progress").intValue()).isEqualTo(40);
		assertThat(stands.get("assigneeLabels").toString()).isEqualTo("[\"Jörg Größe\",\"Zoë\"]");
		assertThat(texts(items.get("Übergabe; \"kurz\""), "startDate", "dueDate", "startTime", "endTime", "timeZone"))
			.containsExactly("2025-10-02", "2025-10-02", "09:00:00", "14:30:00", "Europe/Berlin");
	}

	@Test
	void strictDialectRefusesWhatAutoReads() throws IOException {
		assertThat(send("", Files.readAllBytes(FILES.resolve("google-sheets-en.csv"))).status()).isEqualTo(422);
		assertThat(send("", "type,title,start_time,start_date\ntask,x,9:00,2025-10-15\n").status()).isEqualTo(422);
		assertThat(send("?separator=semicolon", "type;title\ntask;x\n").status()).isEqualTo(400);
		assertThat(items()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "type,title,start_date~task,x,03/04/2025~ | start_date | 2",
					"type,title,due_date~task,x,2025-10-15~task,y,03/04/25~ | due_date | 3",
					"Titel;Art;Beginn~x;Aufgabe;3-4-2025~ | start_date | 2",
					"type,title,start_date~task,x,25/04/2025~task,y,04/25/2025~ | start_date | 1",
					"Titel;Name;Art~x;y;Aufgabe~ | title | 1", "Start;Begin;Title;Type~;;x;task~ | start_date | 1",
					"Titel;Beginn~x;2025-10-15~ | type | 1", "Art;Beginn~Aufgabe;2025-10-15~ | title | 1" })
	void ambiguousColumnIsNamed(String plan, String column, int row) {
		for (String query : List.of("?dialect=auto", "?dialect=auto&preview=true")) {
			Response answer = send(query, plan.replace('~', '\n'));
			assertThat(answer.status()).as(answer.body()).isEqualTo(422);
			assertThat(answer.json().at("/errors/0/field").stringValue()).isEqualTo(column);
			assertThat(answer.json().at("/errors/0/row").intValue()).isEqualTo(row);
		}
		assertThat(items()).isZero();
	}

	@Test
	void choiceDecidesWhatIsAmbiguous() {
		String plan = "Titel;Art;Beginn\nx;Aufgabe;03/04/2025\n";
		assertThat(send("?dialect=auto&dateOrder=mdy&preview=true", plan).json().at("/rows/0/startDate").stringValue())
			.isEqualTo("2025-03-04");
		assertThat(send("?dialect=auto&dateOrder=dmy", plan).status()).isEqualTo(200);
		assertThat(this.client.get("/api/work-items").json().at("/items/0/startDate").stringValue())
			.isEqualTo("2025-04-03");
		assertThat(send("?dialect=auto&columns=title,,due_date&type=subtask&dateOrder=dmy&preview=true", plan).json()
			.at("/rows/0/dueDate")
			.stringValue()).isEqualTo("2025-04-03");
	}

	@Test
	void decidedColumnDecidesTheOtherOne() {
		String plan = "title,type,start_date,due_date\nx,task,10/11/2025,10/20/2025\n";
		JsonNode preview = send("?dialect=auto&preview=true", plan).json();
		assertThat(preview.at("/rows/0/startDate").stringValue()).isEqualTo("2025-10-11");
		assertThat(preview.at("/dialect/dateOrder").toString())
			.isEqualTo("{\"start_date\":\"mdy\",\"due_date\":\"mdy\"}");
	}

	@Test
	void previewSavesNothingAndTellsWhatEachRowBecomes() {
		JsonNode preview = send("?dialect=auto&preview=true",
				"Titel;Art;Beginn;Fällig am;Kostenstelle;Übergeordnet\nMesse;Projekt;1.10.2025;;4711;\n"
						+ "Aufbau;Aufgabe;15.10.2025;14.10.2025;;\nAbbau;Aufgabe;;16.10.2025;;Aufbau\n")
			.json();
		assertThat(preview.at("/rows/0").toString()).isEqualTo(
				"{\"row\":2,\"action\":\"create\",\"title\":\"Messe\",\"startDate\":\"2025-10-01\",\"dueDate\":null,\"message\":null}");
		assertThat(preview.get("rows").valueStream().map((row) -> row.get("action").stringValue()))
			.containsExactly("create", "skip", "skip");
		assertThat(preview.at("/rows/1/message").stringValue()).startsWith("due_date: ");
		assertThat(preview.at("/rows/2/message").stringValue()).startsWith("parent: ").contains("Aufbau");
		assertThat(texts(preview.get("dialect"), "encoding", "separator")).containsExactly("utf-8", ";");
		assertThat(preview.at("/dialect/columns/4").toString())
			.isEqualTo("{\"header\":\"Kostenstelle\",\"column\":null}");
		assertThat(items()).isZero();
	}

	@Test
	void previewOfStrictDialectIsStrict() {
		JsonNode preview = send("?preview=true", "type,title,due_date\ntask,a,2025-10-15\ntask,b,15.10.2025\n").json();
		assertThat(preview.get("rows").valueStream().map((row) -> row.get("action").stringValue()))
			.containsExactly("create", "skip");
		assertThat(send("?preview=true", "type;title\ntask;a\n").status()).isEqualTo(422);
		assertThat(send("?preview=maybe", "type,title\ntask,a\n").json().at("/errors/0/field").stringValue())
			.isEqualTo("preview");
		assertThat(items()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dialect=excel", "dialect=auto&encoding=latin", "dialect=auto&separator=pipe",
			"dialect=auto&dateOrder=ydm", "dialect=auto&columns=nonsense", "dialect=auto&type=meal",
			"dialect=auto&team=6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b" })
	void unknownChoiceIsRefused(String query) {
		Response answer = send("?" + query, "type,title\ntask,a\n");
		assertThat(answer.status()).isEqualTo(400);
		String parameter = query.substring(query.lastIndexOf('&') + 1, query.lastIndexOf('='));
		assertThat(answer.json().at("/errors/0/field").stringValue()).isEqualTo(parameter);
	}

	@Test
	void chosenTeamIsThatOfRootsWithoutTeam() {
		String blue = this.client.post("/api/teams", Map.of("name", "Blue")).json().get("id").stringValue();
		String red = this.client.post("/api/teams", Map.of("name", "Red")).json().get("id").stringValue();
		send("?dialect=auto&team=" + blue,
				"title,type,parent,team\nRoot,project,,\nChild,task,Root,\nOther,project,,Red\nOf other,task,Other,\n");
		Map<String, String> teams = this.client.get("/api/work-items")
			.json()
			.get("items")
			.valueStream()
			.collect(Collectors.toMap((item) -> item.get("title").stringValue(),
					(item) -> item.get("teamId").stringValue()));
		assertThat(teams)
			.containsExactlyInAnyOrderEntriesOf(Map.of("Root", blue, "Child", blue, "Other", red, "Of other", red));
		Client bob = this.office.signIn(this.office.person("Bob Brandt"));
		assertThat(bob
			.post("/api/work-items/import?dialect=auto&team=" + blue, "type,title\ntask,a\n", "Content-Type",
					"text/csv")
			.status()).isEqualTo(400);
	}

	@Test
	void ignoredColumnsAreReported() {
		assertThat(send("?dialect=auto", "Titel;Art;Kostenstelle;;\nx;Aufgabe;4711;;\n").body())
			.isEqualTo("{\"created\":1,\"ignoredColumns\":[\"Kostenstelle\"]}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n\nTitel;Art\nx;Aufgabe\n;\n", "sep=;\r\nTitel;Art\r\nx;Aufgabe\r\n",
			"Titel;Art\rx;Aufgabe\r", "TITEL;ART;;;\nx;AUFGABE;;;\n", "Titel*;Art:\nx;task" })
	void formOfTableDoesNotMatter(String plan) {
		assertThat(send("?dialect=auto", plan).body()).as(plan).isEqualTo("{\"created\":1}");
	}

	@Test
	void timeInDateColumnIsUsedUnlessItIsMidnight() {
		send("?dialect=auto", "Titel;Art;Beginn;Fällig am\nTermin;Aufgabe;15.10.2025 09:30;15.10.2025 11:00\n"
				+ "Tag;Aufgabe;15.10.2025 00:00;16.10.2025 00:00\n");
		Map<String, JsonNode> items = this.client.get("/api/work-items")
			.json()
			.get("items")
			.valueStream()
			.collect(Collectors.toMap((item) -> item.get("title").stringValue(), Function.identity()));
		assertThat(texts(items.get("Termin"), "startDate", "startTime", "endTime")).containsExactly("2025-10-15",
				"09:30:00", "11:00:00");
		assertThat(items.get("Tag").get("startTime").isNull()).isTrue();
	}

	@Test
	void chosenEncodingOverridesTheGuess() {
		byte[] plan = "Titel;Art\nGröße;Aufgabe\n".getBytes(StandardCharsets.UTF_8);
		assertThat(
				send("?dialect=auto&encoding=windows-1252&preview=true", plan).json().at("/rows/0/title").stringValue())
			.isEqualTo("GrÃ¶ÃŸe");
		byte[] latin = "Titel;Art\nx;Aufgabe\nGröße;Aufgabe\n".getBytes(Charset.forName("windows-1252"));
		JsonNode refused = send("?dialect=auto&encoding=utf-8&preview=true", latin).json();
		assertThat(refused.at("/errors/0/row").intValue()).isEqualTo(3);
	}

	@Test
	void rowsAndColumnsAreLimitedForEachDialect() {
		String rows = "Titel;Art\n" + "x;Aufgabe\n".repeat(FileImport.MAX_ROWS + 1);
		assertThat(send("?dialect=auto&preview=true", rows).json().at("/errors/0/row").intValue())
			.isEqualTo(FileImport.MAX_ROWS + 2);
		assertThat(send("?dialect=auto", "Titel;Art" + ";".repeat(CsvFile.MAX_COLUMNS) + "\nx;Aufgabe\n").status())
			.isEqualTo(422);
	}

	@Test
	void releasePlansAreTheSameThroughPreviewAndGuesses() throws IOException {
		assumeTrue(Files.exists(RELEASE_PLANS), "the file with the release plans is missing");
		byte[] plans = Files.readAllBytes(RELEASE_PLANS);
		for (String query : List.of("?preview=true", "?dialect=auto&preview=true")) {
			JsonNode rows = send(query, plans).json().get("rows");
			assertThat(rows).hasSize(304).allMatch((row) -> row.get("action").stringValue().equals("create"));
		}
		assertThat(items()).isZero();
		assertThat(send("?dialect=auto", plans).body()).isEqualTo("{\"created\":304}");
	}

	private Response send(String query, Object plan) {
		return this.client.post("/api/work-items/import" + query, plan, "Content-Type", "text/csv");
	}

	private int items() {
		return this.client.get("/api/work-items").json().at("/page/totalItems").intValue();
	}

	private static List<String> texts(JsonNode object, String... members) {
		return Stream.of(members).map((member) -> object.get(member).stringValue()).toList();
	}

}
