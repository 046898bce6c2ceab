/**
 * Recurrence rules of work items (RFC 5545, section 3.3.10): parsing, and the dates that
 * a rule has. Dates are local dates; other packages convert them to instants.
 */
@NamedInterface("recurrence")
@NullMarked
package dev.kalends.workitem.recurrence;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
