package dev.kalends.workitem.web;

import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.workitem.WorkItemDraft;
import dev.kalends.workitem.WorkItemField;
import dev.kalends.workitem.WorkItemType;
import org.junit.jupiter.api.Test;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A form changes the submitted fields and no others.
 */
class WorkItemFormTests {

	private static final WorkItemDraft NOTHING = WorkItemDraft.builder().build();

	@Test
	void eachSubmittedFieldIsSet() {
		MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
		posted.setAll(Map.of("title", "Report", "type", "task", "startDate", "2025-10-15", "startTime", "09:30",
				"timeZone", "Europe/Berlin", "progress", "40", "_calendarVisible", "on", "ownColor", "true", "color",
				"#112233"));
		posted.addAll("assigneeIds", List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString()));
		WorkItemDraft draft = WorkItemForm.of(posted).applyTo(NOTHING, true);
		assertThat(draft.title()).isEqualTo("Report");
		assertThat(draft.type()).isEqualTo(WorkItemType.TASK);
		assertThat(draft.startDate()).hasToString("2025-10-15");
		assertThat(draft.timeZone()).hasToString("Europe/Berlin");
		assertThat(draft.progress()).isEqualTo(40);
		assertThat(draft.calendarVisible()).isFalse();
		assertThat(draft.autoProgress()).isNull();
		assertThat(draft.color()).isEqualTo("#112233");
		assertThat(draft.assigneeIds()).hasSize(2);
	}

	@Test
	void fieldThatWasNotSubmittedIsKept() {
		WorkItemDraft before = WorkItemDraft.builder().title("Report").description("Text").progress(40).build();
		MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
		posted.setAll(Map.of("title", "New", "progress", ""));
		assertThat(WorkItemForm.of(posted).applyTo(before, true)).isEqualTo(before.with().title("New").build());
	}

	@Test
	void managerFieldsAreKeptForOthers() {
		WorkItemDraft before = WorkItemDraft.builder().type(WorkItemType.TASK).title("Report").build();
		MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
		posted.setAll(Map.of("title", "New", "type", "project", "_assigneeIds", "1", "_autoProgress", "on"));
		assertThat(WorkItemForm.of(posted).applyTo(before, false)).isEqualTo(before.with().title("New").build());
	}

	@Test
	void unreadableValueIsReportedAndRedisplayed() {
		MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
		posted.setAll(Map.of("startDate", "15.10.2025", "progress", "half", "status", "?"));
		WorkItemForm form = WorkItemForm.of(posted);
		assertThatExceptionOfType(RuleViolatedException.class).isThrownBy(() -> form.applyTo(NOTHING, true))
			.satisfies((ex) -> assertThat(ex.violations()).extracting(Violation::field)
				.containsExactlyInAnyOrder("startDate", "progress", "status"));
		assertThat(form.value("startDate")).isEqualTo("15.10.2025");
	}

	@Test
	void lineEndsAreNormalisedInAllValues() {
		MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
		posted.setAll(Map.of("description", "one\r\ntwo", "was[description]", "one\r\ntwo"));
		WorkItemForm form = WorkItemForm.of(posted);
		assertThat(form.applyTo(NOTHING, true).description()).isEqualTo("one\ntwo");
		assertThat(form.was()).containsEntry("description", form.values().get("description"));
	}

	@Test
	void namesWithSeparatorsAreKept() {
		List<String> names = List.of("Meyer; Sohn GmbH", "Ann, Bob & Co.", "a|b");
		WorkItemDraft draft = WorkItemDraft.builder().title("x").externalAssignees(new LinkedHashSet<>(names)).build();
		WorkItemForm shown = WorkItemForm.of(draft, ZoneOffset.UTC, "#000000", 3);
		MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
		posted.add("assigneeLabels", shown.value("assigneeLabels").replace("\n", "\r\n"));
		assertThat(WorkItemForm.of(posted).applyTo(NOTHING, true).externalAssignees()).containsExactlyElementsOf(names);
		posted.put("assigneeLabels", names);
		assertThat(WorkItemForm.of(posted).applyTo(NOTHING, true).externalAssignees()).as("as a list")
			.containsExactlyElementsOf(names);
	}

	@Test
	void unmodifiedFormChangesNothing() {
		WorkItemDraft draft = WorkItemDraft.builder()
			.type(WorkItemType.ACTIVITY)
			.title("Report")
			.autoProgress(false)
			.calendarVisible(true)
			.externalAssignees(new LinkedHashSet<>(List.of("Zoe", "Ann")))
			.build();
		WorkItemForm form = WorkItemForm.of(draft, ZoneOffset.UTC, "#000000", 3);
		assertThat(form.applyTo(draft, true)).isEqualTo(draft);
		assertThat(form.values()).isEqualTo(form.was())
			.containsEntry("timeZone", "")
			.containsEntry("color", "")
			.containsKeys(WorkItemField.ALL.stream().map(WorkItemField::name).toArray(String[]::new));
		assertThat(form.value("color")).as("the color to offer").isEqualTo("#000000");
	}

}
