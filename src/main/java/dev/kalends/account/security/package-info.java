/**
 * Authentication and authorization: the filter chains of Spring Security, sign-in, and
 * responses to unauthenticated requests.
 */
@NullMarked
package dev.kalends.account.security;

import org.jspecify.annotations.NullMarked;
