/**
 * People: who they are, how they sign in and out, and what they prefer.
 */
@ApplicationModule(allowedDependencies = { "freshness", "web", "shared" })
@NullMarked
package dev.kalends.account;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
