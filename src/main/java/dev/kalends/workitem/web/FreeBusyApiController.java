package dev.kalends.workitem.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.shared.IsoDates;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.workitem.query.FreeBusy;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells how busy people are, as JSON.
 */
@RestController
class FreeBusyApiController {

	private static final int MAX_DAYS = 400;

	private final FreeBusy freeBusy;

	FreeBusyApiController(FreeBusy freeBusy) {
		this.freeBusy = freeBusy;
	}

	/**
	 * Answers for a stretch of days.
	 * @param start first day
	 * @param end last day, inclusive, as due dates are; the first one when absent
	 * @param except id of an item that does not count
	 */
	@GetMapping("/api/free-busy")
	ResponseEntity<List<LoadResource>> freeBusy(Viewer viewer, @RequestParam(required = false) @Nullable String start,
			@RequestParam(required = false) @Nullable String end,
			@RequestParam(required = false) @Nullable UUID except) {
		LocalDate first = day("start", start);
		LocalDate last = (end != null) ? day("end", end) : first;
		if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
			throw new UnreadableInputException(Violation.of("end", "free-busy-end", MAX_DAYS));
		}
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(this.freeBusy.between(viewer, first, last, except).stream().map(LoadResource::of).toList());
	}

	private static LocalDate day(String field, @Nullable String text) {
		return IsoDates.parse(text).orElseThrow(() -> new UnreadableInputException(Violation.of(field, "date")));
	}

	/**
	 * How much somebody has to do, as JSON.
	 *
	 * @param id the person's id
	 * @param items how many open items they are assigned to
	 */
	record LoadResource(UUID id, String displayName, int items) {

		static LoadResource of(FreeBusy.Load load) {
			return new LoadResource(load.person().id(), load.person().displayName(), load.items());
		}

	}

}
