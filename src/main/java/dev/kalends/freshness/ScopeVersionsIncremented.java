package dev.kalends.freshness;

import java.util.SortedSet;

/**
 * Published on the node that made a change, immediately after its commit. It is an
 * optimization for listeners that would otherwise learn of the change from the versions a
 * moment later; other nodes do not receive it. Listeners run on the writer's thread and
 * must be fast.
 *
 * @param scopes the scopes whose versions were incremented
 */
public record ScopeVersionsIncremented(SortedSet<Scope> scopes) {

}
