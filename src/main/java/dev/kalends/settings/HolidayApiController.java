package dev.kalends.settings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.settings.LevelSettings.WorkingHours;
import dev.kalends.shared.IsoDates;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.UnreadableInputException;
import dev.kalends.shared.Violation;
import dev.kalends.web.JsonMembers;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * JSON API for working time: working days, working hours and public holidays.
 */
@RestController
class HolidayApiController {

	private static final int MAX_DAYS = 400;

	private final SettingsReader reader;

	HolidayApiController(SettingsReader reader) {
		this.reader = reader;
	}

	/**
	 * Returns the working time for everyone, or for one of the viewer's teams.
	 * @param start the first day, inclusive
	 * @param end the last day, exclusive; at most 400 days after the start
	 */
	@GetMapping("/api/holidays")
	ResponseEntity<WorkingTime> workingTime(Viewer viewer, @RequestParam @Nullable String start,
			@RequestParam @Nullable String end, @RequestParam @Nullable String team, Locale locale) {
		List<Violation> violations = new ArrayList<>();
		LocalDate first = date("start", start, violations);
		LocalDate after = date("end", end, violations);
		if (first != null && after != null && !after.isAfter(first)) {
			violations.add(Violation.of("end", "window-order"));
		}
		else if (first != null && after != null && after.isAfter(first.plusDays(MAX_DAYS))) {
			violations.add(Violation.of("end", "window-width", MAX_DAYS));
		}
		EffectiveSettings settings = settings(viewer, team, violations);
		if (!violations.isEmpty() || first == null || after == null) {
			throw new UnreadableInputException(violations);
		}
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(WorkingTime.of(settings, first, after, locale));
	}

	private EffectiveSettings settings(Viewer viewer, @Nullable String team, List<Violation> violations) {
		if (team == null) {
			return this.reader.ofEveryone().effective();
		}
		UUID teamId = JsonMembers.toId(team);
		if (teamId != null) {
			try {
				return this.reader.ofTeam(viewer, teamId).effective();
			}
			catch (NotFoundException ex) {
				// Reported as a violation, like every value that is not a team of the
				// viewer.
			}
		}
		violations.add(Violation.of("team", "unknown-team-filter", team));
		return this.reader.ofEveryone().effective();
	}

	private static @Nullable LocalDate date(String name, @Nullable String text, List<Violation> violations) {
		Optional<LocalDate> date = IsoDates.parse(text);
		if (date.isEmpty()) {
			violations.add(Violation.of(name, "date"));
		}
		return date.orElse(null);
	}

	/**
	 * The working time of a range of days.
	 *
	 * @param workingDays the days of the week, Monday first
	 * @param workingHours {@code null} if none are set
	 * @param holidays the public holidays by date
	 */
	record WorkingTime(List<String> workingDays, @Nullable WorkingHours workingHours, List<Day> holidays) {

		static WorkingTime of(EffectiveSettings settings, LocalDate first, LocalDate after, Locale locale) {
			List<Day> holidays = new ArrayList<>();
			if (settings.value("holidays") instanceof String code && HolidayCalendars.has(code)) {
				HolidayCalendars.between(code, first, after, locale)
					.forEach((date, name) -> holidays.add(new Day(date, name)));
			}
			List<String> days = new ArrayList<>();
			for (DayOfWeek day : settings.workingDays()) {
				days.add(WorkingDays.name(day));
			}
			return new WorkingTime(days, settings.workingHours(), holidays);
		}

	}

	/**
	 * A public holiday.
	 *
	 * @param name its name in the language of the request
	 */
	record Day(LocalDate date, String name) {

	}

}
