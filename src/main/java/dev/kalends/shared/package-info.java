/**
 * Values and services without web or persistence, shared by all modules.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.kalends.shared;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
