package dev.kalends.workitem.query;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.kalends.web.DateTexts;
import dev.kalends.web.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how values of fields are formatted as text.
 */
class FieldTextsTests {

	private static final UUID ANN = new UUID(0, 1);

	private static final UUID BOB = new UUID(0, 2);

	private FieldTexts texts;

	@BeforeEach
	void useGermanClockAndTexts() {
		LocaleContextHolder.setLocale(Locale.GERMANY);
		ResourceBundleMessageSource source = new ResourceBundleMessageSource();
		source.setBasename("messages");
		source.setDefaultEncoding("UTF-8");
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(Messages.class, () -> new Messages(source));
			context.register(DateTexts.class, RecurrenceWords.class, FieldTexts.class);
			context.refresh();
			this.texts = context.getBean(FieldTexts.class);
		}
	}

	@AfterEach
	void resetLocale() {
		LocaleContextHolder.resetLocaleContext();
	}

	@ParameterizedTest
	@CsvSource({ "title, Bericht, Bericht", "status, in_progress, In Arbeit", "autoProgress, false, Nein",
			"progress, 40, 40 %", "startDate, 2025-10-15, 15. Okt. 2025", "startTime, 09:30:00, 09:30",
			"startTime, 9h, 9h", "dueDate, soon, soon", "timeZone, Europe/Berlin, Europe/Berlin", "noSuchField, 7, 7" })
	void formatsAValueByTheKindOfItsField(String field, String value, String text) {
		assertThat(this.texts.of(field, List.of(value), new TestNames())).isEqualTo(text);
	}

	/**
	 * History knows no start, which would imply the days that a rule does not name.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "FREQ=WEEKLY;BYDAY=TU;WKST=MO | jede Woche am Dienstag", "FREQ=WEEKLY;WKST=MO | jede Woche",
					"FREQ=YEARLY;COUNT=3;WKST=MO | jedes Jahr, 3-mal", "sometimes | sometimes" })
	void describesRecurrenceRulesInWords(String rule, String text) {
		assertThat(this.texts.of("recurrenceRule", List.of(rule), new TestNames())).isEqualTo(text);
	}

	@Test
	void formatsReferencesByName() {
		assertThat(this.texts.of("assigneeIds", List.of(BOB.toString(), ANN.toString()), new TestNames()))
			.isEqualTo("Ann, Bob");
		assertThat(this.texts.of("assigneeLabels", List.of("Zoe", "Ann"), new TestNames())).isEqualTo("Zoe, Ann");
		assertThat(this.texts.of("parentId", List.of(ANN.toString()), new TestNames())).isEqualTo("parentId of Ann");
		assertThat(this.texts.of("parentId", List.of("no id"), new TestNames())).isEmpty();
		assertThat(this.texts.of("assigneeIds", List.of(), new TestNames())).isEmpty();
	}

	private static final class TestNames implements FieldTexts.Names {

		@Override
		public Collection<String> people(Collection<UUID> ids) {
			return ids.stream().map(this::name).toList();
		}

		@Override
		public String reference(String field, UUID id) {
			return field + " of " + name(id);
		}

		private String name(UUID id) {
			return id.equals(ANN) ? "Ann" : "Bob";
		}

	}

}
