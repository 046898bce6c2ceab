package dev.kalends.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The results of a part: text, tables, and targets.
 */
class Section {

	private final String title;

	private final List<String> lines = new ArrayList<>();

	private final List<String> targets = new ArrayList<>();

	Section(String title) {
		this.title = title;
	}

	String title() {
		return this.title;
	}

	Section text(String text) {
		this.lines.add(text);
		this.lines.add("");
		return this;
	}

	/**
	 * Starts a table.
	 */
	Section table(String... headings) {
		row(headings);
		this.lines.add("|" + "---|".repeat(headings.length));
		return this;
	}

	Section row(String... cells) {
		this.lines.add("| " + String.join(" | ", cells) + " |");
		return this;
	}

	Section endTable() {
		this.lines.add("");
		return this;
	}

	/**
	 * Adds a figure that has a target.
	 */
	Section target(String what, String measured, String target, boolean met) {
		this.targets.add("| " + what + " | " + measured + " | " + target + " | " + (met ? "met" : "**missed**") + " |");
		return this;
	}

	List<String> lines() {
		List<String> all = new ArrayList<>(this.lines);
		if (!this.targets.isEmpty()) {
			all.addAll(List.of("| figure | measured | target | |", "|---|---|---|---|"));
			all.addAll(this.targets);
			all.add("");
		}
		return all;
	}

}
