package dev.kalends.workitem.query;

import java.util.List;

import dev.kalends.workitem.WorkItem;

/**
 * A page of work items.
 *
 * @param items the items on this page
 * @param total number of items on all pages
 * @param number page number, from 0
 * @param size page size
 */
public record WorkItemPage(List<WorkItem> items, long total, int number, int size) {

}
