package dev.kalends.browser;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.kalends.account.Viewer;
import dev.kalends.support.Browsers;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long somebody waits for the calendar, measured in the browser. It is no test and
 * runs by name only; {@code docs/benchmarks.md} has the command and the figures.
 */
@KalendsTest
class PageBenchmark {

	private static final Logger logger = LoggerFactory.getLogger(PageBenchmark.class);

	private static final int ROUNDS = 9;

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
				let confirmed = 0;
				document.body.addEventListener('workItemDeleted', () => { confirmed = performance.now() - start; }, { once: true });
				dialog.querySelector('[hx-delete]').click();
				const look = () => confirmed && !shown()
					? requestAnimationFrame(() => done([confirmed, performance.now() - start])) : requestAnimationFrame(look);
				look();
			})""";

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@Autowired
	private Office office;

	@Test
	void measure() {
		for (int events : new int[] { 100, 1000 }) {
			Viewer ann = this.office.person("Ann Ames");
			plan(this.office.signIn(ann), events);
			List<Double> opened = new ArrayList<>();
			List<Double> turned = new ArrayList<>();
			List<Double> confirmed = new ArrayList<>();
			List<Double> gone = new ArrayList<>();
			try (Screen screen = new Screen(browsers.browser(), this.office.address(), new Browser.NewContextOptions())
				.signIn(ann)) {
				Page page = screen.page();
				for (int round = 0; round < ROUNDS; round++) {
					screen.open("/calendar?view=month&date=2025-10-01");
					opened.add(number(page.evaluate(PAINTED)));
					turned.add(number(page.evaluate(TURN, "#next")));
					turned.add(number(page.evaluate(TURN, "#previous")));
					page.locator("#calendar .fc-event").first().click();
					page.locator("dialog[open] .item-foot").waitFor(new Locator.WaitForOptions());
					List<?> times = (List<?>) page.evaluate(REMOVE);
					confirmed.add(number(times.get(0)));
					gone.add(number(times.get(1)));
				}
			}
			logger.info("{} events a month: opened {}, another month {}, deletion confirmed {} and gone {}", events,
					median(opened), median(turned), median(confirmed), median(gone));
		}
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

	private static double number(Object value) {
		return ((Number) value).doubleValue();
	}

	private static String median(List<Double> times) {
		List<Double> sorted = times.stream().sorted().toList();
		return "%.0f ms (%.0f–%.0f)".formatted(sorted.get(sorted.size() / 2), sorted.get(0),
				sorted.get(sorted.size() - 1));
	}

}
