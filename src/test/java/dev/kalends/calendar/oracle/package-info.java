/**
 * A model of the database and random actions, for comparing cached feeds with uncached
 * ones.
 */
@NullMarked
package dev.kalends.calendar.oracle;

import org.jspecify.annotations.NullMarked;
