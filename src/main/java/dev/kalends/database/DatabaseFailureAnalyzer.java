package dev.kalends.database;

import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Explains why the database prevents the application from starting, and how to fix it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseFailureAnalyzer implements FailureAnalyzer {

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof DatabaseRefusedException refused) {
				return new FailureAnalysis(refused.getMessage(), refused.remedy(), failure);
			}
			if (cause instanceof MVStoreException) {
				// Damaged pages are only detected when they are read.
				DatabaseRefusedException unreadable = EmbeddedRefusals.unreadable(cause);
				return new FailureAnalysis(unreadable.getMessage(), unreadable.remedy(), failure);
			}
		}
		return null;
	}

}
