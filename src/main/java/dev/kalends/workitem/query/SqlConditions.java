package dev.kalends.workitem.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * SQL conditions that are combined with {@code and}, with the arguments of their
 * placeholders in order. Values are always passed as arguments, never as part of the SQL
 * text.
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
	 * Requires that a column has one of the values. An empty collection adds no
	 * condition.
	 */
	SqlConditions addIn(String column, Collection<?> values) {
		return values.isEmpty() ? this : add(column + " in (" + placeholders(values.size()) + ")", values.toArray());
	}

	/**
	 * Returns the condition that a column contains a word, both in normal form. It avoids
	 * {@code like}, because H2 prepares a statement with {@code like} again for each
	 * execution and, with derived tables, keeps the memory until the connection is
	 * closed.
	 */
	static String contains(String column) {
		return "position(? in " + column + ") > 0";
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
