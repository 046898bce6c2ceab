package dev.kalends.database;

import java.util.concurrent.TimeUnit;

import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the file of the embedded database small, and on disk.
 * <p>
 * H2 never overwrites data in place: each commit appends the pages that it changed, about
 * 50 kB, as a chunk. Space is free again once nothing in a chunk is needed any more. With
 * {@code WRITE_DELAY=0} H2 runs no thread of its own that would see to that, and its
 * {@code RETENTION_TIME} of 45 seconds holds all chunks for that long, in the hope that
 * they have reached the disk by then.
 * <p>
 * This thread forces the file to disk several times a second while something is written,
 * and lets space be reused only once the version that no longer needs it is on disk. A
 * version is pinned from before one force to after the next, and H2 reuses nothing that a
 * pinned version or a later one needs. So the retention time can be zero, and after a
 * power loss the file still holds the version that was forced last. It also rewrites the
 * sparsest chunks, a little at a time, so that their space is used again. It does not
 * make the file shorter: moving chunks while others write failed assertions of H2, so
 * that is left to a clean stop.
 * <p>
 * The thread is never interrupted: a thread that is interrupted while it reads or writes
 * would close the file.
 */
final class FileMaintenance {

	private static final Logger logger = LoggerFactory.getLogger(FileMaintenance.class);

	private static final long PAUSE_MILLIS = 200;

	private static final int FILL_RATE_UNDER_LOAD = 35;

	private static final int FILL_RATE_AT_REST = 60;

	/**
	 * How much is rewritten at once: writers wait for a few milliseconds.
	 */
	private static final int STEP = 512 * 1024;

	private static final int MAX_STEPS = 8;

	private final EmbeddedDatabase database;

	private @Nullable Thread thread;

	private boolean stopped;

	private @Nullable EmbeddedStore pinned;

	private MVStore.@Nullable TxCounter pin;

	private long forcedAt;

	private boolean atRest;

	FileMaintenance(EmbeddedDatabase database) {
		this.database = database;
	}

	void start() {
		Thread started = new Thread(this::run, "database-maintenance");
		started.setDaemon(true);
		this.thread = started;
		started.start();
	}

	/**
	 * Ends the thread and waits for it.
	 */
	void stop() {
		synchronized (this) {
			this.stopped = true;
			notifyAll();
		}
		Thread running = this.thread;
		try {
			if (running != null) {
				running.join(TimeUnit.SECONDS.toMillis(30));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void run() {
		while (pause()) {
			EmbeddedStore store = this.database.store();
			if (store != null && !store.isBroken()) {
				tryToMaintain(store);
			}
		}
		release();
	}

	private synchronized boolean pause() {
		try {
			if (!this.stopped) {
				wait(PAUSE_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			return false;
		}
		return !this.stopped;
	}

	/**
	 * A failure to write leaves nobody knowing what is on disk, so the database is given
	 * up and opened again; the watch finds it broken and tells.
	 */
	private void tryToMaintain(EmbeddedStore store) {
		try {
			maintain(store);
		}
		catch (MVStoreException ex) {
			logger.debug("The file of the database could not be written", ex);
			this.database.abandon();
		}
	}

	private void maintain(EmbeddedStore store) {
		if (this.pinned != store) {
			this.pin = store.pin();
			this.pinned = store;
			this.forcedAt = -1;
		}
		if (store.writes() != this.forcedAt) {
			force(store);
			this.atRest = false;
			rewrite(store, FILL_RATE_UNDER_LOAD);
			this.forcedAt = store.writes();
		}
		else if (!this.atRest) {
			// What is written here does not count as load.
			this.atRest = !rewrite(store, FILL_RATE_AT_REST);
			force(store);
			this.forcedAt = store.writes();
		}
	}

	/**
	 * Pins the current version, forces it to disk and releases the version pinned before.
	 */
	private void force(EmbeddedStore store) {
		MVStore.TxCounter earlier = this.pin;
		this.pin = store.pin();
		store.force();
		if (earlier != null) {
			store.unpin(earlier);
		}
	}

	/**
	 * Frees space in small steps, between which writers go on.
	 * @return whether something was rewritten
	 */
	private static boolean rewrite(EmbeddedStore store, int targetFillRate) {
		int steps = 0;
		while (steps < MAX_STEPS && store.size() > EmbeddedDatabase.SMALL && store.fillRate() < targetFillRate
				&& store.rewrite(targetFillRate, STEP)) {
			steps++;
		}
		return steps > 0;
	}

	private void release() {
		EmbeddedStore store = this.pinned;
		MVStore.TxCounter last = this.pin;
		if (store != null && last != null && !store.isBroken()) {
			store.unpin(last);
		}
	}

}
