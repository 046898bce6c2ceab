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
 * @param total how many there are on all pages
 */
public record WorkItemRows(List<Row> rows, long total) {

	/**
	 * One item.
	 *
	 * @param people names of those who work on it
	 * @param depth its level as the viewer sees it
	 * @param childCount how many items the viewer sees right below it
	 * @param team its team, as far as the viewer is in it
	 * @param mayEdit whether the viewer may change how the work goes
	 */
	public record Row(UUID id, @Nullable UUID parentId, String title, WorkItemType type, WorkItemStatus status,
			@Nullable LocalDate startDate, @Nullable LocalDate dueDate, int progress, List<String> people, int depth,
			int childCount, @Nullable TeamName team, boolean mayEdit) {

	}

}
