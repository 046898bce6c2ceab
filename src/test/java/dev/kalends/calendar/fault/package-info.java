/**
 * Faults injected into the application, which show that tests detect them, and references
 * for the benchmark.
 */
@NullMarked
package dev.kalends.calendar.fault;

import org.jspecify.annotations.NullMarked;
