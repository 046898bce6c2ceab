package dev.kalends.workitem.query;

import java.util.List;

import dev.kalends.workitem.WorkItem;

/**
 * A page of work items.
 *
 * @param items those on this page
 * @param total how many there are on all pages
 * @param number number of this page, from 0
 * @param size how many items a full page has
 */
public record WorkItemPage(List<WorkItem> items, long total, int number, int size) {

}
