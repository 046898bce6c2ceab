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
import dev.kalends.freshness.Snapshots;
import dev.kalends.shared.BusyException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.web.ApplicationPath;
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
 * Loads the parts of feeds. A part is loaded once for all concurrent requests (single
 * flight). It is cached under the versions it depends on if they were the same before and
 * after its snapshot was read.
 */
@Component
class FeedParts {

	private static final Logger logger = LoggerFactory.getLogger(FeedParts.class);

	private final CalendarVersions versions;

	private final FeedItemQuery items;

	private final AsyncCache<FeedKey, FeedPart> cache;

	private final Snapshots snapshots;

	private final JdbcTemplate jdbc;

	private final ApplicationPath path;

	private final JsonMapper json;

	private final FeedMemory memory;

	private final Counter cacheFailures;

	FeedParts(CalendarVersions versions, FeedItemQuery items, AsyncCache<FeedKey, FeedPart> cache, Snapshots snapshots,
			JdbcTemplate jdbc, ApplicationPath path, JsonMapper json, FeedMemory memory, MeterRegistry meters) {
		this.versions = versions;
		this.items = items;
		this.cache = cache;
		this.snapshots = snapshots;
		this.jdbc = jdbc;
		this.path = path;
		this.json = json;
		this.memory = memory;
		this.cacheFailures = Counter.builder("kalends.feed.cache.failures")
			.description("Feeds answered from the database because the cache failed")
			.register(meters);
	}

	/**
	 * Composes the feed of a version from parts that are cached or loaded now.
	 * @return {@code null} if the calendar changed in the meantime
	 * @throws RuleViolatedException if the feed has too many events
	 * @throws BusyException if there is not enough memory at the moment
	 */
	@Nullable Composed compose(SignedInPerson signedIn, ViewerState state, FeedRequest request) {
		try (FeedMemory.Lease lease = this.memory.open()) {
			return compose(signedIn, state, request, lease);
		}
	}

	private @Nullable Composed compose(SignedInPerson signedIn, ViewerState state, FeedRequest request,
			FeedMemory.Lease lease) {
		List<FeedSlice> parts = request.parts(state.memberships());
		Map<FeedSlice, CompletableFuture<FeedPart>> found = new LinkedHashMap<>();
		Map<FeedSlice, CompletableFuture<@Nullable FeedPart>> ownLoads = new LinkedHashMap<>();
		boolean unchanged = true;
		try {
			for (FeedSlice part : parts) {
				FeedKey key = FeedKey.of(part, state.version(), request);
				CompletableFuture<@Nullable FeedPart> registered = new CompletableFuture<>();
				CompletableFuture<FeedPart> other = findOrRegister(key, registered);
				if (other == null) {
					ownLoads.put(part, registered);
				}
				else {
					found.put(part, other);
				}
			}
			if (!ownLoads.isEmpty()) {
				unchanged = load(ownLoads, signedIn, state, request, lease);
			}
		}
		finally {
			// Completed without a value, an entry is removed from the cache, and waiting
			// requests start over.
			ownLoads.values().forEach((registered) -> registered.complete(null));
		}
		// A request completes its own loads before it waits for others, so requests
		// cannot deadlock.
		List<FeedPart> ordered = new ArrayList<>();
		for (FeedSlice part : parts) {
			CompletableFuture<? extends @Nullable FeedPart> future = ownLoads.containsKey(part) ? ownLoads.get(part)
					: found.get(part);
			FeedPart value = await(Objects.requireNonNull(future));
			if (value == null) {
				return null;
			}
			ordered.add(value);
		}
		return unchanged ? new Composed(body(ordered, parts, state, lease), !ownLoads.isEmpty()) : null;
	}

	/**
	 * Loads parts and caches those whose versions are unchanged.
	 * @return whether the viewer's state is unchanged
	 */
	private boolean load(Map<FeedSlice, CompletableFuture<@Nullable FeedPart>> ownLoads, SignedInPerson signedIn,
			ViewerState state, FeedRequest request, FeedMemory.Lease lease) {
		Map<FeedSlice, FeedPart> loaded = this.snapshots
			.read((snapshot) -> read(snapshot, List.copyOf(ownLoads.keySet()), request, lease));
		Optional<ViewerState> reread = this.versions.read(this.jdbc, signedIn);
		ownLoads.forEach((part, registered) -> {
			boolean unchanged = reread
				.filter((current) -> FeedKey.of(part, current.version(), request)
					.equals(FeedKey.of(part, state.version(), request)))
				.isPresent();
			registered.complete(unchanged ? loaded.get(part) : null);
		});
		return reread.filter(state::equals).isPresent();
	}

	/**
	 * Composes the feed of a snapshot without using the cache.
	 */
	FeedBody composeFrom(JdbcOperations snapshot, ViewerState state, FeedRequest request) {
		List<FeedSlice> parts = request.parts(state.memberships());
		try (FeedMemory.Lease lease = this.memory.open()) {
			Map<FeedSlice, FeedPart> loaded = read(snapshot, parts, request, lease);
			return body(parts.stream().map((part) -> Objects.requireNonNull(loaded.get(part))).toList(), parts, state,
					lease);
		}
	}

	private Map<FeedSlice, FeedPart> read(JdbcOperations snapshot, List<FeedSlice> parts, FeedRequest request,
			FeedMemory.Lease lease) {
		Map<FeedSlice, List<FeedItem>> items = this.items.find(snapshot, parts, request.filter(), request.window(),
				lease::addRow);
		Map<FeedSlice, FeedPart> read = new LinkedHashMap<>();
		items.forEach((part, found) -> read.put(part, FeedPart.of(found, request, this.path, this.json)));
		return read;
	}

	private static FeedBody body(List<FeedPart> parts, List<FeedSlice> slices, ViewerState state,
			FeedMemory.Lease lease) {
		lease.requireEvents(parts.stream().mapToInt((part) -> part.events().size()).sum());
		lease.add(2L * parts.stream().mapToInt(FeedPart::weight).sum());
		return FeedBody.of(FeedPart.compose(parts, (index, event) -> mayEdit(slices.get(index), event, state)));
	}

	/**
	 * All items in the part of a person are editable, because the person owns them or is
	 * assigned to them. In the part of a team, the role or an assignment decides.
	 */
	private static boolean mayEdit(FeedSlice part, FeedPart.Event event, ViewerState state) {
		return !(part instanceof FeedSlice.OfTeam team) || state.memberships().mayEdit(team.teamId())
				|| event.isAssignedTo(state.viewer().id());
	}

	@SuppressWarnings("NullAway") // a registered entry may complete without a value
	private @Nullable CompletableFuture<FeedPart> findOrRegister(FeedKey key,
			CompletableFuture<@Nullable FeedPart> registered) {
		try {
			CompletableFuture<FeedPart> found = this.cache.getIfPresent(key);
			return (found != null) ? found
					: this.cache.asMap().putIfAbsent(key, (CompletableFuture<FeedPart>) registered);
		}
		catch (RuntimeException ex) {
			this.cacheFailures.increment();
			logger.warn("The cache of parts failed; the part is read from the database", ex);
			return null;
		}
	}

	private static @Nullable FeedPart await(CompletableFuture<? extends @Nullable FeedPart> future) {
		try {
			return future.join();
		}
		catch (RuntimeException ex) {
			// The loading request reports the failure; this request retries.
			return null;
		}
	}

	/**
	 * A composed feed.
	 *
	 * @param loaded whether any part was loaded from the database
	 */
	record Composed(FeedBody body, boolean loaded) {

	}

}
