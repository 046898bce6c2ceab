package dev.kalends.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * What a PostgreSQL database must be like, and why it is refused when it is not.
 */
final class ServerChecks {

	private static final String WRONG_DATABASE = "3D000";

	/**
	 * Class of the SQLSTATE of names and passwords that are not accepted.
	 */
	private static final String NOT_AUTHORIZED = "28";

	/**
	 * Text in another encoding would fail one day, with the first letter that it lacks.
	 */
	private static final String ENCODING = "select pg_encoding_to_char(encoding), current_database(), current_user"
			+ " from pg_database where datname = current_database()";

	private static final String RIGHTS = "select current_schema(),"
			+ " coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)";

	/**
	 * A table of ours that belongs to somebody else cannot be migrated.
	 */
	private static final String FOREIGN_TABLE = "select tableowner from pg_tables where schemaname = current_schema()"
			+ " and tablename in ('flyway_schema_history', 'scope_version', 'person')"
			+ " and not pg_has_role(current_user, tableowner, 'USAGE') limit 1";

	private ServerChecks() {
	}

	/**
	 * Checks the database behind a connection.
	 * @throws DatabaseRefusedException when the application cannot work with it
	 */
	static void check(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			Names names = checkEncoding(statement);
			checkRights(statement, names);
			checkOwner(statement, names);
		}
	}

	private static Names checkEncoding(Statement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery(ENCODING)) {
			row.next();
			Names names = new Names(row.getString(2), row.getString(3));
			if (!"UTF8".equals(row.getString(1))) {
				throw new DatabaseRefusedException(
						"The database \"%s\" that 'spring.datasource.url' names has the encoding %s; it must be UTF8."
							.formatted(names.database(), row.getString(1)),
						"Create another one, %s, move what is in this one with pg_dump and psql, and change".formatted(
								creation(names.database() + "_utf8", names.user())) + " 'spring.datasource.url'.");
			}
			return names;
		}
	}

	private static void checkRights(Statement statement, Names names) throws SQLException {
		try (ResultSet row = statement.executeQuery(RIGHTS)) {
			row.next();
			if (!row.getBoolean(2)) {
				throw new DatabaseRefusedException(
						"The user \"%s\" that 'spring.datasource.username' names may not create tables in the database \"%s\"."
							.formatted(names.user(), names.database()),
						"Make the user its owner: ALTER DATABASE \"%s\" OWNER TO \"%s\"; before PostgreSQL 15 also"
							.formatted(names.database(), names.user())
								+ " GRANT CREATE ON SCHEMA public TO \"%s\";".formatted(names.user()));
			}
		}
	}

	private static void checkOwner(Statement statement, Names names) throws SQLException {
		try (ResultSet row = statement.executeQuery(FOREIGN_TABLE)) {
			if (row.next()) {
				throw new DatabaseRefusedException(
						"The tables in the database \"%s\" belong to \"%s\", not to the user \"%s\" that"
							.formatted(names.database(), row.getString(1), names.user())
								+ " 'spring.datasource.username' names.",
						"Change 'spring.datasource.username', or hand the tables over: REASSIGN OWNED BY \"%s\" TO \"%s\";"
							.formatted(row.getString(1), names.user()));
			}
		}
	}

	/**
	 * Returns why a connection is refused for good; {@code null} where waiting may help.
	 */
	static @Nullable DatabaseRefusedException refusal(SQLException failure, String url, @Nullable String user) {
		String state = (failure.getSQLState() != null) ? failure.getSQLState() : "";
		if (state.startsWith(NOT_AUTHORIZED)) {
			return new DatabaseRefusedException(
					"The database does not accept 'spring.datasource.username' or 'spring.datasource.password'.",
					"Change them to a name and a password that it accepts.", failure);
		}
		if (state.equals(WRONG_DATABASE)) {
			String name = database(url);
			return new DatabaseRefusedException(
					"The database \"%s\" that 'spring.datasource.url' names does not exist.".formatted(name),
					"Create it: %s".formatted(creation(name, (user != null) ? user : "kalends")), failure);
		}
		return null;
	}

	/**
	 * Refuses a server that did not answer in time.
	 */
	static DatabaseRefusedException notReached(SQLException failure, String url, long seconds) {
		return new DatabaseRefusedException(
				"The database that 'spring.datasource.url' names, %s, does not answer: %s (waited %d s)."
					.formatted(address(url), reason(failure), seconds),
				"Start the database, or change 'spring.datasource.url'. 'kalends.database.wait' says how long a start"
						+ " waits for it.",
				failure);
	}

	private static String reason(SQLException failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		String message = cause.getMessage();
		return (cause instanceof java.net.UnknownHostException) ? "there is no host \"" + message + "\""
				: (message != null) ? message.lines().findFirst().orElse("").replaceAll("\\.$", "")
						: cause.getClass().getSimpleName();
	}

	/**
	 * Leaves out the parameters: one of them may be a password.
	 */
	static String address(String url) {
		int parameters = url.indexOf('?');
		return (parameters < 0) ? url : url.substring(0, parameters);
	}

	private static String database(String url) {
		String address = address(url);
		String name = address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1);
		return name.isEmpty() ? "kalends" : name;
	}

	private static String creation(String database, String user) {
		return "CREATE DATABASE \"%s\" OWNER \"%s\" ENCODING 'UTF8' TEMPLATE template0;".formatted(database, user);
	}

	private record Names(String database, String user) {

	}

}
