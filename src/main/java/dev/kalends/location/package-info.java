/**
 * Locations of work items, shared by all teams.
 */
@ApplicationModule(allowedDependencies = { "freshness", "account", "web", "shared" })
@NullMarked
package dev.kalends.location;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
