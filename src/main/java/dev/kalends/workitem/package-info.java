/**
 * Work items, their rules, and every way to read, change and import them.
 */
@ApplicationModule(allowedDependencies = { "team", "account", "freshness", "web", "database", "shared" })
@NullMarked
package dev.kalends.workitem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
