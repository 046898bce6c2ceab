package dev.kalends.database;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;

/**
 * Suppresses the stack traces of requests that fail because of an outage: the pools,
 * Hibernate, the transaction manager and the web server would each log one per request.
 * The watch logs the start, cause and end of an outage.
 */
class OutageLogFilter extends TurboFilter implements InitializingBean, DisposableBean {

	private final DatabaseWatch watch;

	OutageLogFilter(DatabaseWatch watch) {
		this.watch = watch;
	}

	@Override
	public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format,
			Object @Nullable [] arguments, @Nullable Throwable thrown) {
		if (!level.isGreaterOrEqual(Level.WARN)) {
			return FilterReply.NEUTRAL;
		}
		Throwable failure = (thrown != null) ? thrown : last(arguments);
		return (failure != null && this.watch.outageCausing(failure) != null) ? FilterReply.DENY : FilterReply.NEUTRAL;
	}

	private static @Nullable Throwable last(Object @Nullable [] arguments) {
		if (arguments == null || arguments.length == 0) {
			return null;
		}
		return (arguments[arguments.length - 1] instanceof Throwable failure) ? failure : null;
	}

	@Override
	public void afterPropertiesSet() {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			context.addTurboFilter(this);
		}
	}

	@Override
	public void destroy() {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			context.getTurboFilterList().remove(this);
		}
	}

}
