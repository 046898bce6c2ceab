/**
 * The dashboard of one node: metrics of the last hour and the latest changes.
 */
@NullMarked
package dev.kalends.admin.dashboard;

import org.jspecify.annotations.NullMarked;
