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
 * publishes an event before it looks for the items that show it; an item that begins to
 * show a location takes the same lock.
 */
@Service
public class Locations {

	/**
	 * How many locations there may be. Forms and filters list all of them.
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
	 * Returns all places, by name.
	 */
	public List<Location> all() {
		return this.repository.findAllByName().stream().sorted(AlphabeticalOrder.by(Location::name)).toList();
	}

	/**
	 * Returns the names of places, by their ids.
	 */
	public Map<UUID, Location> named(Collection<UUID> ids) {
		return this.repository.findAllByIds(ids).stream().collect(Collectors.toMap(Location::id, Function.identity()));
	}

	/**
	 * Locks a place until the running transaction ends, because it is about to be shown
	 * where it was not before.
	 * @return whether there is such a place
	 */
	public boolean lockForDisplay(UUID id) {
		return this.repository.lock(id).isPresent();
	}

	/**
	 * Makes a place.
	 * @throws RuleViolatedException when a field breaks a rule
	 */
	Location create(@Nullable String name, @Nullable String address) {
		Location location = checked(this.ids.next(), name, address);
		this.transactions.run(() -> {
			// Nothing else stands for all locations, which everybody shares.
			this.changes.lock(Scope.EVERYONE);
			if (this.repository.count() >= MAX_LOCATIONS) {
				throw new RuleViolatedException(Violation.of("name", "too-many-locations", MAX_LOCATIONS));
			}
			this.repository.insert(location, this.clock.instant());
		});
		return location;
	}

	/**
	 * Changes a place.
	 * @throws NotFoundException when there is no such place
	 * @throws RuleViolatedException when a field breaks a rule
	 */
	Location change(Viewer viewer, UUID id, UnaryOperator<Location> change) {
		return this.transactions.execute(() -> {
			Location before = this.repository.lock(id).orElseThrow(NotFoundException::new);
			Location wanted = change.apply(before);
			Location after = checked(id, wanted.name(), wanted.address());
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
	 * Removes a place. Items that take place there no longer say where.
	 * @throws NotFoundException when there is no such place
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
		String shown = PlainText.name(Objects.requireNonNullElse(name, ""));
		PlainText.checkName("name", shown, MAX_NAME).ifPresent((violation) -> {
			throw new RuleViolatedException(violation);
		});
		if (address != null && address.length() > MAX_ADDRESS) {
			throw new RuleViolatedException(Violation.of("address", "length", 0, MAX_ADDRESS));
		}
		if (address != null && !PlainText.isLines(address)) {
			throw new RuleViolatedException(Violation.of("address", "control-characters"));
		}
		return new Location(id, shown, (address == null || address.isBlank()) ? null : address.strip());
	}

}
