package dev.kalends.support;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import dev.kalends.account.Viewer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One person in front of one browser. It notes what no page may do: run into an error,
 * open an alert, break the content security policy or ask another host for something.
 */
public class Screen implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final BrowserContext context;

	private final Page page;

	private final String address;

	private final List<String> troubles = new CopyOnWriteArrayList<>();

	public Screen(Browser browser, String address, Browser.NewContextOptions options) {
		if (options.serviceWorkers == null) {
			// What a service worker fetches cannot be looked into or held up.
			options.setServiceWorkers(ServiceWorkerPolicy.BLOCK);
		}
		this.context = browser.newContext(options);
		this.page = this.context.newPage();
		this.address = address;
		this.page.onPageError((error) -> this.troubles.add("error: " + error));
		this.page.onDialog((dialog) -> {
			this.troubles.add("dialog: " + dialog.message());
			dialog.dismiss();
		});
		this.page.onConsoleMessage((message) -> {
			if (message.text().contains("Content Security Policy")) {
				this.troubles.add(message.text());
			}
		});
		this.page.onRequest((request) -> {
			if (request.url().startsWith("http") && !URI.create(request.url()).getHost().equals("localhost")) {
				this.troubles.add("asked another host: " + request.url());
			}
		});
	}

	/**
	 * Signs in without a page: whoever looks at what comes afterwards need not wait for
	 * the form.
	 */
	public Screen signIn(Viewer person) {
		return signIn(person.username());
	}

	/**
	 * Signs in without a page, with the password that everybody has in tests.
	 */
	public Screen signIn(String username) {
		Client client = new Client(this.address).signIn(username, Office.PASSWORD);
		this.context.addCookies(client.cookies()
			.map((cookie) -> new Cookie(cookie.getName(), cookie.getValue()).setUrl(this.address))
			.toList());
		return this;
	}

	/**
	 * Signs in through the page.
	 */
	public Screen signInByForm(Viewer person) {
		open("/login");
		this.page.locator("#username").fill(person.username());
		this.page.locator("#password").fill(Office.PASSWORD);
		this.page.locator("#password").press("Enter");
		this.page.waitForURL("**/calendar*");
		return this;
	}

	public Screen open(String path) {
		this.page.navigate(this.address + path);
		return this;
	}

	/**
	 * Opens the month of October 2025 and waits until the feed is there.
	 */
	public Screen october() {
		this.page.waitForResponse((response) -> response.url().contains("/calendar/work-items/feed"),
				() -> open("/calendar?view=month&date=2025-10-01"));
		return this;
	}

	/**
	 * Returns the events of an item on screen, by its title.
	 */
	public Locator event(String title) {
		return this.page.locator("#calendar .fc-event")
			.filter(new Locator.FilterOptions()
				.setHas(this.page.getByText(title, new Page.GetByTextOptions().setExact(true))));
	}

	/**
	 * Moves the mouse to an element that may be drawn anew meanwhile.
	 * @param into how far from its left edge, in pixels, but not beyond its middle
	 * @return where the element is
	 */
	public static BoundingBox pointAt(Locator what, double into) {
		BoundingBox at = what.boundingBox();
		what.hover(new Locator.HoverOptions().setPosition(Math.min(into, at.width / 2), at.height / 2));
		return what.boundingBox();
	}

	/**
	 * Waits until an asynchronous function says yes. Playwright's own
	 * {@code waitForFunction} does not wait for the promise that such a function returns,
	 * and takes it for a yes.
	 * @param function a function of JavaScript that returns a promise of a boolean
	 */
	public static void waitUntil(Page page, String function) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!Boolean.TRUE.equals(page.evaluate(function))) {
			assertThat(System.nanoTime()).as(function).isLessThan(end);
			page.waitForTimeout(50);
		}
	}

	public Locator dialog() {
		return this.page.locator("dialog[open]");
	}

	public Page page() {
		return this.page;
	}

	public BrowserContext context() {
		return this.context;
	}

	@Override
	public void close() {
		this.context.close();
		assertThat(this.troubles).isEmpty();
	}

}
