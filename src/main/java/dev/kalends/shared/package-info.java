/**
 * Values and services without web or persistence that every other module may use.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.kalends.shared;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
