/**
 * Settings inherited through the hierarchy: everyone, team, project, activity, task.
 * Effective settings are cached under the versions of all levels they come from, so that
 * a change of one level invalidates the settings of its descendants and nothing else.
 */
@ApplicationModule(allowedDependencies = { "workitem", "workitem :: query", "location", "team", "account", "freshness",
		"web", "shared" })
@NullMarked
package dev.kalends.settings;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
