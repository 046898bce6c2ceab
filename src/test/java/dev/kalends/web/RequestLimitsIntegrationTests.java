package dev.kalends.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.kalends.shared.RequestLimits;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that requests that are too large, too deeply nested or have too many members are
 * rejected with a small response that states the limits, that nothing is saved, and that
 * no error is logged.
 */
@KalendsTest
@ExtendWith(OutputCaptureExtension.class)
class RequestLimitsIntegrationTests {

	private static final int MAX_RESPONSE = 64 * 1024;

	@Autowired
	private Office office;

	private Client client;

	@BeforeEach
	void signIn() {
		this.client = this.office.signIn(this.office.person("Ann"));
	}

	@AfterEach
	void verifyNothingWasSavedOrLogged(CapturedOutput output) {
		assertThat(this.client.get("/api/work-items").json().get("items")).isEmpty();
		assertThat(output).doesNotContain(" ERROR ");
	}

	static Stream<String> hostileJson() {
		String open = "{\"type\":\"task\",\"title\":\"x\",";
		return Stream.of(open + members(80_000) + "}",
				open + "\"description\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
				open + "\"description\":" + "{\"a\":".repeat(500) + "1" + "}".repeat(500) + "}",
				open + "\"assigneeIds\":[" + "1,".repeat(100_000) + "1]}",
				open + "\"progress\":" + "9".repeat(100_000) + "}", open + "\"progress\":1e999999999}",
				open + "\"" + "n".repeat(500_000) + "\":1}", open + "\"description\":\"" + "x".repeat(900_000) + "\"}",
				open + "\"title\":\"y\"}", open + "\"assigneeLabels\":[" + labels(4000) + "]}", "[".repeat(100_000),
				"\"" + "x".repeat(500_000));
	}

	private static String labels(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "\"l" + i + "\"").collect(Collectors.joining(","));
	}

	private static String members(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "\"k" + i + "\":1").collect(Collectors.joining(","));
	}

	@ParameterizedTest
	@MethodSource("hostileJson")
	void hostileJsonIsRejectedWithSmallResponse(String json) {
		for (Response refused : List.of(this.client.post("/api/work-items", json, "Content-Type", "application/json"),
				this.client.post("/api/teams", json, "Content-Type", "application/json"),
				this.client.patch("/api/settings", json, "Content-Type", "application/json"),
				this.client.post("/api/work-items/bulk", json, "Content-Type", "application/json"))) {
			assertThat(refused.status()).isIn(400, 403, 422);
			assertThat(refused.bytes()).hasSizeLessThan(MAX_RESPONSE);
			assertThat(refused.json().get("detail").stringValue()).isNotBlank();
		}
	}

	@Test
	void responseListsFirstViolationsAndCountsOthers() {
		Response refused = this.client.post("/api/work-items", "{" + members(1000) + "}", "Content-Type",
				"application/json");
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.json().get("errors")).hasSize(RequestLimits.MAX_VIOLATIONS);
		assertThat(refused.json().get("moreErrors").intValue()).isEqualTo(980);
		Response few = this.client.post("/api/work-items", "{" + members(2) + "}", "Content-Type", "application/json");
		assertThat(few.json().get("errors")).hasSize(2);
		assertThat(few.json().has("moreErrors")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "q.x=1", "q[0]=1", "type[0]=x", "status.x=1", "team[a]=1", "q[=1", "q]=1", "[]=1", ".=1",
			"was[title]=x", "was[title=x" })
	void propertyPathsInParameterNamesAreIgnored(String parameter) {
		String query = parameter.replace("[", "%5B").replace("]", "%5D");
		for (String path : List.of("/work-items", "/calendar", "/trash", "/work-items/new")) {
			assertThat(this.client.get(path + "?" + query).status()).as(path).isEqualTo(200);
		}
		assertThat(this.office.stranger().get("/setup?" + query).status()).isEqualTo(302);
	}

	@ParameterizedTest
	@ValueSource(strings = { "assigneeIds[999999999]", "assigneeIds[-1]", "assigneeIds[300]", "assigneeLabels[99999]",
			"assigneeIds[", "assigneeIds[x].y", "title.x", "title[0]", "type[a]", "was[x][y]" })
	void propertyPathsInFormFieldNamesAreIgnored(String field) {
		Response refused = this.client.postForm("/work-items", Map.of("title", "", field, "x"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("id=\"title\"");
		assertThat(this.client.postForm("/setup", Map.of(field, "x")).status()).isEqualTo(302);
	}

	@Test
	void blankRowsInImportAreLimited() {
		Response refused = this.client.post("/api/work-items/import", "type,title\n" + "\n".repeat(30_000),
				"Content-Type", "text/csv");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("10,000");
	}

	@Test
	void itemHistoryTruncatesLongTexts() {
		Client bob = this.office.signIn(this.office.person("Bob"));
		String id = bob.create(Map.of("type", "task", "title", "Long"));
		for (int i = 0; i < 5; i++) {
			bob.patch("/api/work-items/" + id, Map.of("description", String.valueOf(i).repeat(19_999)));
		}
		Response history = bob.get("/api/work-items/" + id + "/history");
		assertThat(history.bytes()).hasSizeLessThan(15_000);
		String after = history.json().get(0).get("changes").get(0).get("after").stringValue();
		assertThat(after).hasSize(1000).endsWith("4…");
		assertThat(bob.post("/api/changes/undo", null).status()).isEqualTo(200);
		assertThat(bob.get("/api/work-items/" + id).json().get("description").stringValue()).hasSize(19_999);
	}

	@Test
	void totalLengthOfNotesPerItemIsLimited() {
		Client bob = this.office.signIn(this.office.person("Bob"));
		String notes = "/api/work-items/" + bob.create(Map.of("type", "task", "title", "Notes")) + "/notes";
		for (int i = 0; i < 50; i++) {
			assertThat(bob.post(notes, Map.of("text", "x".repeat(10_000))).status()).isEqualTo(201);
		}
		Response refused = bob.post(notes, Map.of("text", "x"));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("500,000");
	}

	@Test
	void longMemberNameIsTruncatedInResponse() {
		Response refused = this.client.post("/api/work-items", Map.of("n".repeat(900), 1));
		String field = refused.json().get("errors").get(0).get("field").stringValue();
		assertThat(field).hasSize(RequestLimits.MAX_QUOTED).endsWith("…");
	}

	@Test
	void bodiesUpToLimitAreReadAndLargerOnesAreNot() {
		String filler = " ".repeat(RequestLimits.MAX_BODY - 20);
		assertThat(this.client.post("/api/teams", "{}" + filler, "Content-Type", "application/json").status())
			.isEqualTo(400);
		assertThat(this.client.post("/api/teams", "{}" + filler + filler, "Content-Type", "application/json").status())
			.isEqualTo(413);
		assertThat(this.client.postForm("/work-items", Map.of("title", filler)).status()).isEqualTo(413);
		assertThat(this.client.postForm("/work-items/preview", Map.of("description", "> ".repeat(15_000))).status())
			.isEqualTo(422);
	}

	@Test
	void csvWithManyColumnsOrLongCellsIsRejectedWithSmallResponse() {
		String columns = IntStream.range(0, 200_000).mapToObj((i) -> "column" + i).collect(Collectors.joining(","));
		String parent = "type,title,parent\n" + ("task,x," + "p".repeat(10_000) + "\n").repeat(100);
		String unknown = "type,title," + "c".repeat(1_000_000) + "\ntask,x,y\n";
		String wrong = "type,title\n" + "meal,x\n".repeat(9_000);
		String rows = "type,title\n" + "task,x\n".repeat(1_000_000);
		for (String plan : List.of(columns, parent, unknown, wrong, rows)) {
			Response refused = this.client.post("/api/work-items/import", plan, "Content-Type", "text/csv");
			assertThat(refused.status()).isEqualTo(422);
			assertThat(refused.bytes()).hasSizeLessThan(MAX_RESPONSE);
			assertThat(refused.json().get("errors").size()).isBetween(1, RequestLimits.MAX_VIOLATIONS);
		}
		assertThat(this.client
			.post("/api/work-items/import", "x".repeat(RequestLimits.MAX_UPLOAD + 1), "Content-Type", "text/csv")
			.status()).isEqualTo(413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "multipart/x", "multipart/form-data", "multipart/form-data; boundary=", "multipart/",
			"MULTIPART/Form-Data", "multipart/mixed; boundary=a", "multipart/form-data; boundary=\"" })
	void unexpectedMultipartIsRejected(String type) {
		for (String path : List.of("/login", "/favicon.svg", "/actuator/health", "/calendar",
				"/calendar/work-items/feed?start=2025-10-01&end=2025-11-01", "/work-items/import", "/api/me",
				"/api/work-items/import", "/nowhere")) {
			for (Client sender : List.of(this.client, this.office.stranger())) {
				assertThat(sender.get(path, "Content-Type", type).status()).as(path).isEqualTo(415);
				assertThat(sender.send("POST", path, "--a--", "Content-Type", type).status()).as(path).isEqualTo(415);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "--a\r\n", "", "--a\r\nContent-Disposition: form-data\r\n\r\nx\r\n--a--",
			"--a\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--a--", "no parts" })
	void malformedMultipartIsRejected(String body) {
		Response refused = this.client.post("/work-items/import", body, "Content-Type",
				"multipart/form-data; boundary=a");
		assertThat(refused.status()).isIn(400, 422);
	}

	@Test
	void tooManyPartsOrParametersAreRejected() {
		String part = "--a\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nx\r\n";
		assertThat(this.client
			.post("/work-items/import", part.repeat(1000) + "--a--", "Content-Type", "multipart/form-data; boundary=a")
			.status()).isIn(400, 413);
		String fields = IntStream.range(0, 5000).mapToObj((i) -> "f" + i + "=1").collect(Collectors.joining("&"));
		assertThat(
				this.client.post("/work-items", fields, "Content-Type", "application/x-www-form-urlencoded").status())
			.isIn(400, 413);
	}

	@Test
	void unknownExpectationClosesTheConnectionAndChangesNothing() throws IOException {
		URI address = URI.create(this.office.address());
		for (String expectation : List.of("x", "")) {
			try (Socket socket = new Socket(address.getHost(), address.getPort())) {
				String body = "{\"type\":\"task\",\"title\":\"x\"}";
				socket.getOutputStream()
					.write(("POST /api/work-items HTTP/1.1\r\nHost: localhost\r\nExpect: " + expectation
							+ "\r\nContent-Type: application/json\r\nCookie: SESSION=" + this.client.cookie("SESSION")
							+ "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
						.getBytes(StandardCharsets.US_ASCII));
				assertThat(readAll(socket.getInputStream())).startsWith("HTTP/1.1 417")
					.containsIgnoringCase("Connection: close");
			}
		}
	}

	private static String readAll(InputStream in) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		in.transferTo(all);
		return all.toString(StandardCharsets.UTF_8);
	}

}
