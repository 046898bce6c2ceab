package dev.kalends.history;

import java.util.Locale;

/**
 * What a change did to an item.
 */
enum ChangeKind {

	CREATED, EDITED, DELETED, RESTORED;

	/**
	 * Returns the name as it is written outside and stored.
	 */
	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	static ChangeKind ofCode(String code) {
		return valueOf(code.toUpperCase(Locale.ROOT));
	}

}
