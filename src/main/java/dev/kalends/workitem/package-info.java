/**
 * Work items: fields, validation, hierarchy, permissions, and the services that read and
 * change them.
 */
@ApplicationModule(allowedDependencies = { "location", "team", "account", "freshness", "web", "database", "shared" })
@NullMarked
package dev.kalends.workitem;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
