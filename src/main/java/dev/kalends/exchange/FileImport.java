package dev.kalends.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

import dev.kalends.account.People;
import dev.kalends.account.Viewer;
import dev.kalends.exchange.SpreadsheetReader.Spreadsheet;
import dev.kalends.shared.BusyException;
import dev.kalends.shared.RequestLimits;
import dev.kalends.shared.Violation;
import dev.kalends.team.TeamName;
import dev.kalends.team.Teams;

import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;

/**
 * Imports files, or shows what an import of them would do.
 */
@Service
class FileImport {

	/**
	 * Maximum number of rows of an import.
	 */
	static final int MAX_ROWS = 10_000;

	private final SpreadsheetReader reader;

	private final WorkItemImport imports;

	private final People people;

	private final Teams teams;

	/**
	 * Limits concurrent imports and previews, because each keeps its file and its items
	 * in memory.
	 */
	private final Semaphore slots = new Semaphore(RequestLimits.MAX_IMPORTS);

	FileImport(SpreadsheetReader reader, WorkItemImport imports, People people, Teams teams) {
		this.reader = reader;
		this.imports = imports;
		this.people = people;
		this.teams = teams;
	}

	/**
	 * Imports a file, all of it or nothing, or without the rows that are to be left out.
	 * @throws ImportRefusedException when the file is ambiguous or invalid, or when a row
	 * is invalid and not left out; nothing is saved
	 * @throws BusyException when the maximum number of imports is already running on this
	 * node
	 * @throws IOException when the file cannot be read
	 */
	Imported run(Viewer viewer, InputStreamSource file, ImportChoices choices, ImportProgress progress)
			throws IOException {
		return inSlot(file, (content) -> {
			Spreadsheet spreadsheet = this.reader.read(content, choices, MAX_ROWS);
			throwIfAny(spreadsheet.dialect().open());
			ImportRows rows = rows(viewer, choices);
			List<ImportRow> read = rows.read(spreadsheet.table());
			if (!choices.leaveOut()) {
				throwIfAny(rows.violations());
			}
			return this.imports.importRows(viewer, read, choices.leaveOut(), progress)
				.withIgnored(spreadsheet.dialect().ignored());
		});
	}

	/**
	 * Reads a file and tells what would become of each row.
	 * @throws ImportRefusedException when the file is not a valid table
	 * @throws BusyException when the maximum number of imports is already running on this
	 * node
	 * @throws IOException when the file cannot be read
	 */
	ImportPreview preview(Viewer viewer, InputStreamSource file, ImportChoices choices) throws IOException {
		return inSlot(file, (content) -> {
			Spreadsheet spreadsheet = this.reader.read(content, choices, MAX_ROWS);
			ImportRows rows = rows(viewer, choices);
			List<ImportRow> read = rows.read(spreadsheet.table());
			List<RowViolation> violations = new ArrayList<>(rows.violations());
			violations.addAll(this.imports.check(viewer, read));
			Map<Long, List<Violation>> byRow = violations.stream()
				.collect(Collectors.groupingBy(RowViolation::row,
						Collectors.mapping(RowViolation::violation, Collectors.toList())));
			return new ImportPreview(spreadsheet.dialect(),
					read.stream()
						.map((row) -> new ImportPreview.Row(row, byRow.getOrDefault(row.number(), List.of())))
						.toList());
		});
	}

	/**
	 * Returns the teams in which the viewer may create items.
	 */
	List<TeamName> teams(Viewer viewer) {
		return this.teams.of(viewer).stream().filter((team) -> team.role().mayEdit()).toList();
	}

	private ImportRows rows(Viewer viewer, ImportChoices choices) {
		return new ImportRows(this.people.assignable(), teams(viewer), viewer.zone(), choices.teamId());
	}

	private <T> T inSlot(InputStreamSource file, Work<T> work) throws IOException {
		if (!this.slots.tryAcquire()) {
			throw new BusyException("imports-busy");
		}
		try (InputStream content = file.getInputStream()) {
			return work.with(content.readAllBytes());
		}
		finally {
			this.slots.release();
		}
	}

	private static void throwIfAny(List<RowViolation> violations) {
		if (!violations.isEmpty()) {
			throw new ImportRefusedException(violations);
		}
	}

	/**
	 * Work with the content of a file.
	 *
	 * @param <T> the type of its result
	 */
	@FunctionalInterface
	private interface Work<T> {

		T with(byte[] content);

	}

}
