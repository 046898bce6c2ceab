package dev.kalends.workitem.query;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.kalends.team.TeamName;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of work items.
 *
 * @param rows the items on this page
 * @param total number of items on all pages
 * @param page number of this page, from 0
 */
public record WorkItemRows(List<Row> rows, long total, int page) {

	/**
	 * A row of the list.
	 *
	 * @param startDate the first day on the viewer's clock; of a series, that of its next
	 * date
	 * @param dueDate the last day on the viewer's clock; of a series, that of its next
	 * date
	 * @param people names of the assignees
	 * @param depth the level that the viewer sees; a root has level 0
	 * @param childCount number of children that the viewer can see
	 * @param team the team; {@code null} also when the viewer is not a member
	 * @param mayEdit whether the viewer may edit the content
	 * @param overdue whether it is overdue on the current day of the viewer
	 * @param repeats whether it is a series
	 */
	public record Row(UUID id, @Nullable UUID parentId, String title, WorkItemType type, WorkItemStatus status,
			@Nullable LocalDate startDate, @Nullable LocalDate dueDate, int progress, List<String> people, int depth,
			int childCount, @Nullable TeamName team, boolean mayEdit, boolean overdue, boolean repeats) {

	}

}
