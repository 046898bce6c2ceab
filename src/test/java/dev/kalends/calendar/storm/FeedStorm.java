package dev.kalends.calendar.storm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import dev.kalends.calendar.storm.StormReader.Finding;
import dev.kalends.calendar.storm.StormReader.Kind;
import dev.kalends.calendar.storm.StormReader.Reading;
import dev.kalends.support.Client;

/**
 * A load of readers, writers and an administrator over HTTP, with each request sent to a
 * random node. It counts incorrect feeds: feeds older than a change acknowledged before
 * the request, feeds older than one that the same reader has seen before (non-monotonic
 * reads), and feeds with data that the reader may no longer see.
 * <p>
 * Each writer changes one item, or the series, in numbered steps. A step without a
 * response is repeated; until then, both the old and the new state are accepted.
 */
class FeedStorm {

	private static final int READS_PER_STEP = 20;

	private static final int READS_PER_STEP_OF_SERIES = 60;

	private static final int READS_PER_ADMIN_ACTION = 60;

	private static final int MAX_EXAMPLES = 5;

	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

	private static final long PAUSE_WHILE_DISTURBED = TimeUnit.MILLISECONDS.toNanos(500);

	private final StormOffice office;

	private final int readers;

	private final long reads;

	private final AtomicLong readsDone = new AtomicLong();

	private final AtomicLong hits = new AtomicLong();

	private final AtomicLong refused = new AtomicLong();

	private final Map<Kind, AtomicLong> incorrect = new ConcurrentHashMap<>();

	private final Queue<String> examples = new ConcurrentLinkedQueue<>();

	private volatile boolean stopped;

	private volatile boolean disturbed;

	/**
	 * The number of reads after which the storm ends, unless an incorrect feed ends it
	 * before.
	 */
	private volatile long end;

	/**
	 * The counter that ends the storm as soon as it is positive.
	 */
	private volatile AtomicLong stopCounter = new AtomicLong();

	/**
	 * Creates a storm.
	 * @param admin a client that is signed in as an administrator
	 * @param addresses the addresses of all nodes
	 * @param writers the number of writers, each with one item
	 * @param readers the number of readers
	 * @param reads the minimum number of reads
	 */
	FeedStorm(Client admin, List<String> addresses, int writers, int readers, long reads) {
		this.office = new StormOffice(admin, addresses, writers);
		this.readers = readers;
		this.reads = reads;
		this.end = reads;
		Arrays.stream(Kind.values()).forEach((kind) -> this.incorrect.put(kind, new AtomicLong()));
	}

	/**
	 * Runs the storm.
	 */
	Outcome run() throws InterruptedException, ExecutionException {
		return run(null);
	}

	/**
	 * Runs the storm until the first incorrect feed of this kind.
	 */
	Outcome runUntil(Kind kind) throws InterruptedException, ExecutionException {
		this.stopCounter = incorrect(kind);
		return run(null);
	}

	/**
	 * Runs the storm while the nodes are disturbed: half of the reads happen before the
	 * disturbance, half after it, and additional ones during it.
	 */
	Outcome runWith(Runnable disturbance) throws InterruptedException, ExecutionException {
		this.end = Long.MAX_VALUE;
		return run(disturbance);
	}

	private Outcome run(Runnable disturbance) throws InterruptedException, ExecutionException {
		long begin = System.nanoTime();
		List<Runnable> tasks = new ArrayList<>();
		for (StormItem item : this.office.items()) {
			tasks.add(() -> write(item));
		}
		tasks.add(this::writeSeries);
		List<StormPerson> people = this.office.readers();
		for (int i = 0; i < this.readers; i++) {
			int number = i;
			tasks.add(() -> read(new StormReader(this.office, people.get(number % people.size())), number));
		}
		tasks.add(this::administer);
		if (disturbance != null) {
			tasks.add(() -> disturb(disturbance));
		}
		ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
		try {
			List<Future<?>> running = new ArrayList<>();
			tasks.forEach((task) -> running.add(threads.submit(() -> {
				try {
					task.run();
				}
				finally {
					this.stopped = true;
				}
			})));
			for (Future<?> future : running) {
				future.get();
			}
		}
		finally {
			threads.shutdownNow();
			threads.awaitTermination(1, TimeUnit.MINUTES);
		}
		return outcome(Duration.ofNanos(System.nanoTime() - begin));
	}

	private void write(StormItem item) {
		StormClient client = this.office.writer(item.number());
		long pace = (long) READS_PER_STEP * this.office.items().size();
		// Writers start one after the other.
		awaitReads(item.number() * (long) READS_PER_STEP);
		while (!isFinished()) {
			long next = this.readsDone.get() + pace;
			item.performNextStep(client, this.office.teamIds());
			awaitReads(next);
		}
	}

	private void writeSeries() {
		StormClient client = this.office.writer(0);
		while (!isFinished()) {
			long next = this.readsDone.get() + READS_PER_STEP_OF_SERIES;
			this.office.series().performNextStep(client);
			awaitReads(next);
		}
	}

	private void administer() {
		for (int turn = 0; !isFinished(); turn++) {
			long next = this.readsDone.get() + READS_PER_ADMIN_ACTION;
			this.office.performAdminAction(turn);
			awaitReads(next);
		}
	}

	private void disturb(Runnable disturbance) {
		awaitReads(this.reads / 2);
		this.disturbed = true;
		disturbance.run();
		this.disturbed = false;
		this.end = this.readsDone.get() + this.reads / 2;
		awaitReads(this.end);
	}

	private void read(StormReader reader, int number) {
		List<StormQuery> queries = this.office.queries();
		for (int i = number; !isFinished(); i++) {
			Reading reading = reader.read(queries.get(i % queries.size()));
			count(reading);
			if (this.disturbed) {
				// Leaves the processor to the node that starts.
				LockSupport.parkNanos(PAUSE_WHILE_DISTURBED);
			}
		}
	}

	private void count(Reading reading) {
		reading.findings().stream().map(Finding::kind).distinct().forEach((kind) -> incorrect(kind).incrementAndGet());
		for (Finding finding : reading.findings()) {
			if (this.examples.size() < MAX_EXAMPLES) {
				this.examples.add(finding.toString());
			}
		}
		if (reading.hit()) {
			this.hits.incrementAndGet();
		}
		if (reading.refused()) {
			this.refused.incrementAndGet();
		}
		this.readsDone.incrementAndGet();
	}

	private AtomicLong incorrect(Kind kind) {
		return this.incorrect.get(kind);
	}

	private void awaitReads(long number) {
		while (this.readsDone.get() < number && !isFinished()) {
			LockSupport.parkNanos(PAUSE);
		}
	}

	private boolean isFinished() {
		return this.stopped || this.readsDone.get() >= this.end || this.stopCounter.get() > 0;
	}

	private Outcome outcome(Duration duration) {
		return new Outcome(this.readsDone.get(), this.hits.get(), this.refused.get(), this.office.writes(),
				this.office.failures(), incorrect(Kind.STALE).get(), incorrect(Kind.NON_MONOTONIC).get(),
				incorrect(Kind.LEAKED).get(), duration, List.copyOf(this.examples));
	}

	/**
	 * The result of a storm.
	 *
	 * @param reads number of feeds read
	 * @param hits number of cache hits
	 * @param refused number of refused reads, because the reader was disabled or not in
	 * the requested team
	 * @param writes number of acknowledged changes
	 * @param failures number of requests without a response
	 * @param stale number of feeds older than a change acknowledged before the read
	 * @param nonMonotonic number of feeds older than one that the same reader has seen
	 * before
	 * @param leaked number of feeds with data that the reader may no longer see
	 * @param duration total duration
	 * @param examples descriptions of some incorrect feeds
	 */
	record Outcome(long reads, long hits, long refused, long writes, long failures, long stale, long nonMonotonic,
			long leaked, Duration duration, List<String> examples) {

		/**
		 * Returns the number of incorrect feeds of a kind.
		 */
		long incorrect(Kind kind) {
			return switch (kind) {
				case STALE -> this.stale;
				case NON_MONOTONIC -> this.nonMonotonic;
				case LEAKED -> this.leaked;
			};
		}

	}

}
