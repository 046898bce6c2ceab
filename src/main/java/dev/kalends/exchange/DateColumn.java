package dev.kalends.exchange;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Decides the order of day, month and year from all dates of a column. A single day after
 * the twelfth decides it for all.
 *
 * @param order the order; {@code null} when it is undecided
 * @param mixed whether some dates can only have the day first and others only the month
 * @param example the first date that is undecided; empty when there is none
 * @param exampleRow its position in the column, from 0; -1 when there is none
 */
record DateColumn(@Nullable DateOrder order, boolean mixed, String example, int exampleRow) {

	/**
	 * Reads a column.
	 * @param cells the texts of all rows, in order; empty texts and texts that are no
	 * dates are ignored
	 * @return {@code null} when the column contains no dates
	 */
	static @Nullable DateColumn of(List<String> cells) {
		Evidence evidence = new Evidence();
		for (int i = 0; i < cells.size(); i++) {
			DateCell cell = cells.get(i).isBlank() ? null : DateCell.of(cells.get(i));
			if (cell != null) {
				evidence.add(cell, i);
			}
		}
		if (!evidence.dates) {
			return null;
		}
		int row = evidence.undecided;
		return new DateColumn(evidence.order(), evidence.dayFirst && evidence.monthFirst,
				(row >= 0) ? cells.get(row).strip() : "", row);
	}

	/**
	 * Returns the column with a chosen order.
	 */
	DateColumn in(DateOrder chosen) {
		return (this.order == DateOrder.YMD) ? this : new DateColumn(chosen, false, this.example, this.exampleRow);
	}

	/**
	 * Returns the column with an order that the column itself leaves open.
	 */
	DateColumn orElse(@Nullable DateOrder other) {
		return (this.order == null && !this.mixed) ? new DateColumn(other, false, this.example, this.exampleRow) : this;
	}

	/**
	 * What the dates of a column allow.
	 */
	private static final class Evidence {

		private boolean dates;

		private boolean yearLast;

		private boolean dayFirst;

		private boolean monthFirst;

		private boolean onlyDots = true;

		private int undecided = -1;

		void add(DateCell cell, int row) {
			this.dates = true;
			if (cell.exact() != null) {
				return;
			}
			this.yearLast = true;
			boolean day = cell.date(DateOrder.DMY) != null;
			boolean month = cell.date(DateOrder.MDY) != null;
			this.dayFirst |= day && !month;
			this.monthFirst |= month && !day;
			this.onlyDots &= cell.mark() == '.';
			if (day && month && !Objects.equals(cell.date(DateOrder.DMY), cell.date(DateOrder.MDY))
					&& this.undecided < 0) {
				this.undecided = row;
			}
		}

		/**
		 * Dates with full stops have the day first in every country that writes them.
		 */
		@Nullable DateOrder order() {
			if (!this.yearLast) {
				return DateOrder.YMD;
			}
			if (this.dayFirst != this.monthFirst) {
				return this.dayFirst ? DateOrder.DMY : DateOrder.MDY;
			}
			if (this.dayFirst) {
				return null;
			}
			return (this.onlyDots || this.undecided < 0) ? DateOrder.DMY : null;
		}

	}

}
