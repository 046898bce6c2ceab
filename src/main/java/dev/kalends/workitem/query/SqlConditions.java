package dev.kalends.workitem.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Conditions of a query that all have to hold, with the arguments of their placeholders
 * in order. Values never become part of the text.
 */
public final class SqlConditions {

	private final StringBuilder text = new StringBuilder("1 = 1");

	private final List<Object> arguments = new ArrayList<>();

	public SqlConditions add(String condition, Object... values) {
		this.text.append(" and ").append(condition);
		this.arguments.addAll(Arrays.asList(values));
		return this;
	}

	/**
	 * Demands that a column has one of the values; no values demand nothing.
	 */
	SqlConditions addIn(String column, Collection<?> values) {
		return values.isEmpty() ? this : add(column + " in (" + placeholders(values.size()) + ")", values.toArray());
	}

	/**
	 * Returns the condition that a text contains a word, which comes in lower case. It is
	 * no {@code like}: H2 plans a statement that has one anew whenever it runs, and with
	 * derived tables in it keeps what that took for as long as the connection lives.
	 */
	static String contains(String text) {
		return "position(? in lower(" + text + ")) > 0";
	}

	public static String placeholders(int count) {
		return String.join(", ", Collections.nCopies(count, "?"));
	}

	public String text() {
		return this.text.toString();
	}

	public List<Object> arguments() {
		return Collections.unmodifiableList(this.arguments);
	}

}
