/**
 * Web infrastructure shared by all pages and APIs: layout, error pages, problem details,
 * headers.
 */
@ApplicationModule(allowedDependencies = { "database", "shared" })
@NullMarked
package dev.kalends.web;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
