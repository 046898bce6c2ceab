package dev.kalends.account;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.function.Function;

import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.shared.Zones;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * The form of the profile page as it was typed. A field that was not posted is
 * {@code null} and leaves the person as they are; an empty choice means automatic.
 *
 * @param weekNumbers whether to show the numbers of weeks
 */
record ProfileForm(@Nullable String displayName, @Nullable String timeZone, @Nullable String language,
		@Nullable String firstDay, @Nullable String clock, @Nullable Boolean weekNumbers) {

	static ProfileForm of(Viewer viewer) {
		WeekAndClock chosen = viewer.weekAndClock();
		return new ProfileForm(viewer.displayName(), viewer.automaticZone() ? "" : viewer.zone().getId(),
				(viewer.language() != null) ? viewer.language().code() : "",
				(chosen.firstDay() != null) ? WeekAndClock.code(chosen.firstDay()) : "",
				(chosen.clock() != null) ? chosen.clock().code() : "", chosen.weekNumbers());
	}

	/**
	 * Reads the form. A checkbox that is not checked posts nothing, so a hidden field
	 * tells that the form has it.
	 */
	static ProfileForm of(MultiValueMap<String, String> parameters) {
		return new ProfileForm(parameters.getFirst("displayName"), parameters.getFirst("timeZone"),
				parameters.getFirst("language"), parameters.getFirst("firstDay"), parameters.getFirst("clock"),
				parameters.containsKey("_weekNumbers") ? parameters.containsKey("weekNumbers") : null);
	}

	/**
	 * Returns the draft with the values of this form.
	 * @throws RuleViolatedException if a choice is unknown
	 */
	PersonDraft apply(PersonDraft draft) {
		WeekAndClock current = draft.weekAndClock();
		DayOfWeek day = choice("firstDay", this.firstDay, current.firstDay(), WeekAndClock::firstDayOfCode,
				WeekAndClock.firstDayCodes());
		ClockFormat format = choice("clock", this.clock, current.clock(), ClockFormat::ofCode, ClockFormat.codes());
		return draft.withDisplayName(this.displayName)
			.withZone((this.timeZone != null) ? Zones.chosen(this.timeZone).orElse(null) : draft.zone())
			.withLanguage(choice("language", this.language, draft.language(), Language::ofCode, Language.codes()))
			.withWeekAndClock(new WeekAndClock(day, format,
					(this.weekNumbers != null) ? this.weekNumbers : current.weekNumbers()));
	}

	/**
	 * Returns the choice with a code; {@code null} for an empty code.
	 */
	private static <T> @Nullable T choice(String field, @Nullable String code, @Nullable T current,
			Function<String, @Nullable T> byCode, Collection<String> codes) {
		if (code == null) {
			return current;
		}
		T chosen = byCode.apply(code);
		if (chosen == null && !code.isEmpty()) {
			throw new RuleViolatedException(Violation.of(field, "choice", String.join(", ", codes)));
		}
		return chosen;
	}

}
