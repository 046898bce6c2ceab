/**
 * Connects changes of work items with the change sets of the history.
 */
@NullMarked
package dev.kalends.workitem.changeset;

import org.jspecify.annotations.NullMarked;
