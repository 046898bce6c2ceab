/**
 * Rate limiting against guessing passwords and other secrets, and a bound on concurrent
 * password hashing.
 */
@NullMarked
package dev.kalends.account.attempt;

import org.jspecify.annotations.NullMarked;
