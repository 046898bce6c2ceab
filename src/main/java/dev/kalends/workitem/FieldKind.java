package dev.kalends.workitem;

/**
 * The kind of values of a field, which determines how they are formatted as text.
 */
public enum FieldKind {

	/**
	 * Text on a single line.
	 */
	TEXT,

	/**
	 * Text with line breaks.
	 */
	LONG_TEXT,

	/**
	 * One of a fixed set of codes. Their labels have the keys {@code <prefix>.<code>},
	 * where the prefix is the label key of the field.
	 */
	CHOICE,

	/**
	 * The id of another item, a team or a location.
	 */
	REFERENCE,

	/**
	 * Ids of people.
	 */
	PEOPLE,

	/**
	 * Names of people who are not users.
	 */
	NAMES,

	/**
	 * A whole number, shown as it is.
	 */
	NUMBER,

	/**
	 * A whole number from 0 to 100, shown as a percentage.
	 */
	PERCENT,

	/**
	 * A recurrence rule (RFC 5545), shown in words.
	 */
	RECURRENCE,

	FLAG, DATE, TIME, ZONE;

	/**
	 * Tells whether a field can have several values.
	 */
	boolean isMultiple() {
		return this == PEOPLE || this == NAMES;
	}

}
