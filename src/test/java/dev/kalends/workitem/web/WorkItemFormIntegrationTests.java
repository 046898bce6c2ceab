package dev.kalends.workitem.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A form that is saved as a browser does it changes only what was typed.
 */
@KalendsTest
class WorkItemFormIntegrationTests {

	@Autowired
	private Office office;

	private Client client;

	@BeforeEach
	void signIn() {
		this.client = this.office.signIn(this.office.person("Ann Ames"));
	}

	@Test
	void otherFieldsStayUnchangedWhenATitleIsSaved() {
		List<String> names = List.of("Meyer; Sohn GmbH", "Ann, Bob");
		String id = this.client.create(Map.of("type", "task", "title", "Write", "description",
				"one\ntwo\n\n- three" + "\nx".repeat(100), "assigneeLabels", names));
		String page = this.client.get("/work-items/" + id + "/edit").body();
		assertThat(save(id, "title", "Write more", "description", textarea(page, "description"), "assigneeLabels",
				textarea(page, "assigneeLabels")))
			.isEqualTo(302);
		JsonNode item = this.client.get("/api/work-items/" + id).json();
		assertThat(item.get("title").stringValue()).isEqualTo("Write more");
		assertThat(item.get("assigneeLabels").valueStream().map(JsonNode::stringValue))
			.containsExactlyElementsOf(names);
		assertThat(item.get("description").stringValue()).startsWith("one\ntwo\n\n- three\nx");
		String changes = this.client.get("/api/work-items/" + id + "/history").body();
		assertThat(changes).contains("Write more").doesNotContain("three");
	}

	@Test
	void labelsOfSettingsKeepTheirSeparators() {
		String id = this.client.create(Map.of("type", "project", "title", "Paint"));
		List<String> labels = List.of("wet, cold", "late; very");
		this.client.patch("/api/work-items/" + id + "/settings", Map.of("labels", labels));
		String page = this.client.get("/work-items/" + id + "/settings").body();
		String shown = textarea(page, "labels");
		int status = post("/work-items/" + id + "/settings", "labels", shown, "checklist", "Ask; then\r\nWrite, then");
		assertThat(status).isEqualTo(302);
		JsonNode own = this.client.get("/api/work-items/" + id + "/settings").json().get("own");
		assertThat(own.get("labels").valueStream().map(JsonNode::stringValue)).containsExactlyElementsOf(labels);
		assertThat(own.get("checklist").valueStream().map(JsonNode::stringValue)).containsExactly("Ask; then",
				"Write, then");
	}

	@Test
	void lineEndsOfNotesAreNormalised() {
		String id = this.client.create(Map.of("type", "task", "title", "Write"));
		assertThat(post("/work-items/" + id + "/notes", "text", "x".repeat(9800) + "\r\ny".repeat(99))).isLessThan(400);
		assertThat(this.client.get("/api/work-items/" + id + "/notes").json().at("/0/text").stringValue())
			.endsWith("\ny")
			.doesNotContain("\r");
	}

	@Test
	void titleFromRightToLeftIsIsolatedInSentences() {
		String title = "\u05d3\u05d5\u05d7 3";
		String id = this.client.create(Map.of("type", "task", "title", title));
		this.client.create(Map.of("type", "subtask", "title", "Part", "parentId", id));
		assertThat(this.client.delete("/work-items/" + id, "HX-Request", "true").body())
			.contains("\u2068" + title + "\u2069");
		String trigger = this.client.delete("/work-items/" + id + "?children=delete", "HX-Request", "true")
			.header("HX-Trigger");
		assertThat(trigger).containsIgnoringCase("\\u2068\\u05d3").contains("\"title\":\"\\u05");
	}

	private int save(String id, String... fields) {
		return post("/work-items/" + id, fields);
	}

	/**
	 * Sends a form as browsers do, with CRLF as line ends.
	 */
	private int post(String path, String... fields) {
		StringBuilder form = new StringBuilder(
				path.endsWith("/notes") || path.endsWith("/settings") ? "" : "_method=put");
		for (int i = 0; i < fields.length; i += 2) {
			String value = fields[i + 1].replace("\r\n", "\n").replace("\n", "\r\n");
			form.append('&').append(fields[i]).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
		}
		return this.client.post(path, form.toString(), "Content-Type", "application/x-www-form-urlencoded").status();
	}

	private static String textarea(String page, String name) {
		Matcher found = Pattern.compile("<textarea [^>]*name=\"" + name + "\"[^>]*>([^<]*)</textarea>").matcher(page);
		assertThat(found.find()).as(name).isTrue();
		return found.group(1);
	}

}
