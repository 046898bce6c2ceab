package dev.kalends.exchange;

import java.util.List;
import java.util.UUID;

import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

/**
 * How to read a file. Properties that are not chosen are guessed, unless guessing is off.
 *
 * @param guess whether the dialect is guessed; {@code false} for the dialect of the API,
 * for which no choices about the file are possible
 * @param encoding the encoding; {@code null} to guess it
 * @param separator the separator; {@code null} to guess it
 * @param dateOrder the order of dates with the year last; {@code null} to guess it for
 * each column
 * @param columns the name for each column of the file, an empty text for one that is
 * ignored; {@code null} to guess them
 * @param teamId the team of items without a team and without a parent; {@code null} for
 * personal items
 * @param type the type of items without a type; {@code null} to require one
 * @param leaveOut whether rows with violations are left out instead of refusing the file
 */
record ImportChoices(boolean guess, @Nullable FileEncoding encoding, @Nullable Separator separator,
		@Nullable DateOrder dateOrder, @Nullable List<String> columns, @Nullable UUID teamId,
		@Nullable WorkItemType type, boolean leaveOut) {

	/**
	 * The dialect of the API.
	 */
	static final ImportChoices STRICT = new ImportChoices(false, null, null, null, null, null, null, false);

	/**
	 * Everything is guessed.
	 */
	static final ImportChoices GUESS = new ImportChoices(true, null, null, null, null, null, null, false);

	/**
	 * Returns the same choices for an import that leaves out rows with violations, or
	 * refuses the file because of them.
	 */
	ImportChoices withLeaveOut(boolean newLeaveOut) {
		return new ImportChoices(this.guess, this.encoding, this.separator, this.dateOrder, this.columns, this.teamId,
				this.type, newLeaveOut);
	}

}
