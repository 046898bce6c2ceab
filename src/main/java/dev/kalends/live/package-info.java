/**
 * Tells open pages that their calendar has changed. What a page hears is only the new
 * version; it then asks for the events itself.
 * <p>
 * {@link dev.kalends.live.LiveConnections} knows the pages that listen on this node.
 * {@code LiveWatcher} compares the counters in the database with what each of them heard
 * last. It asks the database and nobody else, so a change reaches every page whichever
 * node wrote it, and there is nothing to lose on the way: what one look misses, the next
 * one finds.
 */
@ApplicationModule(allowedDependencies = { "calendar", "team", "account", "freshness", "web", "database", "shared" })
@NullMarked
package dev.kalends.live;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
