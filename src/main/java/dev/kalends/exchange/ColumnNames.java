package dev.kalends.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The words for the columns of an import in English and German: our own names first, then
 * those that other programs and people use.
 */
final class ColumnNames {

	private static final Map<String, List<String>> OTHERS = Map.ofEntries(
			Map.entry("type", List.of("Item type", "Kind", "Typ", "Art")),
			Map.entry("title",
					List.of("Name", "Subject", "Summary", "Task", "Task name", "Item", "Aufgabe", "Vorgang", "Eintrag",
							"Titel", "Betreff", "Bezeichnung", "Vorgangsname", "Aufgabenname", "Thema")),
			Map.entry("parent",
					List.of("Parent item", "Parent title", "Belongs to", "Übergeordnet", "Übergeordneter Eintrag",
							"Übergeordnetes Element", "Gehört zu")),
			Map.entry("start_date",
					List.of("Start", "Starts", "Start on", "Begin", "Begins", "Begin date", "From", "Beginn",
							"Beginnt am", "Startdatum", "Start am", "Anfang", "Anfangsdatum", "Anfangstermin",
							"Beginndatum", "Von")),
			Map.entry("due_date",
					List.of("Due", "Due on", "End", "Ends", "End date", "Finish", "Finish date", "Deadline", "Until",
							"To", "Fällig", "Fällig am", "Fälligkeit", "Fälligkeitsdatum", "Ende", "Endet am",
							"Enddatum", "Endtermin", "Bis")),
			Map.entry("start_time",
					List.of("Time", "Begin time", "Startzeit", "Startuhrzeit", "Start Uhrzeit", "Uhrzeit",
							"Uhrzeit Beginn", "Beginn Uhrzeit", "Anfangszeit", "Beginnzeit", "Zeit", "Uhrzeit von",
							"Beginnt um")),
			Map.entry("end_time",
					List.of("Due time", "Finish time", "Endzeit", "Enduhrzeit", "Uhrzeit Ende", "Ende Uhrzeit",
							"Uhrzeit bis", "Endet um")),
			Map.entry("time_zone", List.of("TZ", "Zone", "Zeitzone")),
			Map.entry("assignee",
					List.of("Assignees", "Assigned to", "People", "Person", "Responsible", "Zuständig", "Zuständige",
							"Zugewiesen", "Zugewiesen an", "Verantwortlich", "Verantwortliche", "Verantwortlicher",
							"Bearbeiter", "Personen")),
			Map.entry("description", List.of("Details", "Beschreibung", "Erläuterung")),
			Map.entry("status", List.of("State", "Zustand")),
			Map.entry("priority", List.of("Prio", "Priorität", "Wichtigkeit")),
			Map.entry("progress",
					List.of("% complete", "Percent complete", "Percent", "Fortschritt", "% abgeschlossen")),
			Map.entry("color", List.of("Colour", "Farbe", "Color value", "Colour value", "Farbwert")),
			Map.entry("team", List.of("Team name", "Teamname")),
			Map.entry("recurrence_rule",
					List.of("RRULE", "Recurrence", "Repeats", "Repeat", "Wiederholung", "Wiederholungsregel", "Serie")),
			Map.entry(RemovedOccurrences.COLUMN,
					List.of("EXDATE", "Exceptions", "Exception dates", "Ausnahmen", "Ausfalltermine")));

	private static final Map<String, String> BY_WORD = new HashMap<>();

	static {
		OTHERS.forEach((column, words) -> words.forEach((word) -> BY_WORD.put(CellText.word(word), column)));
		ImportRows.COLUMNS.forEach((column) -> BY_WORD.put(CellText.word(column), column));
	}

	private ColumnNames() {
	}

	/**
	 * Returns the column of a header.
	 * @return {@code null} when there is none
	 */
	static @Nullable String of(String header) {
		return BY_WORD.get(CellText.word(header));
	}

	/**
	 * Tells whether a header is the name of the column itself, apart from case, spaces
	 * and underscores. Such a header wins over other words for the same column.
	 */
	static boolean isExact(String header, String column) {
		return CellText.word(header).equals(CellText.word(column));
	}

}
