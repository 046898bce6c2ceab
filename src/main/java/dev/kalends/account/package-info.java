/**
 * People, their accounts, sign-in and preferences.
 */
@ApplicationModule(allowedDependencies = { "freshness", "web", "shared" })
@NullMarked
package dev.kalends.account;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
