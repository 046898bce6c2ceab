package dev.kalends.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
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
 * How long somebody waits for the calendar, measured in the browser with the application
 * as a process of its own that has run for a while. It is no test and runs by name only;
 * {@code docs/benchmarks.md} has the command and the figures.
 */
class PageBenchmark {

	private static final Logger logger = LoggerFactory.getLogger(PageBenchmark.class);

	private static final int WARM_UP = 5;

	private static final int ROUNDS = 15;

	/**
	 * Notes, in milliseconds since the navigation, when a month with events was painted.
	 */
	private static final String PAINTED = """
			() => new Promise((done) => {
				const look = () => document.querySelector('#calendar .fc-event')
					? requestAnimationFrame(() => setTimeout(() => done(performance.now()))) : requestAnimationFrame(look);
				look();
			})""";

	private static final String TURN = """
			(button) => new Promise((done) => {
				const period = document.querySelector('#period').textContent;
				const start = performance.now();
				document.querySelector(button).click();
				const look = () => document.querySelector('#period').textContent !== period
					&& document.querySelector('#calendar .fc-event') && !document.querySelector('.calendar-busy.busy')
					? requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))) : requestAnimationFrame(look);
				requestAnimationFrame(look);
			})""";

	private static final String REMOVE = """
			() => new Promise((done) => {
				const dialog = document.querySelector('dialog[open]');
				const id = dialog.querySelector('[data-copy-link]').dataset.copyLink.split('/').at(-1);
				const shown = () => document.querySelector(`#calendar [data-event-id="work-item-${id}"]`);
				const start = performance.now();
				const times = {};
				const note = (name) => {
					times[name] = performance.now() - start;
					if ('gone' in times && 'confirmed' in times) {
						done([times.gone, times.confirmed]);
					}
				};
				document.body.addEventListener('workItemDeleted', () => note('confirmed'), { once: true, capture: true });
				const look = () => requestAnimationFrame(shown() ? look : () => setTimeout(() => note('gone')));
				dialog.querySelector('[hx-delete]').click();
				look();
			})""";

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@TempDir
	Path folder;

	@Test
	void measure() {
		try (Node node = Node.startAs(Node.classes(), this.folder)) {
			for (int events : new int[] { 100, 1000 }) {
				String person = "with-" + events;
				node.admin()
					.post("/api/users", Map.of("username", person, "displayName", person, "password", Node.PASSWORD));
				plan(node.stranger().signIn(person, Node.PASSWORD), events);
				try (Screen screen = new Screen(browsers.browser(), node.address(), new Browser.NewContextOptions())
					.signIn(person)) {
					measure(screen, WARM_UP);
					logger.info("{} events a month: {}", events, measure(screen, ROUNDS));
				}
			}
		}
	}

	private static Map<String, String> measure(Screen screen, int rounds) {
		Map<String, List<Double>> times = new LinkedHashMap<>();
		Page page = screen.page();
		for (int round = 0; round < rounds; round++) {
			screen.open("/calendar?view=month&date=2025-10-01");
			note(times, "opened", inTime(page, PAINTED, ""));
			note(times, "another month", inTime(page, TURN, "#next"));
			note(times, "another month", inTime(page, TURN, "#previous"));
			page.locator("#calendar .fc-event").first().click();
			page.locator("dialog[open] .item-foot").waitFor();
			List<?> removed = (List<?>) inTime(page, REMOVE, "");
			note(times, "deleted and gone", removed.get(0));
			note(times, "deletion confirmed", removed.get(1));
		}
		Map<String, String> medians = new LinkedHashMap<>();
		times.forEach((what, all) -> medians.put(what, median(all)));
		return medians;
	}

	/** A script that waits for what never comes would be waited for without an end. */
	private static Object inTime(Page page, String script, String argument) {
		return page.evaluate("""
				(argument) => Promise.race([(%s)(argument),
					new Promise((done, fail) => setTimeout(() => fail(new Error('It never came')), 30_000))])"""
			.formatted(script), argument);
	}

	private static void note(Map<String, List<Double>> times, String what, Object time) {
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
		return "%.0f ms (%.0f–%.0f)".formatted(sorted.get(sorted.size() / 2), sorted.get(0),
				sorted.get(sorted.size() - 1));
	}

}
