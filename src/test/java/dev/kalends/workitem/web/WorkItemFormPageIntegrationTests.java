package dev.kalends.workitem.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.workitem.WorkItemField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the rendered form of a work item.
 */
@KalendsTest
class WorkItemFormPageIntegrationTests {

	private static final Pattern INPUT = Pattern.compile("<(?:input|select|textarea)\\b[^>]*?\\sname=\"(\\w+)\"");

	private static final Pattern MORE = Pattern.compile("(?s)<details class=\"more\"( open=\"open\")?>(.*?)</details>");

	@Autowired
	private Office office;

	private Client client;

	@BeforeEach
	void signIn() {
		this.client = this.office.signIn(this.office.admin());
	}

	@Test
	void formHasAnInputForEachField() {
		this.client.post("/api/teams", Map.of("name", "Field team"));
		this.client.post("/api/locations", Map.of("name", "Field room"));
		String form = this.client.get("/work-items/new").body();
		assertThat(names(form)).containsAll(WorkItemField.ALL.stream().map(WorkItemField::name).toList());
	}

	@Test
	void moreSectionContainsItsFields() {
		String more = more(this.client.get("/work-items/new").body()).group(2);
		Set<String> fields = names(more).stream()
			.filter((name) -> WorkItemField.named(name).isPresent())
			.collect(Collectors.toSet());
		assertThat(fields)
			.isEqualTo(WorkItemFormPage.MORE.stream().map(WorkItemField::name).collect(Collectors.toSet()));
	}

	@ParameterizedTest
	@CsvSource({ "progress, 101, true", "color, red, true", "dueDate, 2025-02-30, false" })
	void moreSectionIsOpenIfItContainsAnError(String field, String value, boolean open) {
		Map<String, String> values = new LinkedHashMap<>(
				Map.of("type", "task", "title", "Report", "ownColor", "true", "color", "#112233"));
		values.put(field, value);
		Response refused = this.client.postForm("/work-items", values);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("id=\"" + field + "-error\"");
		assertThat(more(refused.body()).group(1) != null).isEqualTo(open);
	}

	@Test
	void moreSectionIsOpenIfItContainsAConflict() {
		String id = this.client.create(Map.of("type", "task", "title", "Report", "autoProgress", false));
		this.client.patch("/api/work-items/" + id, Map.of("progress", 40));
		Response conflict = this.client.postForm("/work-items/" + id,
				Map.of("_method", "put", "version", "1", "title", "Report", "progress", "60", "was[progress]", "0"));
		assertThat(conflict.status()).isEqualTo(409);
		assertThat(conflict.body()).contains("40 %", "60 %");
		assertThat(conflict.body()).containsPattern("<h3>[^<]+ \\(you\\) saved this item while you were editing</h3>")
			.containsPattern("<span>Saved on \\d+ \\w+ \\d{4}, \\d\\d?:\\d\\d[ AMP]*\\.</span>");
		assertThat(more(conflict.body()).group(1)).isNotNull();
		assertThat(more(this.client.get("/work-items/" + id + "/edit").body()).group(1)).isNull();
	}

	private static MatchResult more(String form) {
		List<MatchResult> found = MORE.matcher(form).results().toList();
		assertThat(found).hasSize(1);
		return found.get(0);
	}

	private static Set<String> names(String form) {
		return INPUT.matcher(form).results().map((input) -> input.group(1)).collect(Collectors.toSet());
	}

}
