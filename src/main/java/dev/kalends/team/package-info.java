/**
 * Teams, their members and roles. Membership decides who may see and change the work of a
 * team. Permissions are read from the database in every request, never from a cache.
 */
@ApplicationModule(allowedDependencies = { "account", "freshness", "web", "shared" })
@NullMarked
package dev.kalends.team;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
