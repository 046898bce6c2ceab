/**
 * Stylesheets and scripts: the combined stylesheet, versioned URLs and module imports.
 */
@NullMarked
package dev.kalends.web.assets;

import org.jspecify.annotations.NullMarked;
