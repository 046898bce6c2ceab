package dev.kalends.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A backup of a PostgreSQL database in another schema. Restoring it drops and recreates
 * all tables, either in one transaction or step by step like {@code pg_restore} by
 * default: tables, rows, and then keys and indexes.
 */
public final class PostgresBackup implements Backup {

	private static final AtomicInteger backups = new AtomicInteger();

	private static final String LIVE = "public";

	/**
	 * The lock order differs from the application's statements, so deadlocks are
	 * possible.
	 */
	private static final int ATTEMPTS = 10;

	private final String schema = "backup" + backups.incrementAndGet();

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final List<String> keysAndIndexes;

	private boolean incomplete;

	PostgresBackup(DataSource database) {
		this.jdbc = new JdbcTemplate(database);
		this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
		this.keysAndIndexes = keysAndIndexes();
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.execute("create schema " + this.schema);
			copyTables(LIVE, this.schema);
			tables().forEach((table) -> copyRows(table, LIVE, this.schema));
		});
	}

	/**
	 * Returns the statements that create keys and indexes, foreign keys last.
	 */
	private List<String> keysAndIndexes() {
		List<String> statements = new ArrayList<>(this.jdbc.queryForList("""
				select format('alter table %s add constraint %I %s', conrelid::regclass, conname,
				  pg_get_constraintdef(oid))
				from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'u')
				""", String.class));
		statements.addAll(this.jdbc.queryForList("""
				select pg_get_indexdef(indexrelid) from pg_index
				where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
				  and not exists (select 1 from pg_constraint where conindid = indexrelid)
				""", String.class));
		statements.addAll(this.jdbc.queryForList("""
				select format('alter table %s add constraint %I %s', conrelid::regclass, conname,
				  pg_get_constraintdef(oid))
				from pg_constraint where connamespace = 'public'::regnamespace and contype = 'f'
				""", String.class));
		return statements;
	}

	private void copyTables(String from, String to) {
		for (String table : tablesOf(from)) {
			this.jdbc.execute("create table %s.%s (like %s.%s including defaults including identity".formatted(to,
					table, from, table) + " including constraints)");
		}
	}

	private void copyRows(String table, String from, String to) {
		this.jdbc
			.execute("insert into %s.%s overriding system value select * from %s.%s".formatted(to, table, from, table));
		for (String column : this.jdbc.queryForList(
				"select column_name from information_schema.columns"
						+ " where table_schema = ? and table_name = ? and is_identity = 'YES'",
				String.class, to, table)) {
			this.jdbc
				.queryForObject(
						"select setval(pg_get_serial_sequence('%s.%s', '%s'), (select coalesce(max(%s), 0)"
							.formatted(to, table, column, column) + " + 1 from %s.%s), false)".formatted(to, table),
						Long.class);
		}
	}

	/**
	 * Returns the names of all tables of the backup.
	 */
	public List<String> tables() {
		return tablesOf(this.schema);
	}

	private List<String> tablesOf(String schema) {
		return this.jdbc.queryForList("select tablename from pg_tables where schemaname = ? order by tablename",
				String.class, schema);
	}

	@Override
	public void restore() {
		restoreAfter(() -> {
		});
	}

	/**
	 * Restores the backup in one transaction.
	 * @param first runs in the transaction before the tables are dropped
	 */
	public void restoreAfter(Runnable first) {
		retry(() -> this.transaction.executeWithoutResult((status) -> {
			first.run();
			drop();
			createTables();
			fill(tables());
			createKeysAndIndexes();
		}));
	}

	@Override
	public void removeTables() {
		this.incomplete = true;
		retry(() -> this.transaction.executeWithoutResult((status) -> drop()));
	}

	private void drop() {
		this.jdbc.execute("drop schema %s cascade".formatted(LIVE));
		this.jdbc.execute("create schema " + LIVE);
	}

	/**
	 * Creates all tables, without rows, keys and indexes.
	 */
	public void createTables() {
		copyTables(this.schema, LIVE);
	}

	/**
	 * Loads the rows of some tables.
	 */
	public void fill(Collection<String> tables) {
		tables.forEach((table) -> copyRows(table, this.schema, LIVE));
	}

	/**
	 * Creates keys and indexes, the last step.
	 */
	public void createKeysAndIndexes() {
		this.keysAndIndexes.forEach(this.jdbc::execute);
		this.incomplete = false;
	}

	@Override
	public void close() {
		if (this.incomplete) {
			restore();
		}
		this.jdbc.execute("drop schema %s cascade".formatted(this.schema));
	}

	/**
	 * Retries work after a deadlock with a statement of the application.
	 */
	private static void retry(Runnable work) {
		for (int attempt = 1;; attempt++) {
			try {
				work.run();
				return;
			}
			catch (ConcurrencyFailureException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

}
