package dev.kalends.database;

import java.util.concurrent.TimeUnit;

import dev.kalends.shared.DaemonThreads;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forces the file of the embedded database to disk and keeps it small.
 * <p>
 * H2 never overwrites data in place: each commit appends the changed pages, about 50 kB,
 * as a chunk. The space of a chunk can be reused once it contains no live data. With
 * {@code WRITE_DELAY=0} H2 runs no background thread that frees space, and its {@code
 * RETENTION_TIME} of 45 seconds keeps all chunks for that long, on the assumption that
 * they have reached the disk by then.
 * <p>
 * This thread forces the file to disk several times a second while there are writes, and
 * allows the reuse of space only after a version that no longer needs it is on disk. A
 * version is pinned from before one force until after the next one, and H2 does not reuse
 * space that a pinned or later version needs. Therefore the retention time can be zero,
 * and after a power loss the file still contains the last forced version. The thread also
 * rewrites the sparsest chunks in small steps, so that their space can be reused. It does
 * not shorten the file: moving chunks during writes violated assertions in H2, so the
 * file is shortened by a clean shutdown only.
 * <p>
 * The thread is never interrupted, because H2 closes the file if a thread is interrupted
 * during a read or write.
 */
final class FileMaintenance {

	private static final Logger logger = LoggerFactory.getLogger(FileMaintenance.class);

	private static final long PAUSE_MILLIS = 200;

	private static final int FILL_RATE_UNDER_LOAD = 35;

	private static final int FILL_RATE_IDLE = 60;

	/**
	 * Amount of data that one step rewrites, in bytes. It blocks writers for a few
	 * milliseconds.
	 */
	private static final int STEP_BYTES = 512 * 1024;

	private static final int MAX_STEPS = 8;

	private final EmbeddedDatabase database;

	private @Nullable Thread thread;

	private boolean stopped;

	private @Nullable EmbeddedStore pinned;

	private MVStore.@Nullable TxCounter pin;

	private long writesAtForce;

	private boolean idle;

	FileMaintenance(EmbeddedDatabase database) {
		this.database = database;
	}

	void start() {
		Thread started = DaemonThreads.unstarted("database-maintenance", this::run);
		this.thread = started;
		started.start();
	}

	/**
	 * Stops the thread and waits for it.
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
	 * After a failed write the state of the disk is unknown, so the database is
	 * abandoned. The watch detects this, logs it and reopens the database.
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
			this.writesAtForce = -1;
		}
		if (store.writes() != this.writesAtForce) {
			force(store);
			this.idle = false;
			rewrite(store, FILL_RATE_UNDER_LOAD);
			this.writesAtForce = store.writes();
		}
		else if (!this.idle) {
			// Its own writes do not count as load.
			this.idle = !rewrite(store, FILL_RATE_IDLE);
			force(store);
			this.writesAtForce = store.writes();
		}
	}

	/**
	 * Pins the current version, forces it to disk and unpins the previous version.
	 */
	private void force(EmbeddedStore store) {
		MVStore.TxCounter previous = this.pin;
		this.pin = store.pin();
		store.force();
		if (previous != null) {
			store.unpin(previous);
		}
	}

	/**
	 * Frees space in small steps. Writers can continue between two steps.
	 * @return whether anything was rewritten
	 */
	private static boolean rewrite(EmbeddedStore store, int targetFillRate) {
		int steps = 0;
		while (steps < MAX_STEPS && store.size() > EmbeddedDatabase.SMALL_FILE && store.fillRate() < targetFillRate
				&& store.rewrite(targetFillRate, STEP_BYTES)) {
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
