package dev.kalends.workitem.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.workitem.Access;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.query.WorkItemReader;

import org.springframework.stereotype.Component;

/**
 * Creates the JSON of work items as visible to the viewer.
 */
@Component
class WorkItemResources {

	private final WorkItemReader reader;

	WorkItemResources(WorkItemReader reader) {
		this.reader = reader;
	}

	WorkItemResource of(Viewer viewer, WorkItem item) {
		return of(viewer, List.of(item)).get(0);
	}

	List<WorkItemResource> of(Viewer viewer, List<WorkItem> items) {
		Access access = this.reader.access(viewer);
		Map<UUID, WorkItem> series = this.reader.visibleSeries(access, items);
		return items.stream()
			.map((item) -> WorkItemResource.of(item, access,
					(item.seriesId() != null) ? series.get(item.seriesId()) : null))
			.toList();
	}

}
