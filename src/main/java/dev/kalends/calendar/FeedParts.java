package dev.kalends.calendar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.github.benmanes.caffeine.cache.AsyncCache;
import dev.kalends.account.SignedInPerson;
import dev.kalends.calendar.CalendarVersions.Versioned;
import dev.kalends.freshness.Snapshots;
import dev.kalends.shared.BusyException;
import dev.kalends.shared.RuleViolatedException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Loads the parts of feeds, each of them once however many people ask for it at the same
 * time. A part is kept under the versions that it depends on, when these were the same
 * before and after the snapshot it was read in.
 */
@Component
class FeedParts {

	private static final Logger logger = LoggerFactory.getLogger(FeedParts.class);

	private final CalendarVersions versions;

	private final FeedItemQuery items;

	private final AsyncCache<FeedKey, FeedPart> cache;

	private final Snapshots snapshots;

	private final JdbcTemplate jdbc;

	private final JsonMapper json;

	private final FeedMemory memory;

	private final Counter cacheFailures;

	FeedParts(CalendarVersions versions, FeedItemQuery items, AsyncCache<FeedKey, FeedPart> cache, Snapshots snapshots,
			JdbcTemplate jdbc, JsonMapper json, FeedMemory memory, MeterRegistry meters) {
		this.versions = versions;
		this.items = items;
		this.cache = cache;
		this.snapshots = snapshots;
		this.jdbc = jdbc;
		this.json = json;
		this.memory = memory;
		this.cacheFailures = Counter.builder("kalends.feed.cache.failures")
			.description("Feeds answered from the database because the cache failed")
			.register(meters);
	}

	/**
	 * Returns the feed that a version stands for, put together from parts that are kept
	 * or are loaded now.
	 * @return {@code null} when the calendar changed in the meantime
	 * @throws RuleViolatedException when the feed has too many events
	 * @throws BusyException when there is no memory for it at the moment
	 */
	@Nullable Composed compose(SignedInPerson signedIn, Versioned versioned, FeedRequest request) {
		try (FeedMemory.Lease lease = this.memory.open()) {
			return compose(signedIn, versioned, request, lease);
		}
	}

	private @Nullable Composed compose(SignedInPerson signedIn, Versioned versioned, FeedRequest request,
			FeedMemory.Lease lease) {
		List<FeedSlice> parts = request.parts(versioned.memberships());
		Map<FeedSlice, CompletableFuture<FeedPart>> found = new LinkedHashMap<>();
		Map<FeedSlice, CompletableFuture<@Nullable FeedPart>> own = new LinkedHashMap<>();
		boolean unmoved = true;
		try {
			for (FeedSlice part : parts) {
				FeedKey key = FeedKey.of(part, versioned.version(), request);
				CompletableFuture<@Nullable FeedPart> announced = new CompletableFuture<>();
				CompletableFuture<FeedPart> other = findOrAnnounce(key, announced);
				if (other == null) {
					own.put(part, announced);
				}
				else {
					found.put(part, other);
				}
			}
			if (!own.isEmpty()) {
				unmoved = load(own, signedIn, versioned, request, lease);
			}
		}
		finally {
			// Without a value the entry leaves the cache, and whoever waits starts again.
			own.values().forEach((announced) -> announced.complete(null));
		}
		// Nobody waits for others before what they announced themselves is there.
		List<FeedPart> ordered = new ArrayList<>();
		for (FeedSlice part : parts) {
			CompletableFuture<? extends @Nullable FeedPart> future = own.containsKey(part) ? own.get(part)
					: found.get(part);
			FeedPart value = valueOf(Objects.requireNonNull(future));
			if (value == null) {
				return null;
			}
			ordered.add(value);
		}
		return unmoved ? new Composed(body(ordered, parts, versioned, lease), !own.isEmpty()) : null;
	}

	/**
	 * Loads parts and keeps those whose versions did not move.
	 * @return whether nothing moved of what the person sees
	 */
	private boolean load(Map<FeedSlice, CompletableFuture<@Nullable FeedPart>> own, SignedInPerson signedIn,
			Versioned versioned, FeedRequest request, FeedMemory.Lease lease) {
		Map<FeedSlice, FeedPart> loaded = this.snapshots
			.read((snapshot) -> read(snapshot, List.copyOf(own.keySet()), request, lease));
		Optional<Versioned> now = this.versions.read(this.jdbc, signedIn);
		own.forEach((part, announced) -> {
			boolean stands = now
				.filter((current) -> FeedKey.of(part, current.version(), request)
					.equals(FeedKey.of(part, versioned.version(), request)))
				.isPresent();
			announced.complete(stands ? loaded.get(part) : null);
		});
		return now.filter(versioned::equals).isPresent();
	}

	/**
	 * Returns the feed as a snapshot has it, without looking into the cache.
	 */
	FeedBody composeFrom(JdbcOperations snapshot, Versioned versioned, FeedRequest request) {
		List<FeedSlice> parts = request.parts(versioned.memberships());
		try (FeedMemory.Lease lease = this.memory.open()) {
			Map<FeedSlice, FeedPart> loaded = read(snapshot, parts, request, lease);
			return body(parts.stream().map((part) -> Objects.requireNonNull(loaded.get(part))).toList(), parts,
					versioned, lease);
		}
	}

	private Map<FeedSlice, FeedPart> read(JdbcOperations snapshot, List<FeedSlice> parts, FeedRequest request,
			FeedMemory.Lease lease) {
		Map<FeedSlice, List<FeedItem>> items = this.items.find(snapshot, parts, request.filter(), request.window(),
				lease::addRow);
		Map<FeedSlice, FeedPart> read = new LinkedHashMap<>();
		items.forEach((part, found) -> read.put(part, FeedPart.of(found, request, this.json)));
		return read;
	}

	private static FeedBody body(List<FeedPart> parts, List<FeedSlice> of, Versioned versioned,
			FeedMemory.Lease lease) {
		lease.requireEvents(parts.stream().mapToInt((part) -> part.events().size()).sum());
		lease.add(2L * parts.stream().mapToInt(FeedPart::weight).sum());
		return FeedBody.of(FeedPart.compose(parts, (index, event) -> mayEdit(of.get(index), event, versioned)));
	}

	/**
	 * In one's own part stands what one owns or is assigned to; in a team's, it is the
	 * role or an assignment that allows.
	 */
	private static boolean mayEdit(FeedSlice part, FeedPart.Event event, Versioned versioned) {
		return !(part instanceof FeedSlice.OfTeam team) || versioned.memberships().mayEdit(team.teamId())
				|| event.isAssignedTo(versioned.viewer().id());
	}

	@SuppressWarnings("NullAway") // an announced entry may end without a value
	private @Nullable CompletableFuture<FeedPart> findOrAnnounce(FeedKey key,
			CompletableFuture<@Nullable FeedPart> announced) {
		try {
			CompletableFuture<FeedPart> found = this.cache.getIfPresent(key);
			return (found != null) ? found
					: this.cache.asMap().putIfAbsent(key, (CompletableFuture<FeedPart>) announced);
		}
		catch (RuntimeException ex) {
			this.cacheFailures.increment();
			logger.warn("The cache of parts failed; the part is read from the database", ex);
			return null;
		}
	}

	private static @Nullable FeedPart valueOf(CompletableFuture<? extends @Nullable FeedPart> future) {
		try {
			return future.join();
		}
		catch (RuntimeException ex) {
			// Whoever loads it is told; this request tries for itself.
			return null;
		}
	}

	/**
	 * A feed that was put together.
	 *
	 * @param loaded whether anything had to be loaded for it
	 */
	record Composed(FeedBody body, boolean loaded) {

	}

}
