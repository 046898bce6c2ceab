/**
 * Import of work items from CSV files.
 */
@ApplicationModule(allowedDependencies = { "history", "workitem", "workitem :: query", "workitem :: recurrence",
		"workitem :: changeset", "team", "account", "freshness", "web", "database", "shared" })
@NullMarked
package dev.kalends.exchange;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
