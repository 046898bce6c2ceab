package dev.kalends.workitem.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.workitem.Schedule;
import dev.kalends.workitem.WorkItem;
import dev.kalends.workitem.query.RequestedWindow;
import dev.kalends.workitem.query.SeriesDates;
import dev.kalends.workitem.query.WorkItemReader;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST API for the occurrences of series.
 */
@RestController
class OccurrenceApiController {

	private final WorkItemReader reader;

	private final SeriesDates dates;

	OccurrenceApiController(WorkItemReader reader, SeriesDates dates) {
		this.reader = reader;
		this.dates = dates;
	}

	/**
	 * Returns the occurrences in a window, in the order in which they are shown.
	 * @throws NotFoundException if the item is not a series or not visible
	 * @throws UnreadableInputException with one violation per invalid parameter
	 */
	@GetMapping("/api/work-items/{id}/occurrences")
	ResponseEntity<List<OccurrenceResource>> occurrences(Viewer viewer, @PathVariable UUID id,
			HttpServletRequest request) {
		WorkItem item = this.reader.get(viewer, id);
		List<Violation> violations = new ArrayList<>();
		RequestedWindow requested = RequestedWindow.parse(request.getParameterMap(), viewer, violations);
		if (!violations.isEmpty() || requested == null) {
			throw new UnreadableInputException(violations);
		}
		List<OccurrenceResource> found = this.dates
			.occurrences(this.reader.access(viewer).memberships(), item, requested.window())
			.stream()
			.map(OccurrenceResource::of)
			.toList();
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found);
	}

	/**
	 * An occurrence as JSON.
	 *
	 * @param occurrence its original start, which identifies it
	 * @param itemId the override if it is changed, otherwise the series
	 */
	record OccurrenceResource(String occurrence, @Nullable LocalDate startDate, @Nullable LocalDate dueDate,
			@Nullable LocalTime startTime, @Nullable LocalTime endTime, @Nullable ZoneId timeZone, UUID itemId,
			boolean changed) {

		static OccurrenceResource of(SeriesDates.DatedOccurrence shown) {
			Schedule schedule = shown.schedule();
			return new OccurrenceResource(shown.original().toString(), schedule.startDate(), schedule.dueDate(),
					schedule.startTime(), schedule.endTime(), schedule.zone(), shown.itemId(), shown.changed());
		}

	}

}
