package dev.kalends.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import dev.kalends.shared.Ellipsis;
import dev.kalends.shared.RequestLimits;
import dev.kalends.shared.Violation;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Renders violations in the viewer's language.
 */
@Component
public class ViolationTexts {

	private final Messages messages;

	ViolationTexts(Messages messages) {
		this.messages = messages;
	}

	/**
	 * Returns the message for a violation.
	 */
	public String text(Violation violation) {
		Object[] arguments = violation.arguments().stream().map(ViolationTexts::readable).toArray();
		return this.messages.text("violation." + violation.code(), arguments);
	}

	/**
	 * Truncates input that is quoted in a message, and formats dates and times as the
	 * fields of a form show them; for scripts in ISO 8601.
	 */
	private static Object readable(Object argument) {
		if (argument instanceof String text) {
			return Ellipsis.shorten(text, RequestLimits.MAX_QUOTED);
		}
		BrowserRegion region = region();
		if (argument instanceof LocalDate date) {
			return (region != null) ? region.date(date) : date.toString();
		}
		if (argument instanceof LocalTime time) {
			return (region != null) ? region.time(time) : time.toString();
		}
		return argument;
	}

	private static @Nullable BrowserRegion region() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)
				? BrowserRegion.of(attributes.getRequest()) : null;
	}

	/**
	 * Returns the violations as entries of problem details.
	 */
	public List<FieldError> errors(List<Violation> violations) {
		return violations.stream().map(this::error).toList();
	}

	/**
	 * Returns a violation as an entry of problem details.
	 */
	public FieldError error(Violation violation) {
		return new FieldError(Ellipsis.shorten(violation.field(), RequestLimits.MAX_QUOTED), text(violation));
	}

	/**
	 * An entry of {@code errors} in problem details.
	 *
	 * @param field the invalid member or parameter
	 * @param message the error and the accepted values
	 */
	public record FieldError(String field, String message) {

	}

}
