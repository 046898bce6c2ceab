/**
 * What every page and every answer has in common: layout, error pages, problem details,
 * headers.
 */
@ApplicationModule(allowedDependencies = { "database", "shared" })
@NullMarked
package dev.kalends.web;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
