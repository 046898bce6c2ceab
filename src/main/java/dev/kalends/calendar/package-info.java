/**
 * The calendar page and its feed: the version of the viewer's calendar, the caches and
 * the events.
 */
@ApplicationModule(allowedDependencies = { "settings", "workitem", "workitem :: query", "workitem :: recurrence",
		"location", "team", "account", "freshness", "web", "shared" })
@NullMarked
package dev.kalends.calendar;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
