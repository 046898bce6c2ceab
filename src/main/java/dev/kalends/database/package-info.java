/**
 * Connection to the database: settings of the embedded database, startup checks,
 * monitoring, and the classification of failures.
 * <p>
 * {@link dev.kalends.database.DatabaseWatch} probes the database once a second and keeps
 * the result; health indicators and requests read this result and never use the pools.
 * {@link dev.kalends.database.EmbeddedDatabase} opens connections to H2, reopens the file
 * after a failure and keeps it small.
 */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package dev.kalends.database;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
