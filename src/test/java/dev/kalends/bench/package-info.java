/**
 * The benchmark: starts the application as it is delivered, beside the usual ways of
 * caching on the same data, loads all of them over HTTP in turns, and writes
 * {@code docs/benchmarks.md}. It runs with {@code ./mvnw -Pbench verify} only.
 */
@NullMarked
package dev.kalends.bench;

import org.jspecify.annotations.NullMarked;
