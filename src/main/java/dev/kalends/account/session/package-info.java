/**
 * Sessions, and what a browser holds for the sign-in: the session's cookie, the CSRF
 * token and the page first asked for.
 * <p>
 * Only people who have signed in have a session. Whatever a visitor does leaves no row
 * and nothing in memory; what has to be remembered about them is in cookies of their own.
 */
@NullMarked
package dev.kalends.account.session;

import org.jspecify.annotations.NullMarked;
