package dev.kalends.calendar;

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

import dev.kalends.calendar.StormReader.Finding;
import dev.kalends.calendar.StormReader.Kind;
import dev.kalends.calendar.StormReader.Reading;
import dev.kalends.support.Client;

/**
 * Readers, writers and an administrator over HTTP, each request to any of the nodes, and
 * a count of the answers that are wrong: that are older than what was acknowledged before
 * they were asked for, that are older than what the same reader saw before, or that show
 * what the reader may no longer see.
 * <p>
 * Each writer has one item and does numbered steps on it. A step that no node answered is
 * done again; until then it counts as one that may or may not be visible.
 */
class FeedStorm {

	private static final int READS_PER_STEP = 20;

	private static final int READS_PER_ACT = 60;

	private static final int MAX_EXAMPLES = 5;

	private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

	private static final long PAUSE_WHILE_DISTURBED = TimeUnit.MILLISECONDS.toNanos(500);

	private final StormOffice office;

	private final int readers;

	private final long reads;

	private final AtomicLong readsDone = new AtomicLong();

	private final AtomicLong hits = new AtomicLong();

	private final AtomicLong refused = new AtomicLong();

	private final Map<Kind, AtomicLong> wrong = new ConcurrentHashMap<>();

	private final Queue<String> examples = new ConcurrentLinkedQueue<>();

	private volatile boolean over;

	private volatile boolean disturbed;

	/**
	 * The number of reads with which it ends, unless something wrong ends it before.
	 */
	private volatile long end;

	/**
	 * Counts what ends it at once.
	 */
	private volatile AtomicLong enough = new AtomicLong();

	/**
	 * Prepares a storm.
	 * @param admin an administrator who is signed in
	 * @param addresses the addresses of all nodes
	 * @param writers how many write, each to one item
	 * @param readers how many read
	 * @param reads how many reads there are at least
	 */
	FeedStorm(Client admin, List<String> addresses, int writers, int readers, long reads) {
		this.office = new StormOffice(admin, addresses, writers);
		this.readers = readers;
		this.reads = reads;
		this.end = reads;
		Arrays.stream(Kind.values()).forEach((kind) -> this.wrong.put(kind, new AtomicLong()));
	}

	/**
	 * Lets it run.
	 */
	Outcome run() throws InterruptedException, ExecutionException {
		return run(null);
	}

	/**
	 * Lets it run until the first answer that is wrong in this way.
	 */
	Outcome runUntil(Kind kind) throws InterruptedException, ExecutionException {
		this.enough = wrong(kind);
		return run(null);
	}

	/**
	 * Lets it run while something happens to the nodes: half of the reads come before it,
	 * half after it, and some while it lasts.
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
					this.over = true;
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
		// Not all at once.
		awaitReads(item.number() * (long) READS_PER_STEP);
		while (!isOver()) {
			long next = this.readsDone.get() + pace;
			item.advance(client, this.office.teamIds());
			awaitReads(next);
		}
	}

	private void administer() {
		for (int turn = 0; !isOver(); turn++) {
			long next = this.readsDone.get() + READS_PER_ACT;
			this.office.act(turn);
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
		List<StormQuestion> questions = this.office.questions();
		for (int i = number; !isOver(); i++) {
			Reading reading = reader.read(questions.get(i % questions.size()));
			count(reading);
			if (this.disturbed) {
				// The processor is for the node that starts.
				LockSupport.parkNanos(PAUSE_WHILE_DISTURBED);
			}
		}
	}

	private void count(Reading reading) {
		reading.findings().stream().map(Finding::kind).distinct().forEach((kind) -> wrong(kind).incrementAndGet());
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

	private AtomicLong wrong(Kind kind) {
		return this.wrong.get(kind);
	}

	private void awaitReads(long number) {
		while (this.readsDone.get() < number && !isOver()) {
			LockSupport.parkNanos(PAUSE);
		}
	}

	private boolean isOver() {
		return this.over || this.readsDone.get() >= this.end || this.enough.get() > 0;
	}

	private Outcome outcome(Duration duration) {
		return new Outcome(this.readsDone.get(), this.hits.get(), this.refused.get(), this.office.writes(),
				this.office.failures(), wrong(Kind.STALE).get(), wrong(Kind.BACK).get(), wrong(Kind.LEAKED).get(),
				duration, List.copyOf(this.examples));
	}

	/**
	 * What was counted.
	 *
	 * @param reads how many feeds were read
	 * @param hits how many of them came from the cache
	 * @param refused how many of them got no feed, because the reader was shut out or not
	 * in the team that was asked for
	 * @param writes how many changes were acknowledged
	 * @param failures how many requests no node answered
	 * @param stale how many reads did not show what was acknowledged before they began
	 * @param back how many reads showed an older state than the same reader saw before
	 * @param leaked how many reads showed what the reader may no longer see
	 * @param duration how long it took
	 * @param examples some of what was wrong
	 */
	record Outcome(long reads, long hits, long refused, long writes, long failures, long stale, long back, long leaked,
			Duration duration, List<String> examples) {

		/**
		 * Returns how many reads were wrong in one way.
		 */
		long wrong(Kind kind) {
			return switch (kind) {
				case STALE -> this.stale;
				case BACK -> this.back;
				case LEAKED -> this.leaked;
			};
		}

	}

}
