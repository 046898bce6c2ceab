package dev.kalends.workitem.query;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.kalends.web.DateTexts;
import dev.kalends.web.Messages;
import dev.kalends.workitem.recurrence.RandomRules;
import dev.kalends.workitem.recurrence.Recurrence;
import dev.kalends.workitem.recurrence.RecurrenceRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class RecurrenceWordsTests {

	private RecurrenceWords words;

	@BeforeEach
	void useTexts() {
		ResourceBundleMessageSource source = new ResourceBundleMessageSource();
		source.setBasename("messages");
		source.setDefaultEncoding("UTF-8");
		source.setFallbackToSystemLocale(false);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(Messages.class, () -> new Messages(source));
			context.register(DateTexts.class, RecurrenceWords.class);
			context.refresh();
			this.words = context.getBean(RecurrenceWords.class);
		}
	}

	@AfterEach
	void resetLocale() {
		LocaleContextHolder.resetLocaleContext();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					FREQ=DAILY | 2026-12-01 | every day | jeden Tag
					FREQ=DAILY;INTERVAL=2 | 2026-12-01 | every second day | jeden zweiten Tag
					FREQ=DAILY;INTERVAL=3 | 2026-12-01 | every 3 days | alle 3 Tage
					FREQ=DAILY;BYMONTH=3 | 2026-03-01 | every day, only in March | jeden Tag, nur im März
					FREQ=DAILY;INTERVAL=3;BYDAY=MO,TU | 2026-12-01 | every 3 days, only on Monday and Tuesday | alle 3 Tage, nur am Montag und Dienstag
					FREQ=DAILY;INTERVAL=3;BYMONTHDAY=1,-1 | 2026-12-01 | every 3 days, only on the 1st and the last day | alle 3 Tage, nur am 1. und am letzten Tag
					FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR | 2026-12-01 | every weekday (Monday to Friday) | jeden Werktag (Montag bis Freitag)
					FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR | 2026-12-01 | every weekday (Monday to Friday) | jeden Werktag (Montag bis Freitag)
					FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU | 2026-12-01 | every day | jeden Tag
					FREQ=WEEKLY | 2026-12-01 | every week on Tuesday | jede Woche am Dienstag
					FREQ=WEEKLY;BYDAY=TU;COUNT=10 | 2026-12-01 | every week on Tuesday, 10 times | jede Woche am Dienstag, 10-mal
					FREQ=WEEKLY;COUNT=1 | 2026-12-01 | every week on Tuesday, once | jede Woche am Dienstag, einmal
					FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH | 2026-12-01 | every second week on Tuesday and Thursday | jede zweite Woche am Dienstag und Donnerstag
					FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH,SU;WKST=SU | 2026-12-01 | every 3 weeks on Tuesday, Thursday and Sunday, weeks start on Sunday | alle 3 Wochen am Dienstag, Donnerstag und Sonntag, Wochenbeginn am Sonntag
					FREQ=WEEKLY;BYDAY=TU;BYMONTH=1,12 | 2026-12-01 | every week on Tuesday, only in January and December | jede Woche am Dienstag, nur im Januar und Dezember
					FREQ=MONTHLY | 2026-12-15 | every month on the 15th | jeden Monat am 15.
					FREQ=MONTHLY | 2026-12-31 | every month on the 31st, in months that have this day | jeden Monat am 31., in Monaten mit diesem Tag
					FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=1,3 | 2026-01-31 | every month on the 31st, only in January and March | jeden Monat am 31., nur im Januar und März
					FREQ=MONTHLY;BYMONTHDAY=1,2,3,11,22 | 2026-12-01 | every month on the 1st, the 2nd, the 3rd, the 11th and the 22nd | jeden Monat am 1., am 2., am 3., am 11. und am 22.
					FREQ=MONTHLY;BYMONTHDAY=29,30 | 2026-12-29 | every month on the 29th and the 30th, where the month has these days | jeden Monat am 29. und am 30., soweit es diese Tage im Monat gibt
					FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1 | 2026-12-31 | every second month on the last day | jeden zweiten Monat am letzten Tag
					FREQ=MONTHLY;BYMONTHDAY=-2,-10 | 2026-12-30 | every month on the 10th to last day and the second to last day | jeden Monat am 10.-letzten Tag und am vorletzten Tag
					FREQ=MONTHLY;BYDAY=-1FR | 2026-12-25 | every month on the last Friday | jeden Monat am letzten Freitag
					FREQ=MONTHLY;BYDAY=1MO,3MO | 2026-12-07 | every month on the first Monday and the third Monday | jeden Monat am ersten Montag und am dritten Montag
					FREQ=MONTHLY;BYDAY=5FR | 2027-01-29 | every month on the fifth Friday, in months that have this day | jeden Monat am fünften Freitag, in Monaten mit diesem Tag
					FREQ=MONTHLY;INTERVAL=6;BYDAY=MO,-1FR | 2026-12-07 | every 6 months on every Monday and the last Friday | alle 6 Monate an jedem Montag und am letzten Freitag
					FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 | 2026-12-31 | every month on the last weekday | jeden Monat am letzten Werktag (Montag bis Freitag)
					FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=1,-1 | 2026-12-01 | every month on the first and the last day | jeden Monat am ersten und am letzten Tag
					FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=2 | 2026-12-06 | every month on the second day that is a Saturday or a Sunday | jeden Monat am zweiten Tag, der auf einen Samstag oder einen Sonntag fällt
					FREQ=MONTHLY;BYMONTHDAY=13,14;BYDAY=FR;BYSETPOS=1 | 2026-11-13 | every month on the first day that is the 13th or the 14th and at the same time a Friday | jeden Monat am ersten Tag, der auf den 13. oder den 14. und zugleich auf einen Freitag fällt
					FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR | 2026-11-13 | every month on the 13th, if that day is a Friday | jeden Monat am 13., sofern dieser Tag auf einen Freitag fällt
					FREQ=DAILY;BYMONTHDAY=13;BYDAY=FR | 2026-11-13 | every month on the 13th, if that day is a Friday | jeden Monat am 13., sofern dieser Tag auf einen Freitag fällt
					FREQ=MONTHLY;BYMONTHDAY=1,-1;BYDAY=2FR,MO | 2027-02-01 | every month on the 1st and the last day, if that day is a Monday or the second Friday | jeden Monat am 1. und am letzten Tag, sofern dieser Tag auf einen Montag oder den zweiten Freitag fällt
					FREQ=YEARLY | 2028-02-29 | every year on 29 February | jedes Jahr am 29. Februar
					FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29 | 2028-02-29 | every year on 29 February | jedes Jahr am 29. Februar
					FREQ=YEARLY;INTERVAL=2;BYMONTH=5 | 2026-05-03 | every second year on 3 May | jedes zweite Jahr am 3. Mai
					FREQ=YEARLY;INTERVAL=4;BYMONTH=3,6 | 2026-03-31 | every 4 years in March and June on the 31st, in months that have this day | alle 4 Jahre im März und Juni am 31., in Monaten mit diesem Tag
					FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1 | 2026-02-28 | every year in February on the last day | jedes Jahr im Februar am letzten Tag
					FREQ=YEARLY;BYMONTHDAY=15 | 2026-12-15 | every month on the 15th | jeden Monat am 15.
					FREQ=YEARLY;INTERVAL=2;BYMONTHDAY=15 | 2026-12-15 | every second year in every month on the 15th | jedes zweite Jahr in jedem Monat am 15.
					FREQ=YEARLY;BYMONTH=11;BYDAY=4TH | 2026-11-26 | every year in November on the fourth Thursday | jedes Jahr im November am vierten Donnerstag
					FREQ=YEARLY;BYDAY=20MO | 2026-05-18 | every year on the 20th Monday of the year | jedes Jahr am 20. Montag des Jahres
					FREQ=YEARLY;BYDAY=53TH | 2026-12-31 | every year on the 53rd Thursday of the year, in years that have this day | jedes Jahr am 53. Donnerstag des Jahres, in Jahren mit diesem Tag
					FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,8 | 2026-11-08 | every 4 years in November on the 2nd and the 8th, if that day is a Tuesday | alle 4 Jahre im November am 2. und am 8., sofern dieser Tag auf einen Dienstag fällt
					FREQ=DAILY;UNTIL=20270630 | 2026-12-01 | every day, until 30 June 2027 | jeden Tag, bis 30. Juni 2027
					""")
	void ruleInWords(String rule, LocalDate start, String english, String german) {
		assertThat(of(Locale.UK, rule, start)).isEqualTo(english);
		assertThat(of(Locale.GERMANY, rule, start)).isEqualTo(german);
	}

	@Test
	void endInUtcIsADayInTheZone() {
		LocaleContextHolder.setLocale(Locale.UK);
		RecurrenceRule rule = RecurrenceRule.parse("FREQ=DAILY;UNTIL=20270630T150000Z");
		LocalDate start = LocalDate.of(2026, 12, 1);
		assertThat(this.words.of(rule, start, ZoneId.of("Asia/Tokyo"))).isEqualTo("every day, until 1 July 2027");
		assertThat(this.words.of(rule, start, ZoneId.of("Europe/Berlin"))).isEqualTo("every day, until 30 June 2027");
	}

	/**
	 * Rules with the same words must have the same dates; otherwise the words are wrong
	 * for one of them.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "en", "de" })
	void sameWordsMeanTheSameDates(String language) {
		LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
		RandomRules random = new RandomRules(36);
		LocalDate start = LocalDate.of(2027, 1, 31);
		Map<String, Recurrence> examples = new HashMap<>();
		int same = 0;
		for (int i = 0; i < 6000; i++) {
			RecurrenceRule rule = random.next().rule().adaptedTo(null, null);
			Recurrence recurrence = new Recurrence(rule, start, null, null);
			String text = this.words.of(rule, start, null);
			assertThat(text).as("%s", rule).isNotBlank().doesNotContain("{", "null", "  ", ", ,");
			Recurrence other = examples.putIfAbsent(text, recurrence);
			if (other != null && !other.equals(recurrence) && happens(recurrence) && happens(other)) {
				same++;
				assertThat(dates(recurrence)).as("%s: %s and %s", text, other.rule(), rule).isEqualTo(dates(other));
			}
		}
		assertThat(same).isGreaterThan(20);
	}

	private static boolean happens(Recurrence recurrence) {
		return recurrence.nextFrom(recurrence.start()).isPresent();
	}

	private static List<LocalDate> dates(Recurrence recurrence) {
		return recurrence.dates(recurrence.start(), recurrence.start().plusYears(6), 500);
	}

	private String of(Locale locale, String rule, LocalDate start) {
		LocaleContextHolder.setLocale(locale);
		Recurrence recurrence = new Recurrence(RecurrenceRule.parse(rule), start, null, null);
		return this.words.of(recurrence.rule(), start, null);
	}

}
