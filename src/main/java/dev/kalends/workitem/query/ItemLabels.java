package dev.kalends.workitem.query;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Knows which labels hold for items. Labels are settings, which flow down from levels
 * above, so whoever looks after settings answers.
 */
public interface ItemLabels {

	/**
	 * Stands for the level above all others in the list of a level's ancestors.
	 */
	UUID EVERYONE = new UUID(0, 0);

	/**
	 * Returns what tells whether one of some labels holds for an item, given the ids of
	 * the levels it inherits from and its own, the farthest first. All answers are of the
	 * same instant.
	 */
	Predicate<List<UUID>> holdingForChain(Set<String> labels);

}
