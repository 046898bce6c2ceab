package dev.kalends.freshness;

import java.util.SortedSet;

/**
 * The counters of some scopes have grown: published on the node that wrote the change,
 * right after its commit. It is a shortcut for whoever would otherwise find out a moment
 * later from the counters, and no replacement for them: other nodes do not learn of it.
 * Who listens is called by the writer and has to be quick.
 *
 * @param scopes the scopes whose counters have grown
 */
public record ScopeVersionsIncremented(SortedSet<Scope> scopes) {

}
