/**
 * Settings that flow down the hierarchy: everyone, team, project, activity, task.
 * Effective settings are cached under the versions of all levels they come from, so that
 * a change of one level voids what stands below it and nothing beside it.
 */
@ApplicationModule(allowedDependencies = { "workitem", "workitem :: query", "location", "team", "account", "freshness",
		"web", "shared" })
@NullMarked
package dev.kalends.settings;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
