package dev.kalends.workitem;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import dev.kalends.account.Language;
import dev.kalends.support.Texts;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each field is supported by the entity, JSON, text, all languages and the documentation
 * of the API. The failure names a field that is missing somewhere. That the form has an
 * input for each field is tested with the rendered form.
 */
class WorkItemFieldTests {

	private static final Instant NOW = Instant.parse("2025-10-15T08:00:00Z");

	static Stream<WorkItemField<?>> fields() {
		return WorkItemField.ALL.stream();
	}

	@ParameterizedTest
	@MethodSource("fields")
	void entityPreservesTheValueOfACheckedDraft(WorkItemField<?> field) {
		WorkItemDraft draft = sample();
		UUID ownerId = UUID.randomUUID();
		WorkItem parent = new WorkItem(
				draft.parentId(), ownerId, draft.teamId(), null, DraftRules
					.check(WorkItemDraft.builder().type(WorkItemType.PROJECT).title("Parent").build(), ZoneOffset.UTC),
				NOW);
		WorkItem item = new WorkItem(UUID.randomUUID(), ownerId, null, parent, DraftRules.check(draft, ZoneOffset.UTC),
				NOW);
		assertThat(item.asDraft().get(field)).isNotNull().isEqualTo(draft.get(field));
	}

	@ParameterizedTest
	@MethodSource("fields")
	void jsonPreservesTheValue(WorkItemField<?> field) {
		WorkItemDraft draft = sample();
		WorkItemDraft read = WorkItemMembers.applyTo(WorkItemDraft.builder().build(),
				WorkItemMembers.read(JsonMapper.builder().build().valueToTree(WorkItemMembers.of(draft))));
		assertThat(read.get(field)).isEqualTo(draft.get(field));
	}

	@ParameterizedTest
	@MethodSource("fields")
	void textPreservesTheValue(WorkItemField<?> field) {
		WorkItemDraft draft = sample();
		assertThat(field.parse(draft.formatted(field))).isEqualTo(draft.get(field));
	}

	@ParameterizedTest
	@MethodSource("fields")
	void fieldAndItsChoicesHaveLabelsInEachLanguage(WorkItemField<?> field) {
		for (Language language : Language.values()) {
			Map<String, String> texts = (language == Language.ENGLISH) ? Texts.english() : Texts.of(language.code());
			assertThat(texts).as(language.code()).containsKey("form." + field.label());
			if (field.kind() == FieldKind.CHOICE) {
				assertThat(codes(field)).allMatch((code) -> texts.containsKey(field.label() + "." + code));
			}
		}
	}

	/**
	 * The table in the documentation of the API has a row for each field, and says
	 * whether an outside assignee may change it.
	 */
	@ParameterizedTest
	@MethodSource("fields")
	void apiDocumentationHasARow(WorkItemField<?> field) throws IOException {
		assertThat(Files.readAllLines(Path.of("docs/api.md")))
			.filteredOn((line) -> line.matches("\\| `" + field.name() + "` \\|.*\\| (yes|no) \\|"))
			.singleElement(InstanceOfAssertFactories.STRING)
			.endsWith(field.isManaged() ? "| no |" : "| yes |");
	}

	@ParameterizedTest
	@MethodSource("fields")
	void importPageExplainsItsColumn(WorkItemField<?> field) throws IOException {
		String help = Files.readString(Path.of("src/main/resources/templates/workitem/import.html"));
		if (field.column() != null) {
			assertThat(help).contains("<code>" + field.column() + "</code>");
		}
	}

	@Test
	void everyConstantIsInTheListOfAllFields() throws IllegalAccessException {
		List<Object> constants = new ArrayList<>();
		for (Field constant : WorkItemField.class.getFields()) {
			if (constant.getType() == WorkItemField.class) {
				constants.add(constant.get(null));
			}
		}
		assertThat(constants).isNotEmpty().hasSameElementsAs(WorkItemField.ALL);
	}

	/**
	 * Returns a draft with a value other than the default in each field.
	 */
	static WorkItemDraft sample() {
		WorkItemDraft.Builder draft = WorkItemDraft.builder();
		WorkItemField.ALL.forEach((field) -> set(draft, field));
		return draft.build();
	}

	private static <T> void set(WorkItemDraft.Builder draft, WorkItemField<T> field) {
		draft.set(field, field.parse(text(field)));
	}

	private static String text(WorkItemField<?> field) {
		if (field == WorkItemField.TYPE) {
			return WorkItemType.ACTIVITY.code();
		}
		if (field == WorkItemField.COLOR) {
			return "#0a0b0c";
		}
		return switch (field.kind()) {
			case TEXT, LONG_TEXT -> "Text";
			case CHOICE -> codes(field).get(1);
			case REFERENCE, PEOPLE -> UUID.randomUUID().toString();
			case NAMES -> "Zoe; Ann";
			case NUMBER, PERCENT -> "40";
			case FLAG -> "false";
			case DATE -> "2025-10-15";
			case TIME -> "09:30";
			case ZONE -> "Europe/Berlin";
			case RECURRENCE -> "FREQ=DAILY;WKST=MO";
		};
	}

	private static List<String> codes(WorkItemField<?> field) {
		return Arrays.asList(field.unreadable().arguments().get(0).toString().split(", "));
	}

}
