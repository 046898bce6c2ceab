package dev.kalends.database;

import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;

/**
 * What is behind a connection to H2. These are internals of H2 that its SQL does not
 * offer; no other class knows them.
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
	 * Returns the open database behind a connection.
	 */
	static EmbeddedStore of(JdbcConnection connection) {
		Database database = ((SessionLocal) connection.getSession()).getDatabase();
		MVStore store = database.getStore().getMvStore();
		// The type parameters of H2 do not say that a store of one file is one.
		Object file = store.getFileStore();
		return new EmbeddedStore(database, store, (RandomAccessStore) file);
	}

	/**
	 * Tells whether a write failed and the file is closed, or about to be.
	 */
	boolean isBroken() {
		return this.store.getPanicException() != null || this.store.isClosed();
	}

	/**
	 * Closes the file without writing anything. Connections that are still open fail from
	 * now on, and closing them does not concern a database that is opened on the file
	 * later.
	 */
	void abandon() {
		this.database.shutdownImmediately();
	}

	/**
	 * Keeps the space of everything that the current version of the data, or a later one,
	 * needs.
	 */
	MVStore.TxCounter pin() {
		return this.store.registerVersionUsage();
	}

	void unpin(MVStore.TxCounter pin) {
		this.store.deregisterVersionUsage(pin);
	}

	/**
	 * Waits until all versions that are being written are in the file, and the file is on
	 * disk.
	 */
	void force() {
		this.store.commit();
		this.store.sync();
	}

	/**
	 * Returns how often the file was written to since it was opened.
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
	 * Returns which share of the used space holds data that is still needed, in percent.
	 */
	int fillRate() {
		return this.file.getChunksFillRate();
	}

	/**
	 * Writes data out of sparse areas anew, so that these become free.
	 * @param targetFillRate nothing is done where the share is higher than that
	 * @param bytes about how much is written
	 * @return whether there was something to do
	 */
	boolean rewrite(int targetFillRate, int bytes) {
		boolean[] rewritten = new boolean[1];
		// H2's own way in gives up after 10 ms, which is always too short under load.
		this.store.executeFilestoreOperation(() -> rewritten[0] = this.file.compact(targetFillRate, bytes));
		return rewritten[0];
	}

}
