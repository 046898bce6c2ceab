/**
 * Sessions and the cookies of the sign-in: the session cookie, the CSRF token and the
 * requested page.
 * <p>
 * Only signed-in people have a session. Requests of visitors create no rows and use no
 * memory; data about visitors is stored in their own cookies.
 */
@NullMarked
package dev.kalends.account.session;

import org.jspecify.annotations.NullMarked;
