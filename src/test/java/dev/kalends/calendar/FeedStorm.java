package dev.kalends.calendar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.Office;
import tools.jackson.databind.JsonNode;

/**
 * Readers and writers over HTTP, and a count of the reads that are stale: that began
 * after a write was acknowledged and do not show it, or that show an older state than the
 * same reader saw before.
 * <p>
 * Each writer has items of its own and does numbered steps on each: it renames, moves,
 * deletes and restores it, in turn. What a reader sees of an item tells the latest step
 * that it can be the result of; it must not be below the last step that was acknowledged
 * before the read began.
 */
class FeedStorm {

	private static final int WRITERS = 4;

	private static final int ITEMS_PER_WRITER = 3;

	private static final int READERS = 8;

	private static final int READS_PER_STEP = 20;

	private static final List<Question> QUESTIONS = List.of(
			new Question(Map.of("start", "2025-10-01", "end", "2025-11-01")),
			new Question(Map.of("start", "2025-09-28", "end", "2025-11-09", "type", "task")),
			new Question(Map.of("start", "2025-10-01T00:00:00Z", "end", "2025-11-01T00:00:00Z", "q", "step")));

	private final Viewer owner;

	private final Viewer colleague;

	private final Office office;

	private final long reads;

	private final List<Question> questions;

	private final List<String> ids = new ArrayList<>();

	private final AtomicIntegerArray begun = new AtomicIntegerArray(WRITERS * ITEMS_PER_WRITER);

	private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(WRITERS * ITEMS_PER_WRITER);

	private final AtomicLong readsDone = new AtomicLong();

	private final AtomicLong hits = new AtomicLong();

	private final AtomicLong stale = new AtomicLong();

	private final ConcurrentLinkedQueue<String> examples = new ConcurrentLinkedQueue<>();

	/**
	 * Prepares a storm.
	 * @param reads how many reads it has
	 * @param sameQuestion whether all readers ask for the same window
	 */
	FeedStorm(Office office, Viewer owner, Viewer colleague, long reads, boolean sameQuestion) {
		this.office = office;
		this.owner = owner;
		this.colleague = colleague;
		this.reads = reads;
		this.questions = sameQuestion ? QUESTIONS.subList(0, 1) : QUESTIONS;
	}

	/**
	 * Lets it run.
	 * @param stopEarly whether to end with the first stale read
	 */
	Outcome run(boolean stopEarly) throws InterruptedException, ExecutionException {
		Client planner = this.office.signIn(this.owner);
		for (int i = 0; i < WRITERS * ITEMS_PER_WRITER; i++) {
			this.ids.add(planner.create(FeedIntegrationTests.item("step 0", "startDate", "2025-10-15", "assigneeIds",
					List.of(this.colleague.id().toString()))));
		}
		ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS);
		try {
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < WRITERS; i++) {
				int writer = i;
				Client client = this.office.signIn(this.owner);
				running.add(threads.submit(() -> write(client, writer, stopEarly)));
			}
			for (int i = 0; i < READERS; i++) {
				Client client = this.office.signIn((i % 2 == 0) ? this.owner : this.colleague);
				running.add(threads.submit(() -> read(client, stopEarly)));
			}
			for (Future<?> future : running) {
				future.get();
			}
		}
		finally {
			threads.shutdownNow();
			threads.awaitTermination(1, TimeUnit.MINUTES);
		}
		return new Outcome(this.readsDone.get(), this.hits.get(), steps(), this.stale.get(),
				List.copyOf(this.examples));
	}

	private long steps() {
		long steps = 0;
		for (int i = 0; i < this.acknowledged.length(); i++) {
			steps += this.acknowledged.get(i);
		}
		return steps;
	}

	private boolean isOver(boolean stopEarly) {
		return this.readsDone.get() >= this.reads || (stopEarly && this.stale.get() > 0);
	}

	private void write(Client client, int writer, boolean stopEarly) {
		for (int turn = 0; !isOver(stopEarly); turn++) {
			int item = writer * ITEMS_PER_WRITER + turn % ITEMS_PER_WRITER;
			int step = this.begun.incrementAndGet(item);
			Response answer = step(client, this.ids.get(item), step);
			if (answer.status() >= 300) {
				throw new IllegalStateException("Step " + step + ": " + answer.status() + " " + answer.body());
			}
			this.acknowledged.set(item, step);
			long next = this.readsDone.get() + READS_PER_STEP * WRITERS;
			while (this.readsDone.get() < next && !isOver(stopEarly)) {
				LockSupport.parkNanos(50_000);
			}
		}
	}

	private static Response step(Client client, String id, int step) {
		String path = "/api/work-items/" + id;
		return switch (step % 4) {
			case 1 -> client.patch(path, Map.of("title", "step " + step));
			case 2 -> client.patch(path,
					Map.of("title", "step " + step, "startDate", "2025-10-%02d".formatted(1 + step % 31)));
			case 3 -> client.delete(path);
			default -> client.post(path + "/restore", null);
		};
	}

	private void read(Client client, boolean stopEarly) {
		int[] seen = new int[this.ids.size()];
		for (int i = 0; !isOver(stopEarly); i++) {
			int[] atLeast = new int[seen.length];
			for (int item = 0; item < atLeast.length; item++) {
				atLeast[item] = Math.max(this.acknowledged.get(item), seen[item]);
			}
			Response answer = this.questions.get(i % this.questions.size()).ask(client);
			if (answer.status() != 200) {
				throw new IllegalStateException(answer.status() + " " + answer.body());
			}
			check(answer, atLeast, seen);
			this.readsDone.incrementAndGet();
			if (answer.header("Cache-Status").equals("kalends; hit")) {
				this.hits.incrementAndGet();
			}
		}
	}

	private void check(Response answer, int[] atLeast, int[] seen) {
		Map<String, Integer> shown = new HashMap<>();
		for (JsonNode event : answer.json()) {
			shown.put(event.at("/extendedProps/workItemId").stringValue(),
					Integer.valueOf(event.get("title").stringValue().substring("step ".length())));
		}
		boolean old = false;
		for (int item = 0; item < atLeast.length; item++) {
			int latest = latest(shown.get(this.ids.get(item)), item);
			if (latest < atLeast[item]) {
				old = true;
				this.examples.add("Item %d is shown as after step %d, but step %d was acknowledged or seen before (%s)"
					.formatted(item, latest, atLeast[item], answer.header("Cache-Status")));
			}
			seen[item] = Math.max(seen[item], earliest(shown.get(this.ids.get(item)), atLeast[item]));
		}
		if (old) {
			this.stale.incrementAndGet();
		}
	}

	/**
	 * Returns the latest step whose result can be what is shown. A restored item has the
	 * title of two steps before; an absent one was deleted last.
	 */
	private int latest(Integer shownStep, int item) {
		if (shownStep != null) {
			return (shownStep % 4 == 2) ? shownStep + 2 : shownStep;
		}
		int begunSteps = this.begun.get(item);
		return begunSteps - Math.floorMod(begunSteps - 3, 4);
	}

	/**
	 * Returns the earliest step whose result is surely what is shown.
	 */
	private static int earliest(Integer shownStep, int atLeast) {
		return (shownStep != null) ? shownStep : atLeast;
	}

	/**
	 * A feed that is asked for again and again.
	 */
	record Question(Map<String, String> values) {

		Response ask(Client client) {
			return client.get("/calendar/work-items/feed?" + this.values.entrySet()
				.stream()
				.map((value) -> value.getKey() + "=" + value.getValue())
				.collect(Collectors.joining("&")));
		}

		Map<String, String[]> parameters() {
			Map<String, String[]> parameters = new HashMap<>();
			this.values.forEach((name, value) -> parameters.put(name, new String[] { value }));
			return parameters;
		}

	}

	/**
	 * What was counted.
	 */
	record Outcome(long reads, long hits, long writes, long stale, List<String> examples) {

	}

}
