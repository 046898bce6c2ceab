package dev.kalends.support;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A backup of an H2 database in another schema. An operator cannot restore a backup while
 * the application runs, because the file belongs to the process. A test does it to fill
 * the caches with the other timeline, as on PostgreSQL.
 */
final class EmbeddedBackup implements Backup {

	private static final AtomicInteger backups = new AtomicInteger();

	private final String schema = "backup" + backups.incrementAndGet();

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final List<String> tables;

	private boolean removed;

	EmbeddedBackup(DataSource database) {
		this.jdbc = new JdbcTemplate(database);
		this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
		this.tables = this.jdbc.queryForList("select lower(table_name) from information_schema.tables"
				+ " where table_schema = 'PUBLIC' and table_name <> 'flyway_schema_history'", String.class);
		this.jdbc.execute("create schema " + this.schema);
		this.tables.forEach((table) -> this.jdbc
			.execute("create table %s.%s as select * from public.%s".formatted(this.schema, table, table)));
	}

	@Override
	public void restore() {
		if (this.removed) {
			this.tables.forEach((table) -> this.jdbc
				.execute("alter table %s.%s rename to %s".formatted("public", removed(table), table)));
			this.removed = false;
		}
		this.jdbc.execute("set referential_integrity false");
		try {
			this.transaction.executeWithoutResult((status) -> this.tables.forEach(this::restore));
		}
		finally {
			this.jdbc.execute("set referential_integrity true");
		}
	}

	private void restore(String table) {
		this.jdbc.update("delete from public." + table);
		this.jdbc.update("insert into public.%s overriding system value select * from %s.%s".formatted(table,
				this.schema, table));
	}

	/**
	 * Renames the tables, because the backup does not contain columns, keys and indexes.
	 */
	@Override
	public void removeTables() {
		this.tables.forEach(
				(table) -> this.jdbc.execute("alter table public.%s rename to %s".formatted(table, removed(table))));
		this.removed = true;
	}

	@Override
	public void close() {
		if (this.removed) {
			restore();
		}
		this.jdbc.execute("drop schema %s cascade".formatted(this.schema));
	}

	private static String removed(String table) {
		return table + "_removed";
	}

}
