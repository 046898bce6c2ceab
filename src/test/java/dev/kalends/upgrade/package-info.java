/**
 * Tests that this version starts on a database of an earlier version and keeps its data.
 */
@NullMarked
package dev.kalends.upgrade;

import org.jspecify.annotations.NullMarked;
