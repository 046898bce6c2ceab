/**
 * Setup of an installation and administration of its people.
 */
@ApplicationModule(allowedDependencies = { "exchange", "history", "calendar", "settings", "workitem",
		"workitem :: query", "workitem :: recurrence", "location", "team", "account", "freshness", "web", "shared" })
@NullMarked
package dev.kalends.admin;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
