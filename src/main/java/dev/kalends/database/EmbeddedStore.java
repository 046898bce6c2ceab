package dev.kalends.database;

import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;

/**
 * The H2 database behind a connection. It encapsulates all use of H2 internals that have
 * no SQL equivalent.
 */
final class EmbeddedStore {

	private final Database database;

	private final MVStore store;

	private final RandomAccessStore file;

	private EmbeddedStore(Database database, MVStore store, RandomAccessStore file) {
		this.database = database;
		this.store = store;
		this.file = file;
	}

	/**
	 * Returns the open database of a connection.
	 */
	static EmbeddedStore of(JdbcConnection connection) {
		Database database = ((SessionLocal) connection.getSession()).getDatabase();
		MVStore store = database.getStore().getMvStore();
		// H2's type parameters do not express that this file store uses a single file.
		Object file = store.getFileStore();
		return new EmbeddedStore(database, store, (RandomAccessStore) file);
	}

	/**
	 * Returns whether a write has failed, so that the file is closed or about to be
	 * closed.
	 */
	boolean isBroken() {
		return this.store.getPanicException() != null || this.store.isClosed();
	}

	/**
	 * Closes the file without writing. Open connections fail from now on; closing them
	 * does not affect a database that is opened on the same file later.
	 */
	void abandon() {
		this.database.shutdownImmediately();
	}

	/**
	 * Protects the space of the current and all later versions of the data from reuse,
	 * until {@link #unpin}.
	 */
	MVStore.TxCounter pin() {
		return this.store.registerVersionUsage();
	}

	void unpin(MVStore.TxCounter pin) {
		this.store.deregisterVersionUsage(pin);
	}

	/**
	 * Writes all pending versions to the file and forces the file to disk.
	 */
	void force() {
		this.store.commit();
		this.store.sync();
	}

	/**
	 * Returns the number of writes to the file since it was opened.
	 */
	long writes() {
		return this.file.getWriteCount();
	}

	/**
	 * Returns the size of the file in bytes.
	 */
	long size() {
		return this.file.size();
	}

	/**
	 * Returns the percentage of the used space that contains live data.
	 */
	int fillRate() {
		return this.file.getChunksFillRate();
	}

	/**
	 * Rewrites live data from sparse chunks, which frees their space.
	 * @param targetFillRate nothing is rewritten if the fill rate is higher, in percent
	 * @param bytes approximate amount of data to rewrite
	 * @return whether anything was rewritten
	 */
	boolean rewrite(int targetFillRate, int bytes) {
		boolean[] rewritten = new boolean[1];
		// H2's public method gives up after 10 ms, which is always too short under load.
		this.store.executeFilestoreOperation(() -> rewritten[0] = this.file.compact(targetFillRate, bytes));
		return rewritten[0];
	}

}
