package dev.kalends.database;

import org.springframework.beans.factory.InitializingBean;

/**
 * Opens the database before anything else uses it, so that one that the application
 * cannot work with stops the start with a sentence.
 */
class DatabaseStart implements InitializingBean {

	private final WatchedDatabase database;

	DatabaseStart(WatchedDatabase database) {
		this.database = database;
	}

	@Override
	public void afterPropertiesSet() {
		this.database.open();
	}

}
