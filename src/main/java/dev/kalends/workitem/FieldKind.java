package dev.kalends.workitem;

/**
 * What the values of a field are, from which it follows how they are shown in words.
 */
public enum FieldKind {

	/**
	 * A text of one line.
	 */
	TEXT,

	/**
	 * A text of many lines.
	 */
	LONG_TEXT,

	/**
	 * One of a fixed set of codes. Their words have the keys {@code <prefix>.<code>},
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
	 * A whole number from 0 to 100.
	 */
	PERCENT,

	FLAG, DATE, TIME, ZONE;

	/**
	 * Tells whether a field can have several values.
	 */
	boolean isMultiple() {
		return this == PEOPLE || this == NAMES;
	}

}
