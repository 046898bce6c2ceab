package dev.kalends.browser;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.kalends.bench.Machine;
import dev.kalends.support.Browsers;
import dev.kalends.support.Client;
import dev.kalends.support.Node;
import dev.kalends.support.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Loading time of the calendar in the browser, with the application in a separate process
 * after a warm-up. It is not a test and only runs by name; {@code docs/benchmarks.md} has
 * the command and the results.
 */
class PageBenchmark {

	private static final Logger logger = LoggerFactory.getLogger(PageBenchmark.class);

	private static final String OCTOBER = "/calendar?view=month&date=2025-10-01";

	/**
	 * With more noise the figures must not be published.
	 */
	private static final double MAX_NOISE = 0.1;

	private static final int WARM_UP = 5;

	private static final int ROUNDS = 15;

	/**
	 * Number of requests for warming up the JIT compiler of the application.
	 */
	private static final int WARM_UP_REQUESTS = 400;

	/**
	 * Records, in milliseconds since the navigation, when a month with events was
	 * painted: a task queued before a frame runs after it.
	 */
	private static final String PAINTED = """
			() => new Promise((done) => {
				const look = () => document.querySelector('#calendar .fc-event')
					? setTimeout(() => done(performance.now())) : requestAnimationFrame(look);
				requestAnimationFrame(look);
			})""";

	/**
	 * Records the first paint, the transferred bytes and number of responses, and the
	 * total blocking time (tasks of 50 milliseconds or more).
	 */
	private static final String OPENING = """
			async () => {
				const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
				const transferred = all.filter(({ transferSize }) => transferSize > 0);
				const tasks = await new Promise((done) => {
					const observer = new PerformanceObserver((list) => done(list.getEntries()));
					observer.observe({ type: 'longtask', buffered: true });
					setTimeout(() => done([]), 500);
				});
				return {
					'first paint': performance.getEntriesByName('first-paint')[0].startTime,
					'responses': transferred.length,
					'KB': transferred.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000,
					'long tasks': tasks.length,
					'longest task': Math.max(0, ...tasks.map(({ duration }) => duration)),
				};
			}""";

	private static final String TURN = """
			(button) => new Promise((done) => {
				const period = document.querySelector('#period').textContent;
				const start = performance.now();
				document.querySelector(button).click();
				const look = () => document.querySelector('#period').textContent !== period
					&& document.querySelector('#calendar .fc-event') && !document.querySelector('.calendar-busy.busy')
					? setTimeout(() => done(performance.now() - start)) : requestAnimationFrame(look);
				requestAnimationFrame(look);
			})""";

	private static final String REMOVE = """
			() => new Promise((done) => {
				const dialog = document.querySelector('dialog[open]');
				const id = dialog.querySelector('[data-copy-link]').dataset.copyLink.split('/').at(-1);
				const shown = () => document.querySelector(`#calendar [data-event-id="work-item-${id}"]`)
					?.checkVisibility({ visibilityProperty: true });
				const start = performance.now();
				const times = {};
				const record = (name) => {
					times[name] = performance.now() - start;
					if ('gone' in times && 'confirmed' in times) {
						done([times.gone, times.confirmed]);
					}
				};
				document.body.addEventListener('workItemDeleted', () => record('confirmed'), { once: true, capture: true });
				const look = () => requestAnimationFrame(() => shown() ? look() : setTimeout(() => record('gone')));
				dialog.querySelector('[hx-delete]').click();
				look();
			})""";

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@TempDir
	Path folder;

	@Test
	void measure() throws Exception {
		Machine machine = new Machine();
		machine.read();
		try (Node node = Node.startAs(Node.classes(), this.folder)) {
			for (int events : new int[] { 100, 1000, 5000 }) {
				String person = "with-" + events;
				node.admin()
					.post("/api/users", Map.of("username", person, "displayName", person, "password", Node.PASSWORD));
				Client client = node.stranger().signIn(person, Node.PASSWORD);
				plan(client, events);
				warmUp(client);
				try (Screen screen = new Screen(browsers.browser(), node.address(), new Browser.NewContextOptions())
					.signIn(person)) {
					screen.open(OCTOBER);
					evaluateWithTimeout(screen.page(), PAINTED, "");
					logger.info("{} events a month, first visit: {}", events,
							evaluateWithTimeout(screen.page(), OPENING, ""));
					measure(screen, WARM_UP);
					logger.info("{} events a month: {}", events, measure(screen, ROUNDS));
				}
				machine.read();
			}
		}
		assertThat(machine.noise()).as(machine.noise().text(MAX_NOISE)).matches((noise) -> noise.isWithin(MAX_NOISE));
	}

	private static Map<String, String> measure(Screen screen, int rounds) {
		Map<String, List<Double>> times = new LinkedHashMap<>();
		Page page = screen.page();
		for (int round = 0; round < rounds; round++) {
			screen.open(OCTOBER);
			record(times, "opened", evaluateWithTimeout(page, PAINTED, ""));
			((Map<?, ?>) evaluateWithTimeout(page, OPENING, ""))
				.forEach((what, number) -> record(times, (String) what, number));
			record(times, "another month", evaluateWithTimeout(page, TURN, "#next"));
			record(times, "another month", evaluateWithTimeout(page, TURN, "#previous"));
			page.locator("#calendar .fc-event").first().click();
			page.locator("dialog[open] .item-foot").waitFor();
			List<?> removed = (List<?>) evaluateWithTimeout(page, REMOVE, "");
			record(times, "deleted and gone", removed.get(0));
			record(times, "deletion confirmed", removed.get(1));
		}
		Map<String, String> medians = new LinkedHashMap<>();
		times.forEach((what, all) -> medians.put(what, median(all)));
		return medians;
	}

	private static void warmUp(Client client) {
		for (int i = 0; i < WARM_UP_REQUESTS; i++) {
			String start = LocalDate.of(2025, 9, 1).plusDays(i % 60).toString();
			client.feed(start + "T00:00:00Z", "2025-11-10T00:00:00Z", "");
			client.get(OCTOBER);
			client.delete(
					"/work-items/" + client.create(Map.of("type", "task", "title", "Gone soon", "startDate", start)));
		}
	}

	/**
	 * Evaluates a script, which fails after 30 seconds.
	 */
	private static Object evaluateWithTimeout(Page page, String script, String argument) {
		return page.evaluate("""
				(argument) => Promise.race([(%s)(argument),
					new Promise((done, fail) => setTimeout(() => fail(new Error('Timeout')), 30_000))])"""
			.formatted(script), argument);
	}

	private static void record(Map<String, List<Double>> times, String what, Object time) {
		times.computeIfAbsent(what, (key) -> new ArrayList<>()).add(((Number) time).doubleValue());
	}

	private static void plan(Client client, int events) {
		StringBuilder plan = new StringBuilder("type,title,start_date\n");
		for (int i = 0; i < events; i++) {
			plan.append("task,Step %d,2025-10-%02d\n".formatted(i, 1 + i % 31));
			plan.append("task,Step %d,2025-11-%02d\n".formatted(i, 1 + i % 30));
		}
		assertThat(client.post("/api/work-items/import", plan.toString(), "Content-Type", "text/csv").status())
			.isEqualTo(200);
	}

	private static String median(List<Double> times) {
		List<Double> sorted = times.stream().sorted().toList();
		return "%.0f (%.0f–%.0f)".formatted(sorted.get(sorted.size() / 2), sorted.get(0),
				sorted.get(sorted.size() - 1));
	}

}
