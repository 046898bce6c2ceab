package dev.kalends.web;

/**
 * Where a page stands among the others.
 *
 * @param number from 0
 * @param size how many items a full page has
 * @param totalItems items on all pages
 */
public record PageResource(int number, int size, long totalItems, long totalPages) {

}
