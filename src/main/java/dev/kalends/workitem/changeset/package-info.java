/**
 * Connects changes of work items with the change sets of the history.
 */
@NamedInterface("changeset")
@NullMarked
package dev.kalends.workitem.changeset;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
