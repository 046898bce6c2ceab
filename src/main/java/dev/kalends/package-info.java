/**
 * Kalends, a self-hosted work calendar for teams.
 */
@NullMarked
package dev.kalends;

import org.jspecify.annotations.NullMarked;
