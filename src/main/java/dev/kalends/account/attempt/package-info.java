/**
 * The brake on guessing passwords and other secrets: failed attempts are counted, and
 * only a few passwords are hashed at a time.
 */
@NullMarked
package dev.kalends.account.attempt;

import org.jspecify.annotations.NullMarked;
