/**
 * Shared support for tests of the whole application.
 */
@NullMarked
package dev.kalends.support;

import org.jspecify.annotations.NullMarked;
