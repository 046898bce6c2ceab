/**
 * Work items: their fields and rules, the hierarchy, who may see and change them, and the
 * services that read and change them.
 */
@ApplicationModule(allowedDependencies = { "location", "team", "account", "freshness", "web", "database", "shared" })
@NullMarked
package dev.kalends.workitem;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
