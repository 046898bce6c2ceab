package dev.kalends.workitem.recurrence;

/**
 * The period that a rule repeats ({@code FREQ}). Rules that repeat within a day are not
 * supported.
 */
public enum Frequency {

	DAILY, WEEKLY, MONTHLY, YEARLY

}
