package dev.kalends.workitem.query;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Evaluates the effective labels of items. Labels are inherited settings, so the settings
 * module implements this interface.
 */
public interface ItemLabels {

	/**
	 * The id of the global level, the first ancestor of every level.
	 */
	UUID EVERYONE = new UUID(0, 0);

	/**
	 * Returns a predicate that matches items with any of the given labels, which are in
	 * normal form ({@link dev.kalends.shared.SearchText}). Its argument is the chain of
	 * level ids of an item: {@link #EVERYONE}, the team if any, the ancestors from the
	 * root down, the series of an override, and the item itself. All evaluations use the
	 * same snapshot.
	 */
	Predicate<List<UUID>> matching(Set<String> labels);

}
