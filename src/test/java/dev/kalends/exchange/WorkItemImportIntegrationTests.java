package dev.kalends.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A CSV file is imported completely or not at all.
 */
@KalendsTest
class WorkItemImportIntegrationTests {

	private static final Path RELEASE_PLANS = Path.of("../shared/data/kubernetes-release-plans.csv");

	@Autowired
	private Office office;

	@Autowired
	private FileImport imports;

	private Viewer ann;

	private Client client;

	@BeforeEach
	void signIn() {
		this.ann = this.office.person("Ann Ames");
		this.client = this.office.signIn(this.ann);
	}

	@Test
	void importCreatesItemsWithParentsAssigneesAndTimes() {
		Viewer bob = this.office.person("Bob the Import Builder");
		assertThat(importPlan(
				"""
						title,type,parent,start_date,due_date,start_time,end_time,time_zone,assignee,status,color,description
						Release,project,,2025-09-15,2025-12-18,,,,Release Lead,,#ABCDEF,
						"Freeze, first",task,Release,2025-10-16,2025-10-16,12:00,12:00,UTC,%s; bob the import builder ;Lead,completed,,"Two
						lines, ""quoted\"""
						"""
					.formatted(this.ann.username()))
			.body()).isEqualTo("{\"created\":2}");
		JsonNode items = this.client.get("/api/work-items?sort=title").json().get("items");
		JsonNode freeze = items.get(0);
		JsonNode release = items.get(1);
		assertThat(freeze.get("title").stringValue()).isEqualTo("Freeze, first");
		assertThat(freeze.get("parentId")).isEqualTo(release.get("id"));
		assertThat(freeze.get("description").stringValue()).isEqualTo("Two\nlines, \"quoted\"");
		assertThat(freeze.get("assigneeIds").valueStream().map(JsonNode::stringValue))
			.containsExactlyInAnyOrder(this.ann.id().toString(), bob.id().toString());
		assertThat(freeze.get("assigneeLabels").toString()).isEqualTo("[\"Lead\"]");
		assertThat(release.get("color").stringValue()).isEqualTo("#abcdef");
		assertThat(release.get("progress").intValue()).isEqualTo(100);
		JsonNode event = this.client.feed("2025-10-16T12:00:00Z", "2025-10-16T13:00:00Z", "&type=task").json().get(0);
		assertThat(event.has("end")).isFalse();
	}

	@Test
	void seriesIsImportedWithRemovedOccurrences() {
		assertThat(importPlan(
				"""
						type,title,start_date,due_date,start_time,end_time,recurrence_rule,recurrence_exceptions
						activity,Meeting,2026-12-07,2026-12-07,09:30,10:00,FREQ=WEEKLY;COUNT=5,2026-12-14T09:30:00; 2026-12-28T09:30
						""")
			.body()).isEqualTo("{\"created\":1}");
		String id = this.client.get("/api/work-items").json().at("/items/0/id").stringValue();
		String occurrence = "/api/work-items/" + id + "?apply=this&occurrence=";
		assertThat(this.client.delete(occurrence + "2026-12-14T09:30:00").status()).as("removed").isEqualTo(404);
		assertThat(this.client.delete(occurrence + "2026-12-28T09:30:00").status()).as("removed").isEqualTo(404);
		assertThat(this.client.delete(occurrence + "2026-12-21T09:30:00").status()).isEqualTo(204);
	}

	@Test
	void invalidRecurrenceIsRefusedWithItsColumn() {
		Response refused = importPlan("""
				type,title,start_date,recurrence_rule,recurrence_exceptions
				activity,No rule,2026-12-07,,2026-12-14
				activity,Bad rule,2026-12-07,FREQ=HOURLY,
				activity,No date,,FREQ=DAILY,
				activity,Not an occurrence,2026-12-07,FREQ=WEEKLY,2026-12-15
				activity,Not a date,2026-12-07,FREQ=WEEKLY,tomorrow
				""");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(
				refused.json().get("errors").valueStream().map((error) -> error.get("row") + " " + error.get("field")))
			.containsExactly("2 \"recurrence_exceptions\"", "3 \"recurrence_rule\"", "4 \"recurrence_rule\"",
					"5 \"recurrence_exceptions\"", "6 \"recurrence_exceptions\"");
	}

	@Test
	void seriesHasNoChildrenInAFile() {
		Response refused = importPlan("""
				type,title,parent,start_date,recurrence_rule
				activity,Meeting,,2026-12-07,FREQ=WEEKLY
				task,Child,Meeting,,
				""");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.json().at("/errors/0/field").stringValue()).isEqualTo("parent");
	}

	@Test
	void parentIsTheLastPrecedingRowOrTheOnlyItemWithThatTitle() {
		importPlan("type,title,parent\nproject,Existing,\n");
		assertThat(importPlan("""
				type,title,parent
				activity,Twice,Existing
				task,Under the first,Twice
				activity,Twice,
				task,Under the second,Twice
				""").status()).isEqualTo(200);
		JsonNode items = this.client.get("/api/work-items?sort=createdAt").json().get("items");
		List<String> twice = items.valueStream()
			.filter((item) -> item.get("title").stringValue().equals("Twice"))
			.map((item) -> item.get("id").stringValue())
			.toList();
		assertThat(parentOf(items, "Under the first")).isNotEqualTo(parentOf(items, "Under the second")).isIn(twice);
		Response ambiguous = importPlan("type,title,parent\ntask,x,Twice\n");
		assertThat(ambiguous.status()).isEqualTo(422);
		assertThat(ambiguous.json().at("/errors/0/field").stringValue()).isEqualTo("parent");
	}

	@Test
	void parentsPeopleAndTeamsAreFoundByTheirNormalForm() {
		Viewer jurgen = this.office.person("J\u00fcrgen Wei\u00df");
		this.client.post("/api/teams", Map.of("name", "Stra\u00dfe"));
		importPlan("type,title\nproject,Cafe\u0301\nproject,Cafe\nproject,M\u00fcnchen\n");
		String plan = """
				type,title,parent,team,assignee
				task,Exact,Cafe,,
				task,Similar,MUNCHEN,,
				task,Own,,STRASSE,JU\u0308RGEN WEISS
				subtask,Nearest,own,STRASSE,
				""";
		Response ambiguous = importPlan(plan + "task,Ambiguous,CAFE,,\n");
		assertThat(ambiguous.json().get("errors").size()).as(ambiguous.body()).isEqualTo(1);
		assertThat(ambiguous.json().at("/errors/0/row").intValue()).isEqualTo(6);
		assertThat(importPlan(plan).status()).isEqualTo(200);
		JsonNode items = this.client.get("/api/work-items").json().get("items");
		assertThat(parentOf(items, "Exact")).isEqualTo(item(items, "Cafe").get("id").stringValue());
		assertThat(parentOf(items, "Similar")).isEqualTo(item(items, "M\u00fcnchen").get("id").stringValue());
		assertThat(parentOf(items, "Nearest")).isEqualTo(item(items, "Own").get("id").stringValue());
		assertThat(item(items, "Own").get("assigneeIds").toString()).contains(jurgen.id().toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "type,title~task,ok~task, | 3 | title",
			"type,title~task,ok~meal,x | 3 | type", "type,title,due_date~task,x,15.10.2025 | 2 | due_date",
			"type,title,start_date,due_date~task,x,2025-10-15,2025-10-14 | 2 | due_date",
			"type,title,end_time~task,x,10:00 | 2 | end_time", "type,title,start_time~task,x,25:00 | 2 | start_time",
			"type,title,time_zone~task,x,Mars | 2 | time_zone", "type,title,status~task,x,done | 2 | status",
			"type,title,progress~task,x,101 | 2 | progress", "type,title,color~task,x,red | 2 | color",
			"type,title,team~task,x,Blue | 2 | team", "type,title,parent~task,x,Nowhere | 2 | parent",
			"type,title,parent~task,x,y~project,y, | 2 | parent", "type,title,parent~project,p,~project,q,p | 3 | type",
			"title~x | 1 | type", "type,title,nonsense~task,x,1 | 1 | nonsense",
			"type,title,title~task,x,y | 1 | title", "type,title~task,`x~ | 2 | file", "type,title~task,x,y | 2 | file",
			"type,title,description~task,x,\"two~lines\"~,,~meal,x, | 4 | type" })
	void invalidRowIsReportedAndNothingIsSaved(String plan, int row, String field) {
		Response answer = importPlan(plan.replace('~', '\n').replace('`', '"'));
		assertThat(answer.status()).as(answer.body()).isEqualTo(422);
		assertThat(answer.json().at("/errors/0/row").intValue()).isEqualTo(row);
		assertThat(answer.json().at("/errors/0/field").stringValue()).isEqualTo(field);
		assertThat(answer.json().at("/errors/0/message").stringValue()).isNotBlank();
		assertThat(this.client.get("/api/work-items").json().at("/page/totalItems").intValue()).isZero();
	}

	@Test
	void allInvalidRowsAreReported() {
		JsonNode errors = importPlan("type,title\nmeal,x\ntask,ok\ntask,\n").json().get("errors");
		assertThat(errors.valueStream().map((error) -> error.get("row").intValue())).containsExactly(2, 4);
	}

	@Test
	void invalidUtf8IsReportedWithItsRow() {
		byte[] latin = "type,title\ntask,ok\ntask,Größe\n".getBytes(StandardCharsets.ISO_8859_1);
		assertThat(catchThrowableOfType(ImportRefusedException.class, () -> this.imports.run(this.ann,
				new ByteArrayResource(latin), ImportChoices.STRICT, ImportProgress.NONE))
			.violations()).extracting(RowViolation::row).containsExactly(3L);
	}

	@Test
	void byteOrderMarkIsIgnored() {
		assertThat(importPlan("\ufefftype,title\r\ntask,x\r\n").body()).isEqualTo("{\"created\":1}");
	}

	@Test
	void longImportReportsProgress() throws IOException {
		StringBuilder plan = new StringBuilder("type,title\n");
		IntStream.range(0, 1000).forEach((i) -> plan.append("task,Item ").append(i).append('\n'));
		List<Integer> steps = new ArrayList<>();
		this.imports.run(this.ann, new ByteArrayResource(plan.toString().getBytes(StandardCharsets.UTF_8)),
				ImportChoices.STRICT, (done, total) -> steps.add(done));
		assertThat(steps).startsWith(0, 250, 500, 750).endsWith(1000).isSorted();
	}

	@Test
	void tooManyRowsAreRejected() {
		StringBuilder plan = new StringBuilder("type,title\n");
		IntStream.rangeClosed(0, FileImport.MAX_ROWS).forEach((i) -> plan.append("task,x\n"));
		Response answer = importPlan(plan.toString());
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.json().at("/errors/0/row").intValue()).isEqualTo(FileImport.MAX_ROWS + 2);
	}

	@Test
	void releasePlansAreImported() throws IOException {
		assumeTrue(Files.exists(RELEASE_PLANS), "the file with the release plans is missing");
		assertThat(importPlan(Files.readString(RELEASE_PLANS)).body()).isEqualTo("{\"created\":304}");
		JsonNode projects = this.client.get("/api/work-items?type=project").json();
		assertThat(projects.at("/page/totalItems").intValue()).isEqualTo(8);
		List<String> october = this.client.feed("2025-10-01", "2025-11-01", "")
			.json()
			.valueStream()
			.map((event) -> event.get("title").stringValue())
			.toList();
		assertThat(october).contains("Kubernetes v1.35 release", "Begin Enhancements Freeze",
				"v1.35.0-alpha.2 released");
	}

	private Response importPlan(String plan) {
		return this.client.post("/api/work-items/import", plan, "Content-Type", "text/csv; charset=utf-8");
	}

	private static String parentOf(JsonNode items, String title) {
		return item(items, title).get("parentId").stringValue();
	}

	private static JsonNode item(JsonNode items, String title) {
		return items.valueStream()
			.filter((item) -> item.get("title").stringValue().equals(title))
			.findFirst()
			.orElseThrow();
	}

}
