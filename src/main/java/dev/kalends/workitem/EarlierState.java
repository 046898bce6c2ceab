package dev.kalends.workitem;

/**
 * What an item was before the running transaction first changed it.
 *
 * @param draft everything that can be set
 * @param trashed whether it was in the trash
 */
public record EarlierState(WorkItemDraft draft, boolean trashed) {

}
