/**
 * Who may request what: the filter chains of Spring Security, sign-in, and the answers to
 * requests without a session.
 */
@NullMarked
package dev.kalends.account.security;

import org.jspecify.annotations.NullMarked;
