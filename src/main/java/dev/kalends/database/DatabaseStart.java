package dev.kalends.database;

import org.springframework.beans.factory.InitializingBean;

/**
 * Opens and checks the database before any other bean uses it. An unusable database
 * prevents startup with an explanation instead of a stack trace.
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
