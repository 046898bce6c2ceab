package dev.kalends.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * Checks that a PostgreSQL database is usable, and explains why it is not.
 */
final class ServerChecks {

	private static final String WRONG_DATABASE = "3D000";

	/**
	 * SQLSTATE class of an invalid user name or password.
	 */
	private static final String NOT_AUTHORIZED = "28";

	/**
	 * Any encoding other than UTF-8 fails as soon as a text contains a character that it
	 * lacks.
	 */
	private static final String ENCODING = "select pg_encoding_to_char(encoding), current_database(), current_user"
			+ " from pg_database where datname = current_database()";

	private static final String PRIVILEGES = "select current_schema(),"
			+ " coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)";

	/**
	 * Tables that belong to another user cannot be migrated.
	 */
	private static final String FOREIGN_TABLE = "select tableowner from pg_tables where schemaname = current_schema()"
			+ " and tablename in ('flyway_schema_history', 'scope_version', 'person')"
			+ " and not pg_has_role(current_user, tableowner, 'USAGE') limit 1";

	private ServerChecks() {
	}

	/**
	 * Checks the encoding, the privileges and the owner of the tables.
	 * @throws DatabaseRefusedException if the application cannot use the database
	 */
	static void check(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			Names names = checkEncoding(statement);
			checkPrivileges(statement, names);
			checkTableOwner(statement, names);
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
						"Create another one, %s, move the data with pg_dump and psql, and change".formatted(
								creation(names.database() + "_utf8", names.user())) + " 'spring.datasource.url'.");
			}
			return names;
		}
	}

	private static void checkPrivileges(Statement statement, Names names) throws SQLException {
		try (ResultSet row = statement.executeQuery(PRIVILEGES)) {
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

	private static void checkTableOwner(Statement statement, Names names) throws SQLException {
		try (ResultSet row = statement.executeQuery(FOREIGN_TABLE)) {
			if (row.next()) {
				throw new DatabaseRefusedException(
						"The tables in the database \"%s\" belong to \"%s\", not to the user \"%s\" that"
							.formatted(names.database(), row.getString(1), names.user())
								+ " 'spring.datasource.username' names.",
						"Change 'spring.datasource.username', or change the owner of the tables: REASSIGN OWNED BY \"%s\" TO \"%s\";"
							.formatted(row.getString(1), names.user()));
			}
		}
	}

	/**
	 * Converts a failed connection to a permanent refusal.
	 * @return the refusal, or {@code null} if a retry may succeed
	 */
	static @Nullable DatabaseRefusedException refusal(SQLException failure, String url, @Nullable String user) {
		String state = (failure.getSQLState() != null) ? failure.getSQLState() : "";
		if (state.startsWith(NOT_AUTHORIZED)) {
			return new DatabaseRefusedException(
					"The database does not accept 'spring.datasource.username' or 'spring.datasource.password'.",
					"Set them to a user name and password that the database accepts.", failure);
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
	 * Creates the refusal of a server that did not answer in time.
	 */
	static DatabaseRefusedException notReached(SQLException failure, String url, long seconds) {
		return new DatabaseRefusedException(
				"The database that 'spring.datasource.url' names, %s, does not answer: %s (waited %d s)."
					.formatted(address(url), reason(failure), seconds),
				"Start the database, or change 'spring.datasource.url'. 'kalends.database.wait' sets how long the startup"
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
	 * Removes the parameters, because they may contain a password.
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
