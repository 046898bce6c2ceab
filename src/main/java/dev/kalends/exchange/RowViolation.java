package dev.kalends.exchange;

import dev.kalends.shared.Violation;

/**
 * Something wrong in one row of a table.
 *
 * @param row number of the row as a spreadsheet shows it; the header is row 1
 * @param violation what is wrong; its field is the name of the column, or {@code file}
 */
record RowViolation(long row, Violation violation) {

}
