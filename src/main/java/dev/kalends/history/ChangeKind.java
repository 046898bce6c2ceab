package dev.kalends.history;

import java.util.Locale;

/**
 * The kind of change to an item.
 */
enum ChangeKind {

	CREATED, EDITED, DELETED, RESTORED;

	/**
	 * Returns the name in lower case, as stored and as used in the REST API.
	 */
	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	static ChangeKind ofCode(String code) {
		return valueOf(code.toUpperCase(Locale.ROOT));
	}

}
