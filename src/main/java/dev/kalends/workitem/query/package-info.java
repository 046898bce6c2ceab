/**
 * Reads work items: filters, lists, details, search and free/busy counts. All results are
 * limited to items that the viewer can see.
 */
@NamedInterface("query")
@NullMarked
package dev.kalends.workitem.query;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
