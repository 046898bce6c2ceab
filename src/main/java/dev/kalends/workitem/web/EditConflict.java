package dev.kalends.workitem.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import dev.kalends.workitem.WorkItemField;

/**
 * Three-way merge after an optimistic locking conflict. Fields that the viewer did not
 * change take over the saved values. Fields that both changed keep the viewer's values,
 * and the form shows the saved values next to them.
 *
 * @param form the merged form, based on the saved version
 * @param rows the fields that differ, in the order of the form
 */
record EditConflict(WorkItemForm form, List<Row> rows) {

	/**
	 * Merges a posted form with the saved item.
	 * @param shown formats a value of a field as text
	 */
	static EditConflict between(WorkItemForm posted, WorkItemForm current, BiFunction<String, String, String> shown) {
		Map<String, String> original = posted.was();
		Map<String, String> yours = posted.values();
		Map<String, String> theirs = current.values();
		Map<String, String> adopted = new LinkedHashMap<>();
		List<Row> rows = new ArrayList<>();
		theirs.forEach((field, value) -> {
			String mine = yours.getOrDefault(field, "");
			if (value.equals(mine) || value.equals(original.get(field))) {
				return;
			}
			boolean merged = mine.equals(original.get(field));
			if (merged) {
				adopted.put(field, value);
			}
			rows.add(new Row(field, shown.apply(field, mine), shown.apply(field, value), value, merged));
		});
		return new EditConflict(posted.with(adopted, current.version(), theirs), List.copyOf(rows));
	}

	/**
	 * A field that differs.
	 *
	 * @param field name of the field
	 * @param yours the viewer's value as text
	 * @param theirs the saved value as text
	 * @param value the saved value in the format of the form
	 * @param merged whether the form already has the saved value
	 */
	record Row(String field, String yours, String theirs, String value, boolean merged) {

		/**
		 * Returns the message key of the field's label, without the prefix {@code form.}
		 */
		public String label() {
			return WorkItemField.labelKey(this.field);
		}

	}

}
