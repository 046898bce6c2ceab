/**
 * A concurrent load of readers and writers that checks every feed for freshness and
 * visibility.
 */
@NullMarked
package dev.kalends.calendar.storm;

import org.jspecify.annotations.NullMarked;
