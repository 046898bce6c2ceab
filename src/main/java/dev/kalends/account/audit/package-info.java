/**
 * The security log: one line for each event that matters to whoever watches over the
 * installation.
 */
@NullMarked
package dev.kalends.account.audit;

import org.jspecify.annotations.NullMarked;
