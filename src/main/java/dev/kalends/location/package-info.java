/**
 * Locations where work takes place, which all teams share.
 */
@ApplicationModule(allowedDependencies = { "freshness", "account", "web", "shared" })
@NullMarked
package dev.kalends.location;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
