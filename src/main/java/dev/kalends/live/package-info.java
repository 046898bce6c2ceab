/**
 * Notifies open pages that their calendar has changed. A page receives only the new
 * version and then requests the events itself.
 * <p>
 * {@link dev.kalends.live.LiveConnections} has the pages that listen on this node.
 * {@code LiveWatcher} compares the scope versions in the database with the versions last
 * sent to each of them. The database is the only source, so a change reaches every page
 * regardless of the node that wrote it, and no message can be lost: a change that one
 * poll misses is found by the next one.
 */
@ApplicationModule(allowedDependencies = { "calendar", "team", "account", "freshness", "web", "database", "shared" })
@NullMarked
package dev.kalends.live;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
