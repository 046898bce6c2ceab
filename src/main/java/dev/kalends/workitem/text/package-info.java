/**
 * Converts the descriptions of work items from Markdown.
 */
@NullMarked
package dev.kalends.workitem.text;

import org.jspecify.annotations.NullMarked;
