package dev.kalends.calendar;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import dev.kalends.KalendsApplication;
import dev.kalends.account.SignedInPerson;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.Snapshots;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.web.ApplicationPath;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Duration of the individual steps of a feed and of a change, without HTTP, in the
 * application with the embedded database. It is started by the benchmark, which sets the
 * system property {@code kalends.bench.micro.data} to the data folder of the person
 * {@code ann}.
 */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FeedMicrobenchmark {

	private static final Map<String, String[]> SIX_WEEKS = Map.of("start", new String[] { "2025-09-28" }, "end",
			new String[] { "2025-11-09" });

	private ConfigurableApplicationContext application;

	private CalendarVersions versions;

	private JdbcTemplate jdbc;

	private Snapshots snapshots;

	private FeedItemQuery items;

	private JsonMapper json;

	private ScopeChanges changes;

	private WriteTransactions transactions;

	private SignedInPerson ann;

	private ViewerState state;

	private FeedRequest request;

	private List<FeedPartId> partIds;

	private Collection<FeedItem> found;

	private FeedPart loaded;

	private byte[] composed;

	/**
	 * Starts the application and prepares the input of each step.
	 */
	@Setup
	public void start() {
		this.application = new SpringApplicationBuilder(KalendsApplication.class).run("--server.port=0",
				"--kalends.data-dir=" + System.getProperty("kalends.bench.micro.data"));
		this.versions = this.application.getBean(CalendarVersions.class);
		this.jdbc = this.application.getBean(JdbcTemplate.class);
		this.snapshots = this.application.getBean(Snapshots.class);
		this.items = this.application.getBean(FeedItemQuery.class);
		this.json = this.application.getBean(JsonMapper.class);
		this.changes = this.application.getBean(ScopeChanges.class);
		this.transactions = this.application.getBean(WriteTransactions.class);
		this.ann = this.jdbc.queryForObject("select id, session_epoch from person where username = 'ann'",
				(row, index) -> new SignedInPerson(row.getObject(1, UUID.class), row.getInt(2)));
		this.state = version();
		this.request = request();
		this.partIds = this.request.partIds(this.state.memberships());
		Map<FeedPartId, List<FeedItem>> all = items();
		this.found = all.values().stream().flatMap(List::stream).toList();
		this.loaded = part();
		this.composed = compose();
	}

	@TearDown
	public void stop() {
		this.application.close();
	}

	/**
	 * The only statement of a cache hit.
	 */
	@Benchmark
	public ViewerState version() {
		return this.versions.read(this.jdbc, this.ann).orElseThrow();
	}

	/**
	 * Parsing and validation of the parameters.
	 */
	@Benchmark
	public Object parameters() {
		return request();
	}

	/**
	 * The key of the cache entry.
	 */
	@Benchmark
	public Object key() {
		return FeedKey.of(this.state.version(), this.request);
	}

	/**
	 * The items of the window, in one snapshot.
	 */
	@Benchmark
	public Map<FeedPartId, List<FeedItem>> items() {
		return this.snapshots.read((snapshot) -> this.items.find(snapshot, this.partIds, this.request.filter(),
				this.request.window(), (count) -> {
				}));
	}

	/**
	 * The JSON of each event.
	 */
	@Benchmark
	public Object events() {
		return part();
	}

	/**
	 * Composition of a person's feed from its part.
	 */
	@Benchmark
	public byte[] compose() {
		return FeedPart.compose(List.of(this.loaded), (part, event) -> true);
	}

	/**
	 * Compression of the feed.
	 */
	@Benchmark
	public Object compress() {
		return FeedBody.of(this.composed);
	}

	/**
	 * Increment of one counter, with logging and commit.
	 */
	@Benchmark
	public Object bump() {
		return this.transactions.execute(() -> {
			this.changes.because("benchmark", this.ann.personId(), null);
			this.changes.touch(Scope.user(this.ann.personId()));
			return this.ann;
		});
	}

	private FeedRequest request() {
		return FeedParameters.of(SIX_WEEKS).resolve(this.state);
	}

	private FeedPart part() {
		return FeedPart.of(this.found, this.request, new ApplicationPath(""), this.json);
	}

}
