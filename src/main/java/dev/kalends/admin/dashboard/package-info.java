/**
 * The dashboard of one node: the last hour of its meters and the latest changes.
 */
@NullMarked
package dev.kalends.admin.dashboard;

import org.jspecify.annotations.NullMarked;
