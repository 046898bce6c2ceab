package dev.kalends.history;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The exceptions of a series that a transaction changes. The history stores them as the
 * member {@value #MEMBER} of the series: an object with the original date of each
 * occurrence and its state, which is the id of the override, {@value #REMOVED}, or
 * {@code null} for an unchanged occurrence.
 */
final class SeriesExceptions {

	static final String MEMBER = "occurrences";

	static final String REMOVED = "removed";

	private final Map<LocalDate, @Nullable String> before = new TreeMap<>();

	private final Map<LocalDate, @Nullable String> after = new TreeMap<>();

	/**
	 * Returns the state of an occurrence that is replaced or removed.
	 * @param overrideId the override; {@code null} when the occurrence is removed
	 */
	static String state(@Nullable UUID overrideId) {
		return (overrideId != null) ? overrideId.toString() : REMOVED;
	}

	/**
	 * Returns the override of a state; empty when the occurrence is removed.
	 */
	static Optional<UUID> overrideId(String state) {
		return REMOVED.equals(state) ? Optional.empty() : Optional.of(UUID.fromString(state));
	}

	/**
	 * Returns the recorded exceptions in a state of a series.
	 */
	static Map<LocalDate, @Nullable String> of(ObjectNode state) {
		Map<LocalDate, @Nullable String> exceptions = new TreeMap<>();
		if (state.get(MEMBER) instanceof ObjectNode occurrences) {
			occurrences.properties()
				.forEach((occurrence) -> exceptions.put(LocalDate.parse(occurrence.getKey()),
						occurrence.getValue().isNull() ? null : occurrence.getValue().asString()));
		}
		return exceptions;
	}

	/**
	 * Returns the overrides in a state of a series.
	 */
	static Set<UUID> overrideIds(ObjectNode state) {
		return of(state).values()
			.stream()
			.filter(Objects::nonNull)
			.flatMap((value) -> overrideId(value).stream())
			.collect(Collectors.toSet());
	}

	/**
	 * Records that an occurrence is replaced or removed.
	 */
	void set(LocalDate occurrence, String state) {
		this.before.putIfAbsent(occurrence, null);
		this.after.put(occurrence, state);
	}

	/**
	 * Records that an occurrence is no longer replaced or removed.
	 * @param state its state until now
	 */
	void clear(LocalDate occurrence, String state) {
		if (!this.before.containsKey(occurrence)) {
			this.before.put(occurrence, state);
		}
		this.after.put(occurrence, null);
	}

	/**
	 * Adds the changed exceptions to the earlier and the new state of the series.
	 */
	void addTo(ObjectNode beforeState, ObjectNode afterState) {
		this.after.forEach((occurrence, state) -> {
			String earlier = this.before.get(occurrence);
			if (!Objects.equals(earlier, state)) {
				beforeState.withObjectProperty(MEMBER).put(occurrence.toString(), earlier);
				afterState.withObjectProperty(MEMBER).put(occurrence.toString(), state);
			}
		});
	}

}
