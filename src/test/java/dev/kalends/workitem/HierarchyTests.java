package dev.kalends.workitem;

import java.util.Map;
import java.util.Set;

import dev.kalends.shared.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.kalends.workitem.WorkItemType.ACTIVITY;
import static dev.kalends.workitem.WorkItemType.PROJECT;
import static dev.kalends.workitem.WorkItemType.SUBTASK;
import static dev.kalends.workitem.WorkItemType.SUB_ACTIVITY;
import static dev.kalends.workitem.WorkItemType.SUB_PROJECT;
import static dev.kalends.workitem.WorkItemType.TASK;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the allowed parent and child types and the depth limits.
 */
class HierarchyTests {

	private static final Map<WorkItemType, Set<WorkItemType>> ALLOWED = Map.of(PROJECT,
			Set.of(SUB_PROJECT, ACTIVITY, SUB_ACTIVITY, TASK, SUBTASK), SUB_PROJECT,
			Set.of(SUB_PROJECT, ACTIVITY, SUB_ACTIVITY, TASK, SUBTASK), ACTIVITY, Set.of(SUB_ACTIVITY, TASK, SUBTASK),
			SUB_ACTIVITY, Set.of(TASK, SUBTASK), TASK, Set.of(SUBTASK), SUBTASK, Set.of(SUBTASK));

	@Test
	void checkMatchesTheTableOfAllowedTypes() {
		for (WorkItemType parent : WorkItemType.values()) {
			for (WorkItemType child : WorkItemType.values()) {
				assertThat(Hierarchy.check(parent, child, 1, "type").isEmpty()).as(child + " as child of " + parent)
					.isEqualTo(ALLOWED.get(parent).contains(child));
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "PROJECT, SUB_PROJECT, 9, true", "PROJECT, SUB_PROJECT, 10, false", "SUBTASK, SUBTASK, 5, true",
			"SUBTASK, SUBTASK, 6, false", "TASK, SUBTASK, 9, true", "TASK, SUBTASK, 10, false" })
	void depthIsLimited(WorkItemType parent, WorkItemType child, int depth, boolean allowed) {
		assertThat(Hierarchy.check(parent, child, depth, "type").isEmpty()).isEqualTo(allowed);
	}

	@Test
	void violationNamesTheFieldAndTheAllowedTypes() {
		Violation violation = Hierarchy.check(ACTIVITY, PROJECT, 1, "parentId").orElseThrow();
		assertThat(violation.field()).isEqualTo("parentId");
		assertThat(violation.arguments()).contains("activity", "project", "sub_activity, task, subtask");
	}

}
