package dev.kalends.exchange;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Dates as spreadsheet programs write them, and the order that a column of them decides.
 */
class DateColumnTests {

	@ParameterizedTest
	@ValueSource(strings = { "2025-10-15", "2025/10/15", "2025.10.15", "2025-10-15T00:00", "15-Oct-25", "15-Oct-2025",
			"15. Okt. 2025", "15. Oktober 2025", "15 October 2025", "Oct 15, 2025", "October 15, 2025",
			"Wednesday, October 15, 2025", "Mittwoch, 15. Oktober 2025", "Mi, 15. Okt 25",
			"15.\u00a0Oktober\u00a02025" })
	void dateWithOneMeaningNeedsNoOrder(String text) {
		assertThat(Objects.requireNonNull(DateCell.of(text), text).date(null)).isEqualTo(LocalDate.of(2025, 10, 15));
	}

	@ParameterizedTest
	@CsvSource({ "15.10.2025, DMY", "15.10.25, DMY", "15. 10. 2025, DMY", "15/10/2025, DMY", "15-10-2025, DMY",
			"10/15/2025, MDY", "10/15/25, MDY", "Mi 15.10.2025, DMY" })
	void numericDateIsReadInItsOrder(String text, DateOrder order) {
		assertThat(Objects.requireNonNull(DateCell.of(text)).date(order)).isEqualTo(LocalDate.of(2025, 10, 15));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "15.10.2025 09:30 | 09:30", "10/15/2025 9:30 AM | 09:30", "2025-10-15T21:30:00 | 21:30",
					"2025-10-15 00:00:00 | 00:00", "15. Oktober 2025 um 09:30 | 09:30",
					"Oct 15, 2025 at 9:30\u202fPM | 21:30" })
	void dateMayHaveTime(String text, LocalTime time) {
		assertThat(Objects.requireNonNull(DateCell.of(text)).time()).isEqualTo(time);
	}

	@ParameterizedTest
	@ValueSource(strings = { "45945", "15.10", "15.10-2025", "tomorrow", "15. Foober 2025", "2025-13-01",
			"15.10.2025 soon", "15.10.20255" })
	void otherTextIsNoDate(String text) {
		assertThat(DateCell.of(text)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "03/04/2025;25/04/2025, DMY", "03/04/2025;04/25/2025, MDY", "03.04.2025, DMY", "10.25.2025, MDY",
			"2025-10-15;2025-10-16, YMD", "2025-10-15;25/04/2025, DMY", "04/04/2025, DMY", "03-04-2025;13-04-2025, DMY",
			"03/04/2025;;n/a;25/04/2025, DMY", "31/02/2025;03/04/2025;12/31/2025, MDY" })
	void columnDecidesOrder(String cells, DateOrder order) {
		assertThat(column(cells).order()).isEqualTo(order);
	}

	@Test
	void columnWithoutLateDayIsUndecided() {
		DateColumn column = column("2025-10-15;04/04/2025;03/04/2025;05/06/2025");
		assertThat(column.order()).isNull();
		assertThat(column.mixed()).isFalse();
		assertThat(column.example()).isEqualTo("03/04/2025");
		assertThat(column.exampleRow()).isEqualTo(2);
		assertThat(column.orElse(DateOrder.MDY).order()).isEqualTo(DateOrder.MDY);
	}

	@Test
	void columnWithBothOrdersIsMixed() {
		DateColumn column = column("25/04/2025;04/25/2025");
		assertThat(column.mixed()).isTrue();
		assertThat(column.order()).isNull();
		assertThat(column.orElse(DateOrder.DMY).order()).isNull();
		assertThat(column.in(DateOrder.DMY).order()).isEqualTo(DateOrder.DMY);
	}

	@Test
	void columnWithoutDatesDecidesNothing() {
		assertThat(DateColumn.of(List.of("", "soon"))).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "9:00, 09:00", "09:00, 09:00", "9:00 AM, 09:00", "9:00:00 PM, 21:00", "12:30 AM, 00:30",
			"12:30 pm, 12:30", "9:00 a.m., 09:00", "9.00 Uhr, 09:00", "9 Uhr, 09:00", "9 AM, 09:00", "14.30, 14:30",
			"09:00:00, 09:00", "9:00\u202fAM, 09:00", "9 h, 09:00" })
	void clockTimeIsRead(String text, LocalTime time) {
		assertThat(ClockTime.parse(text)).isEqualTo(time);
	}

	@ParameterizedTest
	@ValueSource(strings = { "9", "0.375", "0,375", "24:00", "9:60", "13:00 PM", "0:30 AM", "9:0", "noon" })
	void otherTextIsNoClockTime(String text) {
		assertThat(ClockTime.parse(text)).isNull();
	}

	private static DateColumn column(String cells) {
		return Objects.requireNonNull(DateColumn.of(List.of(cells.split(";", -1))));
	}

}
