/**
 * Notes on work items.
 */
@NullMarked
package dev.kalends.workitem.note;

import org.jspecify.annotations.NullMarked;
