package dev.kalends.shared;

import java.util.concurrent.ThreadFactory;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Creates the threads that work in the background. They are daemons, so that none of them
 * keeps the process alive after a failed start or a shutdown.
 */
public final class DaemonThreads {

	private DaemonThreads() {
	}

	/**
	 * Creates a thread and does not start it, so that the caller can store it first.
	 */
	public static Thread unstarted(String name, Runnable work) {
		Thread thread = new Thread(work, name);
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Returns a factory for the threads of an executor.
	 * @param prefix prefix of their names, before a number
	 */
	public static ThreadFactory factory(String prefix) {
		CustomizableThreadFactory threads = new CustomizableThreadFactory(prefix);
		threads.setDaemon(true);
		return threads;
	}

}
