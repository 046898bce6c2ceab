/**
 * The security log: one line for each event that is relevant to the security of the
 * installation.
 */
@NullMarked
package dev.kalends.account.audit;

import org.jspecify.annotations.NullMarked;
