package dev.kalends.exchange;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
 * The import page keeps the file of a preview, so that it can be previewed again and
 * imported without sending it again.
 */
@KalendsTest
class ImportPageIntegrationTests {

	private static final String PATH = "/work-items/import";

	private static final Pattern UPLOAD = Pattern.compile("name=\"upload\" value=\"([^\"]+)\"");

	@Autowired
	private Office office;

	private Client client;

	@BeforeEach
	void signIn() {
		Viewer ann = this.office.person("Ann Ames");
		this.client = this.office.signIn(ann);
	}

	@Test
	void previewedFileIsImportedOnce() {
		Response preview = preview("Titel;Art;Beginn\nMesse;Projekt;15.10.2025\n");
		assertThat(preview.status()).isEqualTo(200);
		assertThat(preview.body()).contains("Recognised: Semicolon ;", "Recognised: day first", "15 Oct 2025",
				"1 item will be created");
		assertThat(items()).isZero();
		Response imported = this.client.postForm(PATH, Map.of("upload", upload(preview)));
		assertThat(imported.body()).contains("\"created\":1", "\"firstDate\":\"2025-10-15\"", "\"changeId\"");
		Response again = this.client.postForm(PATH, Map.of("upload", upload(preview)));
		assertThat(again.body().lines().toList().get(0)).isEqualTo(imported.body().lines().reduce((a, b) -> b).get());
		assertThat(items()).isOne();
	}

	@Test
	void choicesChangeThePreviewOfTheStoredFile() {
		Response ambiguous = preview("title,type,start_date\nKick-off,task,03/04/2025\n");
		assertThat(ambiguous.body()).contains("Please choose", "&quot;03/04/2025&quot; can have")
			.doesNotContain("data-import");
		Map<String, String> choices = new LinkedHashMap<>(
				Map.of("upload", upload(ambiguous), "preview", "true", "dateOrder", "mdy"));
		assertThat(this.client.postForm(PATH, choices).body()).contains("4 Mar 2025", "data-import");
		choices.put("separator", "tab");
		assertThat(this.client.postForm(PATH, choices).body()).contains("title,type,start_date")
			.doesNotContain("data-import");
		Response refused = this.client.postForm(PATH, Map.of("upload", upload(ambiguous)));
		assertThat(refused.body()).contains("\"errors\"", "start_date");
		assertThat(items()).isZero();
	}

	@Test
	void columnsCanBeAssigned() {
		Response preview = preview("Was,Wann,Egal\nMesse,2025-10-15,x\n");
		assertThat(preview.body()).contains("Ignored: Was, Wann, Egal").doesNotContain("data-import");
		Response assigned = this.client.postForm(PATH, Map.of("upload", upload(preview), "preview", "true", "columns",
				"title,start_date,", "type", "project"));
		assertThat(assigned.body()).contains("Ignored: Egal", "15 Oct 2025", "data-import");
	}

	@Test
	void rowsWithProblemsAreLeftOutOnlyWhenAsked() {
		Response preview = preview("""
				title,type,parent
				Good,project,
				Bad,meal,Good
				Under bad,subtask,Bad
				Also good,task,Good
				""");
		assertThat(preview.body()).contains("Of 4 rows, 2 can be imported", "The row of its parent");
		String upload = upload(preview);
		assertThat(this.client.postForm(PATH, Map.of("upload", upload)).body()).contains("\"errors\"");
		assertThat(items()).isZero();
		assertThat(this.client.postForm(PATH, Map.of("upload", upload, "leaveOut", "true")).body())
			.contains("\"created\":2");
		assertThat(items()).isEqualTo(2);
	}

	@Test
	void longPreviewIsShownInParts() {
		StringBuilder plan = new StringBuilder("title,type\n");
		for (int i = 0; i < 250; i++) {
			plan.append("Row ").append(i).append((i == 220) ? ",meal\n" : ",task\n");
		}
		Response first = preview(plan.toString());
		assertThat(first.body()).contains("1–100 of 250", ">Row 99<").doesNotContain(">Row 100<");
		Map<String, String> form = new LinkedHashMap<>(Map.of("upload", upload(first), "preview", "true", "part", "2"));
		assertThat(this.client.postForm(PATH, form).body()).contains("201–250 of 250", ">Row 249<");
		form.put("show", "problems");
		assertThat(this.client.postForm(PATH, form).body()).contains(">Row 220<").doesNotContain(">Row 219<");
	}

	@Test
	void fileThatIsNoTableIsExplained() {
		Response preview = preview("title,type\n\"broken,task\n");
		assertThat(preview.status()).isEqualTo(200);
		assertThat(preview.body()).contains("The file cannot be read as a table", "quotation marks", "import-separator")
			.doesNotContain("data-import");
	}

	@Test
	void fileOfAnotherPersonIsGone() {
		String upload = upload(preview("title,type\nSecret,task\n"));
		Client bob = this.office.signIn(this.office.person("Bob Brandt"));
		assertThat(bob.postForm(PATH, Map.of("upload", upload, "preview", "true")).status()).isEqualTo(410);
		Response refused = bob.postForm(PATH, Map.of("upload", upload));
		assertThat(refused.status()).isEqualTo(410);
		assertThat(refused.body()).doesNotContain("Secret");
		assertThat(this.client.postForm(PATH, Map.of("upload", "nonsense")).status()).isEqualTo(410);
	}

	@Test
	void requestWithoutFileIsRefused() {
		assertThat(this.client.postForm(PATH, Map.of("preview", "true")).status()).isEqualTo(400);
		assertThat(this.client.postForm(PATH, Map.of("type", "task")).status()).isEqualTo(400);
		assertThat(this.client.postForm(PATH, Map.of("type", "meal", "preview", "true")).status()).isEqualTo(400);
	}

	@Test
	void previewSurvivesSigningInAgain() {
		Viewer cat = this.office.person("Cat Cole");
		this.client = this.office.signIn(cat);
		String upload = upload(preview("title,type\nKept,task\n"));
		this.client = this.office.signIn(cat);
		assertThat(this.client.postForm(PATH, Map.of("upload", upload)).body()).contains("\"created\":1");
	}

	private Response preview(String plan) {
		String body = part("preview", "true") + part("type", "") + "--b\r\n"
				+ "Content-Disposition: form-data; name=\"file\"; filename=\"plan.csv\"\r\n"
				+ "Content-Type: text/csv\r\n\r\n" + plan + "\r\n--b--\r\n";
		return this.client.post(PATH, body.getBytes(StandardCharsets.UTF_8), "Content-Type",
				"multipart/form-data; boundary=b");
	}

	private static String part(String name, String value) {
		return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
	}

	private static String upload(Response preview) {
		Matcher matcher = UPLOAD.matcher(preview.body());
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

	private int items() {
		return this.client.get("/api/work-items").json().at("/page/totalItems").intValue();
	}

}
