package dev.kalends.web;

/**
 * The position of a page in a paged list.
 *
 * @param number page number, from 0
 * @param size maximum number of items per page
 * @param totalItems number of items on all pages
 * @param totalPages number of pages
 */
public record PageResource(int number, int size, long totalItems, long totalPages) {

}
