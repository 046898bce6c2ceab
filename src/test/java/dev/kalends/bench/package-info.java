/**
 * The benchmark: starts the packaged application and variants with common ways of caching
 * on the same data, sends requests to all of them in turns, and writes {@code
 * docs/benchmarks.md}. It only runs with {@code ./mvnw -Pbench verify}.
 */
@NullMarked
package dev.kalends.bench;

import org.jspecify.annotations.NullMarked;
