package dev.kalends.workitem.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import dev.kalends.workitem.WorkItemField;

/**
 * Two people edited the same item, and this one saves second. What they left alone takes
 * over what the other saved; where both typed, their own stays in the form and the other
 * stands beside it.
 *
 * @param form the form to go on with, based on what is saved now
 * @param rows the fields that differ, in the order of the form
 */
record EditConflict(WorkItemForm form, List<Row> rows) {

	/**
	 * Compares what was posted with what is saved now.
	 * @param shown gives the words for a value of a field
	 */
	static EditConflict between(WorkItemForm posted, WorkItemForm current, BiFunction<String, String, String> shown) {
		Map<String, String> was = posted.was();
		Map<String, String> yours = posted.values();
		Map<String, String> theirs = current.values();
		Map<String, String> takenOver = new LinkedHashMap<>();
		List<Row> rows = new ArrayList<>();
		theirs.forEach((field, value) -> {
			String mine = yours.getOrDefault(field, "");
			if (value.equals(mine) || value.equals(was.get(field))) {
				return;
			}
			boolean merged = mine.equals(was.get(field));
			if (merged) {
				takenOver.put(field, value);
			}
			rows.add(new Row(field, shown.apply(field, mine), shown.apply(field, value), value, merged));
		});
		return new EditConflict(posted.with(takenOver, current.version(), theirs), List.copyOf(rows));
	}

	/**
	 * A field that differs.
	 *
	 * @param field name of the field
	 * @param yours what the person who saves second has, in words
	 * @param theirs what is saved now, in words
	 * @param value what is saved now, as the form writes it
	 * @param merged whether theirs was taken over already
	 */
	record Row(String field, String yours, String theirs, String value, boolean merged) {

		/**
		 * Returns the key of the field's label, without its prefix {@code form.}
		 */
		public String label() {
			return WorkItemField.labelKey(this.field);
		}

	}

}
