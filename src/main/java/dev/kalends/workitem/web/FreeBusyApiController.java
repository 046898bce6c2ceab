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
 * REST API for free/busy counts.
 */
@RestController
class FreeBusyApiController {

	private static final int MAX_DAYS = 400;

	private final FreeBusy freeBusy;

	FreeBusyApiController(FreeBusy freeBusy) {
		this.freeBusy = freeBusy;
	}

	/**
	 * Returns the counts for a period.
	 * @param start first day
	 * @param end last day, inclusive like due dates; defaults to the first day
	 * @param except id of an item to exclude
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
	 * The number of open items of a person as JSON.
	 *
	 * @param id the person's id
	 * @param items number of open items assigned to the person
	 */
	record LoadResource(UUID id, String displayName, int items) {

		static LoadResource of(FreeBusy.Load load) {
			return new LoadResource(load.person().id(), load.person().displayName(), load.items());
		}

	}

}
