/**
 * What tests of the whole application share.
 */
@NullMarked
package dev.kalends.support;

import org.jspecify.annotations.NullMarked;
