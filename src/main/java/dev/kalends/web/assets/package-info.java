/**
 * Stylesheets and scripts: one stylesheet, digests in addresses, and what modules import.
 */
@NullMarked
package dev.kalends.web.assets;

import org.jspecify.annotations.NullMarked;
