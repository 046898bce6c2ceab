package dev.kalends.exchange;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

import dev.kalends.workitem.CheckedDraft;
import dev.kalends.workitem.WorkItemDraft;
import org.jspecify.annotations.Nullable;

/**
 * A row of an import.
 */
sealed interface ImportRow {

	/**
	 * Returns the row number as in a spreadsheet.
	 */
	long number();

	/**
	 * Returns the title of the parent; {@code null} for a root.
	 */
	@Nullable String parent();

	/**
	 * Returns the values of the row, as far as they can be read.
	 */
	WorkItemDraft values();

	/**
	 * A row that keeps all rules that can be checked without other rows and items.
	 *
	 * @param number row number as in a spreadsheet
	 * @param parent title of the parent; {@code null} for a root
	 * @param teamId the team; {@code null} for the parent's team, or none
	 * @param draft the item to create
	 * @param removedOccurrences the original dates of occurrences that a series does not
	 * have
	 */
	record Valid(long number, @Nullable String parent, @Nullable UUID teamId, CheckedDraft draft,
			Set<LocalDate> removedOccurrences) implements ImportRow {

		@Override
		public WorkItemDraft values() {
			return this.draft.draft();
		}

	}

	/**
	 * A row with violations.
	 *
	 * @param number row number as in a spreadsheet
	 * @param parent title of the parent; {@code null} for a root
	 * @param values the values that can be read
	 */
	record Refused(long number, @Nullable String parent, WorkItemDraft values) implements ImportRow {

	}

}
