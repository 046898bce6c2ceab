package dev.kalends.workitem.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.shared.PlainText;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.workitem.query.SearchWords;
import dev.kalends.workitem.query.WorkItemSearch;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST API for the search.
 */
@RestController
class SearchApiController {

	private static final int MAX_LENGTH = 500;

	private static final int MAX_WORDS = 20;

	private final WorkItemSearch search;

	SearchApiController(WorkItemSearch search) {
		this.search = search;
	}

	@GetMapping("/api/search")
	List<HitResource> search(Viewer viewer, @RequestParam(required = false) @Nullable String q) {
		return this.search.find(viewer, words(q)).stream().map(HitResource::of).toList();
	}

	private static SortedSet<String> words(@Nullable String text) {
		if (text == null || text.isBlank()) {
			throw new UnreadableInputException(Violation.of("q", "required"));
		}
		if (text.length() > MAX_LENGTH) {
			throw new UnreadableInputException(Violation.of("q", "length", 1, MAX_LENGTH));
		}
		if (!PlainText.isLines(text)) {
			throw new UnreadableInputException(Violation.of("q", "control-characters"));
		}
		SortedSet<String> words = SearchWords.in(text);
		if (words.size() > MAX_WORDS) {
			throw new UnreadableInputException(Violation.of("q", "too-many-values", MAX_WORDS));
		}
		return words;
	}

	/**
	 * A search result as JSON.
	 */
	record HitResource(UUID id, String type, String status, String title, @Nullable LocalDate startDate,
			@Nullable LocalDate dueDate, @Nullable LocalTime startTime, @Nullable LocalTime endTime,
			MatchResource match) {

		static HitResource of(WorkItemSearch.Hit hit) {
			return new HitResource(hit.id(), hit.type().code(), hit.status().code(), hit.title(), hit.startDate(),
					hit.dueDate(), hit.startTime(), hit.endTime(),
					new MatchResource(hit.field().code(), hit.snippet()));
		}

	}

	/**
	 * The field that matched.
	 *
	 * @param in {@code title}, {@code description} or {@code note}
	 * @param snippet a passage of the field as plain text
	 */
	record MatchResource(String in, String snippet) {

	}

}
