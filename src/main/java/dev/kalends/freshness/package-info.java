/**
 * Scopes, their version counters, and the transaction in which a change and its bump
 * become visible at one instant.
 * <p>
 * <strong>The promise.</strong> A read that begins after a change was acknowledged sees
 * that change, whatever is cached, and a person's reads never go back.
 * <p>
 * <strong>The protocol.</strong> A {@link dev.kalends.freshness.Scope scope} is a set of
 * readers who see the same things change. Each has a
 * {@link dev.kalends.freshness.ScopeVersion version} in the database: a number that is
 * counted up, and a random stamp that each increment draws anew.
 * <ol>
 * <li>A write collects, inside its transaction, every scope whose view it alters, as it
 * was before and as it is after the change
 * ({@link dev.kalends.freshness.ScopeChanges}).</li>
 * <li>Right before the commit the change is flushed and the versions are incremented in
 * the order of the scopes' names. The same commit makes both visible, and with them a row
 * of the {@link dev.kalends.freshness.ChangeLog change log}, which is there for people to
 * look at.</li>
 * <li>A read asks for the versions first, looks its copy up under them, and on a miss
 * loads the data in a {@link dev.kalends.freshness.Snapshots snapshot} and asks again.
 * Only when the versions are the same is the copy kept.</li>
 * </ol>
 * <strong>Why it holds.</strong> A version names exactly one state of what the scope's
 * readers see, across restores from a backup. Its stamp was drawn by one increment, so
 * two databases that both have the version share the history up to that increment, and
 * neither has incremented the scope since. Let a write W be acknowledged before a read R
 * begins. W has committed, so R's first statement reads versions that include W's
 * increments. Any copy stored under these versions was loaded between two readings of
 * them; the first reading saw W's increment, and W's data became visible at the same
 * instant, so the load saw W. That the second reading was the same means that the load
 * saw nothing beyond the versions either, so a copy is exactly the state its key names,
 * and two copies under one key cannot differ. Within one timeline numbers only grow, so
 * the state a reader is shown only grows.
 * <p>
 * The argument needs a snapshot of a complete database.
 * {@link dev.kalends.freshness.RestoreCheck} refuses one that is still being restored.
 * <p>
 * <strong>What was rejected.</strong> Counters in memory or in the cache: evicted or
 * restarted they read zero and old entries live again; two processes do not share them.
 * Numbers without stamps: a restored database counts the same numbers again. Bumping
 * before the data: a reader stores the old data under the new version. Bumping after the
 * commit: a crash between the two leaves the old copy in force. Get-then-set: two writers
 * produce one step. Sums and maxima of several counters: two states share a number.
 * Listing the keys to delete: nobody can enumerate ranges and filters.
 * <p>
 * The long form, with what each rule costs and the tests that break without it, is in
 * {@code docs/freshness.md}.
 */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package dev.kalends.freshness;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
