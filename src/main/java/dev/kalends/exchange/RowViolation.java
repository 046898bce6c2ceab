package dev.kalends.exchange;

import dev.kalends.shared.Violation;

/**
 * A violation in a row of a table.
 *
 * @param row row number as in a spreadsheet; the header is row 1
 * @param violation the violation; its field is the column name or {@code file}
 */
record RowViolation(long row, Violation violation) {

}
