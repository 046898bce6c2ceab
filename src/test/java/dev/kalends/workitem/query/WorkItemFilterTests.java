package dev.kalends.workitem.query;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.workitem.Priority;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Equivalent filters are equal, and invalid values are rejected instead of ignored.
 */
class WorkItemFilterTests {

	private static final UUID ME = UUID.fromString("0198c5a1-7d3e-7a4b-9c2d-1e2f3a4b5c6d");

	@Test
	void orderRepetitionAndCommasAreNormalized() {
		WorkItemFilter one = parse(Map.of("status", new String[] { "blocked,completed" }, "q", new String[] { "b A" }));
		WorkItemFilter other = parse(Map.of("status", new String[] { "completed", "blocked", "blocked" }, "q",
				new String[] { " a", "B b" }));
		assertThat(one).isEqualTo(other);
		assertThat(one.canonical()).isEqualTo(other.canonical());
	}

	@Test
	void selectingAllValuesEqualsNoFilter() {
		assertThat(parse(Map.of("type", new String[] { "project,activity,task" }, "status",
				new String[] { String.join(",", WorkItemStatus.codes()) }, "priority",
				new String[] { String.join(",", Priority.codes()) }, "q", new String[] { " " })))
			.isEqualTo(parse(Map.of()))
			.isEqualTo(WorkItemFilter.ALL);
	}

	@Test
	void typeIncludesItsSubType() {
		assertThat(parse(Map.of("type", new String[] { "task" })))
			.isEqualTo(parse(Map.of("type", new String[] { "subtask,task" })));
		assertThat(parse(Map.of("type", new String[] { "subtask" })).types()).containsExactly(WorkItemType.SUBTASK);
	}

	@Test
	void assigneeMeIsTheViewer() {
		assertThat(parse(Map.of("assignee", new String[] { "me" })))
			.isEqualTo(parse(Map.of("assignee", new String[] { ME.toString() })));
	}

	@ParameterizedTest
	@CsvSource({ "type, meal", "type, TASK", "type, ''", "type, 'task,'", "status, done", "priority, 5",
			"assignee, bob", "assignee, 1-1-1-1-1", "team, me", "team, ''", "label, ' '", "location, me",
			"location, ''" })
	void invalidValueIsRejectedWithParameterName(String name, String value) {
		assertThatExceptionOfType(UnreadableInputException.class)
			.isThrownBy(() -> parse(Map.of(name, new String[] { value })))
			.satisfies((ex) -> assertThat(ex.violations()).extracting(Violation::field).containsExactly(name));
	}

	@Test
	void differentFiltersHaveDifferentCanonicalTexts() {
		assertThat(parse(Map.of("q", new String[] { "a, b" })).canonical())
			.isNotEqualTo(parse(Map.of("q", new String[] { "a b" })).canonical());
		assertThat(parse(Map.of("type", new String[] { "task" })).canonical())
			.isNotEqualTo(parse(Map.of("q", new String[] { "task" })).canonical());
	}

	@Test
	void labelsAreComparedByTheirNormalForm() {
		WorkItemFilter both = parse(Map.of("label", new String[] { "a, b", "c" }));
		assertThat(both.labels()).containsExactly("a, b", "c");
		assertThat(both.canonical()).isEqualTo(parse(Map.of("label", new String[] { "c", "a, b", "c" })).canonical())
			.isNotEqualTo(parse(Map.of("label", new String[] { "a", "b", "c" })).canonical())
			.isNotEqualTo(parse(Map.of("label", new String[] { "a, b" }, "q", new String[] { "c" })).canonical());
		assertThat(both.ofAnyTeam()).isEqualTo(both);
		assertThat(both.matchesLabels(List.of("x", "c"))).isTrue();
		assertThat(both.matchesLabels(List.of("\u0106", "b"))).isTrue();
		assertThat(both.matchesLabels(List.of("a", "b"))).isFalse();
		assertThat(WorkItemFilter.ALL.matchesLabels(List.of())).isTrue();
	}

	private static WorkItemFilter parse(Map<String, String[]> parameters) {
		return WorkItemFilter.parse(parameters, ME);
	}

}
