package dev.kalends.calendar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.AsyncCache;
import dev.kalends.account.SignedInPerson;
import dev.kalends.freshness.Snapshots;
import dev.kalends.shared.BusyException;
import dev.kalends.shared.RuleViolatedException;
import dev.kalends.web.ApplicationPath;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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

	private final SingleFlight<FeedKey, FeedPart> flights;

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
		this.flights = new SingleFlight<>(cache);
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
	 * @return empty if the calendar changed in the meantime
	 * @throws RuleViolatedException if the feed has too many events
	 * @throws BusyException if there is not enough memory at the moment
	 */
	Optional<Composed> compose(SignedInPerson signedIn, ViewerState state, FeedRequest request) {
		try (FeedMemory.Lease lease = this.memory.open()) {
			return compose(signedIn, state, request, lease);
		}
	}

	private Optional<Composed> compose(SignedInPerson signedIn, ViewerState state, FeedRequest request,
			FeedMemory.Lease lease) {
		Map<FeedPartId, SingleFlight.Entry<FeedPart>> entries = new LinkedHashMap<>();
		Map<FeedPartId, SingleFlight.Load<FeedPart>> ownLoads = new LinkedHashMap<>();
		boolean unchanged = true;
		try {
			for (FeedPartId partId : request.partIds(state.memberships())) {
				SingleFlight.Entry<FeedPart> entry = find(FeedKey.of(partId, state.version(), request));
				entries.put(partId, entry);
				if (entry instanceof SingleFlight.Load<FeedPart> load) {
					ownLoads.put(partId, load);
				}
			}
			if (!ownLoads.isEmpty()) {
				unchanged = load(ownLoads, signedIn, state, request, lease);
			}
		}
		finally {
			ownLoads.values().forEach(SingleFlight.Load::abandon);
		}
		List<FeedPart> ordered = new ArrayList<>();
		for (SingleFlight.Entry<FeedPart> entry : entries.values()) {
			Optional<FeedPart> part = entry.await();
			if (part.isEmpty()) {
				return Optional.empty();
			}
			ordered.add(part.get());
		}
		return unchanged
				? Optional
					.of(new Composed(body(ordered, List.copyOf(entries.keySet()), state, lease), !ownLoads.isEmpty()))
				: Optional.empty();
	}

	private SingleFlight.Entry<FeedPart> find(FeedKey key) {
		try {
			return this.flights.find(key);
		}
		catch (RuntimeException ex) {
			this.cacheFailures.increment();
			logger.warn("The cache of parts failed; the part is read from the database", ex);
			return new SingleFlight.Load<>();
		}
	}

	/**
	 * Loads parts and caches those whose versions are unchanged.
	 * @return whether the viewer's state is unchanged
	 */
	private boolean load(Map<FeedPartId, SingleFlight.Load<FeedPart>> ownLoads, SignedInPerson signedIn,
			ViewerState state, FeedRequest request, FeedMemory.Lease lease) {
		Map<FeedPartId, FeedPart> loaded = this.snapshots
			.read((snapshot) -> read(snapshot, List.copyOf(ownLoads.keySet()), request, lease));
		Optional<ViewerState> reread = this.versions.read(this.jdbc, signedIn);
		reread.ifPresent((current) -> ownLoads.forEach((partId, load) -> {
			FeedKey key = FeedKey.of(partId, state.version(), request);
			if (FeedKey.of(partId, current.version(), request).equals(key)) {
				load.complete(Objects.requireNonNull(loaded.get(partId)));
			}
		}));
		return reread.filter(state::equals).isPresent();
	}

	/**
	 * Composes the feed of a snapshot without using the cache.
	 */
	FeedBody composeFrom(JdbcOperations snapshot, ViewerState state, FeedRequest request) {
		List<FeedPartId> partIds = request.partIds(state.memberships());
		try (FeedMemory.Lease lease = this.memory.open()) {
			Map<FeedPartId, FeedPart> loaded = read(snapshot, partIds, request, lease);
			return body(partIds.stream().map((partId) -> Objects.requireNonNull(loaded.get(partId))).toList(), partIds,
					state, lease);
		}
	}

	private Map<FeedPartId, FeedPart> read(JdbcOperations snapshot, List<FeedPartId> partIds, FeedRequest request,
			FeedMemory.Lease lease) {
		Map<FeedPartId, List<FeedItem>> items = this.items.find(snapshot, partIds, request.filter(), request.window(),
				lease::addRow);
		Map<FeedPartId, FeedPart> read = new LinkedHashMap<>();
		items.forEach((partId, found) -> read.put(partId, FeedPart.of(found, request, this.path, this.json)));
		return read;
	}

	private static FeedBody body(List<FeedPart> parts, List<FeedPartId> partIds, ViewerState state,
			FeedMemory.Lease lease) {
		lease.requireEvents(parts.stream().mapToInt((part) -> part.events().size()).sum());
		lease.add(2L * parts.stream().mapToInt(FeedPart::weight).sum());
		return FeedBody.of(FeedPart.compose(parts, (index, event) -> mayEdit(partIds.get(index), event, state)));
	}

	/**
	 * All items in the part of a person are editable, because the person owns them or is
	 * assigned to them. In the part of a team, the role or an assignment decides.
	 */
	private static boolean mayEdit(FeedPartId partId, FeedPart.Event event, ViewerState state) {
		return !(partId instanceof FeedPartId.OfTeam team) || state.memberships().mayEdit(team.teamId())
				|| event.isAssignedTo(state.viewer().id());
	}

	/**
	 * A composed feed.
	 *
	 * @param loaded whether any part was loaded from the database
	 */
	record Composed(FeedBody body, boolean loaded) {

	}

}
