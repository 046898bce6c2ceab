package dev.kalends.location;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.kalends.account.Viewer;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.shared.Ids;
import dev.kalends.shared.NotFoundException;
import dev.kalends.shared.PlainText;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import dev.kalends.web.AlphabeticalOrder;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Creates and changes the locations that all teams share. A change locks the location and
 * publishes an event before it searches for the items that show it; an item that starts
 * to show a location takes the same lock.
 */
@Service
public class Locations {

	/**
	 * The maximum number of locations. Forms and filters list all of them.
	 */
	static final int MAX_LOCATIONS = 1000;

	private static final int MAX_NAME = 200;

	private static final int MAX_ADDRESS = 500;

	private final LocationRepository repository;

	private final WriteTransactions transactions;

	private final ScopeChanges changes;

	private final ApplicationEventPublisher events;

	private final Ids ids;

	private final Clock clock;

	Locations(LocationRepository repository, WriteTransactions transactions, ScopeChanges changes,
			ApplicationEventPublisher events, Ids ids, Clock clock) {
		this.repository = repository;
		this.transactions = transactions;
		this.changes = changes;
		this.events = events;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * Returns all locations, by name.
	 */
	public List<Location> all() {
		return this.repository.findAllByName().stream().sorted(AlphabeticalOrder.by(Location::name)).toList();
	}

	/**
	 * Returns locations by their ids. Unknown ids are omitted.
	 */
	public Map<UUID, Location> named(Collection<UUID> ids) {
		return this.repository.findAllByIds(ids).stream().collect(Collectors.toMap(Location::id, Function.identity()));
	}

	/**
	 * Locks a location until the running transaction ends, because an item is about to
	 * show it.
	 * @return whether the location exists
	 */
	public boolean lockForDisplay(UUID id) {
		return this.repository.lock(id).isPresent();
	}

	/**
	 * Creates a location.
	 * @throws RuleViolatedException if a field breaks a rule or there are
	 * {@value #MAX_LOCATIONS} locations
	 */
	Location create(@Nullable String name, @Nullable String address) {
		Location location = checked(this.ids.next(), name, address);
		this.transactions.run(() -> {
			// Creating locations is serialized by this lock: there is no narrower
			// scope for all locations.
			this.changes.lock(Scope.EVERYONE);
			if (this.repository.count() >= MAX_LOCATIONS) {
				throw new RuleViolatedException(Violation.of("name", "too-many-locations", MAX_LOCATIONS));
			}
			this.repository.insert(location, this.clock.instant());
		});
		return location;
	}

	/**
	 * Changes a location.
	 * @param change returns the changed location for the current one, which is locked
	 * @throws NotFoundException if the location does not exist
	 * @throws RuleViolatedException if a field breaks a rule
	 */
	Location change(Viewer viewer, UUID id, UnaryOperator<Location> change) {
		return this.transactions.execute(() -> {
			Location before = this.repository.lock(id).orElseThrow(NotFoundException::new);
			Location requested = change.apply(before);
			Location after = checked(id, requested.name(), requested.address());
			if (!after.equals(before)) {
				this.repository.update(after);
				this.changes.because("location.changed", viewer.id(), id);
				if (!after.name().equals(before.name())) {
					this.changes.touch(Scope.user(viewer.id()));
					this.events.publishEvent(new LocationRenamed(id));
				}
			}
			return after;
		});
	}

	/**
	 * Deletes a location. It is removed from the items that refer to it.
	 * @throws NotFoundException if the location does not exist
	 */
	void delete(Viewer viewer, UUID id) {
		this.transactions.run(() -> {
			if (this.repository.lock(id).isEmpty()) {
				throw new NotFoundException();
			}
			this.changes.because("location.deleted", viewer.id(), id);
			this.changes.touch(Scope.user(viewer.id()));
			this.events.publishEvent(new LocationDeleted(id));
			this.repository.delete(id);
		});
	}

	private static Location checked(UUID id, @Nullable String name, @Nullable String address) {
		String normalized = PlainText.name(Objects.requireNonNullElse(name, ""));
		PlainText.checkName("name", normalized, MAX_NAME).ifPresent((violation) -> {
			throw new RuleViolatedException(violation);
		});
		String lines = (address == null || address.isBlank()) ? null : PlainText.lines(address);
		if (lines != null && lines.length() > MAX_ADDRESS) {
			throw new RuleViolatedException(Violation.of("address", "length", 0, MAX_ADDRESS));
		}
		if (lines != null && !PlainText.isLines(lines)) {
			throw new RuleViolatedException(Violation.of("address", "control-characters"));
		}
		return new Location(id, normalized, lines);
	}

}
