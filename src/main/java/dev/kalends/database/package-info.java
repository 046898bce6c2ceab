/**
 * The connection to the database: the settings of the embedded one, the checks at the
 * start, whether the database answers, and what its failures mean.
 * <p>
 * {@link dev.kalends.database.DatabaseWatch} asks the database once a second and knows
 * the answer; health and requests ask the watch, never the pools.
 * {@link dev.kalends.database.EmbeddedDatabase} opens the connections to H2, reopens its
 * file after a failure, and keeps the file small.
 */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package dev.kalends.database;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
