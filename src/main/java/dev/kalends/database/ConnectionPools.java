package dev.kalends.database;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Registers every connection pool of the application. With the embedded database, the
 * pools get their connections from {@link EmbeddedDatabase}.
 */
class ConnectionPools implements BeanPostProcessor {

	private final ObjectProvider<EmbeddedDatabase> embedded;

	private final Set<HikariDataSource> pools = ConcurrentHashMap.newKeySet();

	ConnectionPools(ObjectProvider<EmbeddedDatabase> embedded) {
		this.embedded = embedded;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof HikariDataSource pool) {
			this.embedded.ifAvailable((database) -> pool.setDataSource(database.dataSource()));
			this.pools.add(pool);
		}
		return bean;
	}

	/**
	 * Closes all connections of all pools after the database was reopened. A connection
	 * in use is closed when it is returned.
	 */
	void evict() {
		for (HikariDataSource pool : this.pools) {
			HikariPoolMXBean bean = pool.isClosed() ? null : pool.getHikariPoolMXBean();
			if (bean != null) {
				bean.softEvictConnections();
			}
		}
	}

}
