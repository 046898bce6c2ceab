/**
 * Reads work items: filters, lists, details, search and free/busy counts. Everything here
 * is for one viewer and returns what that viewer may see.
 */
@NamedInterface("query")
@NullMarked
package dev.kalends.workitem.query;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
