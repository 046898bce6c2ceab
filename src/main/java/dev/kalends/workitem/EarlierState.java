package dev.kalends.workitem;

/**
 * The state of an item before its first change in the current transaction.
 *
 * @param draft all writable members
 * @param trashed whether it was in the trash
 */
public record EarlierState(WorkItemDraft draft, boolean trashed) {

}
