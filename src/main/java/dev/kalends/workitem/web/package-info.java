/**
 * Pages and REST endpoints for work items.
 */
@NullMarked
package dev.kalends.workitem.web;

import org.jspecify.annotations.NullMarked;
