/**
 * The calendar page and the feed behind it: the viewer's version, the cache and the
 * events.
 */
@ApplicationModule(allowedDependencies = { "settings", "workitem", "workitem :: query", "location", "team", "account",
		"freshness", "web", "shared" })
@NullMarked
package dev.kalends.calendar;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
