package dev.kalends.workitem;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;

import dev.kalends.shared.RuleViolatedException;
import dev.kalends.workitem.recurrence.Recurrence;
import dev.kalends.workitem.recurrence.RecurrenceRule;
import org.jspecify.annotations.Nullable;

/**
 * The difference between the current and the requested state of an item.
 *
 * @param before the current state as the person who edits sees it
 * @param after the requested state
 */
record WorkItemEdit(CheckedDraft before, CheckedDraft after) {

	/**
	 * Checks and compares both states. If the edit moves a series and keeps its rule, the
	 * rule follows the move.
	 * @param zone the time zone of the person
	 * @throws RuleViolatedException when the requested state breaks a rule
	 */
	static WorkItemEdit between(WorkItemDraft before, WorkItemDraft requested, ZoneId zone) {
		CheckedDraft current = DraftRules.check(before, zone);
		return new WorkItemEdit(current, DraftRules.check(withMovedRule(current, requested, zone), zone));
	}

	private static WorkItemDraft withMovedRule(CheckedDraft before, WorkItemDraft requested, ZoneId zone) {
		Schedule from = before.schedule();
		Schedule to = DraftRules.schedule(requested, zone);
		LocalDate firstBefore = from.firstDay();
		LocalDate first = to.firstDay();
		String rule = before.recurrenceRule();
		if (rule == null || !rule.equals(requested.recurrenceRule()) || firstBefore == null || first == null) {
			return requested;
		}
		Recurrence moved = new Recurrence(RecurrenceRule.parse(rule), firstBefore, from.startTime(), from.zone())
			.movedTo(first, to.startTime(), to.zone());
		return requested.with().recurrenceRule(moved.rule().toString()).build();
	}

	/**
	 * Returns the id of the requested parent; {@code null} for a root.
	 */
	@Nullable UUID parentId() {
		return this.after.draft().parentId();
	}

	/**
	 * Returns the id of the requested team; {@code null} for a personal item.
	 */
	@Nullable UUID teamId() {
		return this.after.draft().teamId();
	}

	boolean changesNothing() {
		return this.after.equals(this.before);
	}

	boolean changesParent() {
		return !Objects.equals(this.after.draft().parentId(), this.before.draft().parentId());
	}

	boolean changesTeam() {
		return !Objects.equals(this.after.draft().teamId(), this.before.draft().teamId());
	}

	/**
	 * Returns whether the descendants get another position or owner.
	 */
	boolean movesDescendants() {
		return changesParent() || changesTeam();
	}

	/**
	 * Returns whether the name of a team, a person or a location is shown in a new place:
	 * on another item, or to other people.
	 */
	boolean changesReferences() {
		return movesDescendants() || !this.after.assigneeIds().equals(this.before.assigneeIds())
				|| !Objects.equals(this.after.locationId(), this.before.locationId());
	}

	/**
	 * Returns whether the item was a series before the edit.
	 */
	boolean isOfSeries() {
		return this.before.recurrenceRule() != null;
	}

	/**
	 * Returns whether the edit turns an ordinary item into a series.
	 */
	boolean startsSeries() {
		return this.before.recurrenceRule() == null && this.after.recurrenceRule() != null;
	}

	boolean changesColor() {
		return !Objects.equals(this.before.color(), this.after.color());
	}

	/**
	 * Returns whether the name or the inherited settings of the item as a level of the
	 * settings hierarchy change.
	 */
	boolean changesInheritedSettings() {
		return this.before.type() != this.after.type() || !this.before.title().equals(this.after.title())
				|| changesColor() || !Objects.equals(this.before.schedule().zone(), this.after.schedule().zone());
	}

}
