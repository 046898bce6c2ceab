/**
 * Scopes, their versions, and the transaction that makes a change and the increment of
 * its versions visible at the same instant.
 * <p>
 * <strong>Guarantee.</strong> A read that starts after a change was acknowledged sees
 * this change, regardless of any cache, and the reads of a person never go back in time.
 * <p>
 * <strong>Protocol.</strong> A {@link dev.kalends.freshness.Scope scope} is a group of
 * readers who see the same changes. Each scope has a
 * {@link dev.kalends.freshness.ScopeVersion version} in the database: a number, and a
 * random stamp drawn by each increment.
 * <ol>
 * <li>A write collects, inside its transaction, every scope whose readers see the change,
 * both as it was before and as it is after the change
 * ({@link dev.kalends.freshness.ScopeChanges}).</li>
 * <li>Immediately before the commit, the change is flushed and the versions are
 * incremented in the order of the scopes' names. The same commit makes both visible,
 * together with a row of the {@link dev.kalends.freshness.ChangeLog change log}, which is
 * for inspection only.</li>
 * <li>A read asks for the versions first and looks up its cached copy under them. On a
 * miss it loads the data in a {@link dev.kalends.freshness.Snapshots snapshot} and reads
 * the versions again. The copy is cached only if the versions are unchanged.</li>
 * </ol>
 * <strong>Why it is correct.</strong> A version identifies exactly one state of the data
 * that the scope's readers see, even across restores from a backup. Its stamp was drawn
 * by one increment, so two databases that both have the version share the history up to
 * that increment, and neither has incremented the scope since. Let a write W be
 * acknowledged before a read R starts. W has committed, so R's first statement reads
 * versions that include W's increments. Any copy cached under these versions was loaded
 * between two reads of them; the first read saw W's increment, and W's data became
 * visible at the same instant, so the load saw W. Since the second read returned the same
 * versions, the load saw nothing newer either. A copy is therefore exactly the state that
 * its key identifies, and two copies under one key cannot differ. Between two restores
 * numbers only grow, so the state that a reader sees only moves forward.
 * <p>
 * The argument requires a snapshot of a complete database.
 * {@link dev.kalends.freshness.RestoreCheck} refuses a snapshot of a database that is
 * still being restored.
 * <p>
 * <strong>Rejected alternatives.</strong> Counters in memory or in the cache: after
 * eviction or a restart they start at zero and old entries become valid again, and two
 * processes do not share them. Numbers without stamps: a restored database counts the
 * same numbers again. Incrementing before the data is written: a reader caches the old
 * data under the new version. Incrementing after the commit: a crash in between leaves
 * the old copy valid. Get-then-set: two writers produce a single increment. Sums or
 * maxima of several versions: two states share a number. Listing the keys to invalidate:
 * nobody can enumerate all ranges and filters.
 * <p>
 * The long version, with the cost of each rule and the tests that fail without it, is in
 * {@code docs/freshness.md}.
 */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package dev.kalends.freshness;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
