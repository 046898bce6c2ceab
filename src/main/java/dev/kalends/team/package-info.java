/**
 * Teams: who is in them with which role, and with it who sees the work of a team and may
 * change it. Authority is read from the database with every request, never from a cache.
 */
@ApplicationModule(allowedDependencies = { "account", "freshness", "web", "shared" })
@NullMarked
package dev.kalends.team;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
