package dev.kalends.support;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.kalends.account.Viewer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser window of one person. It fails on close if a page caused an error, opened an
 * alert, violated the content security policy or accessed another host.
 */
public class Screen implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private final BrowserContext context;

	private final Page page;

	private final String address;

	private final List<String> problems = new CopyOnWriteArrayList<>();

	public Screen(Browser browser, String address, Browser.NewContextOptions options) {
		if (options.serviceWorkers == null) {
			// Requests of a service worker can be neither inspected nor delayed.
			options.setServiceWorkers(ServiceWorkerPolicy.BLOCK);
		}
		this.context = browser.newContext(options);
		this.page = this.context.newPage();
		this.address = address;
		this.page.onPageError((error) -> this.problems.add("error: " + error));
		this.page.onDialog((dialog) -> {
			this.problems.add("dialog: " + dialog.message());
			dialog.dismiss();
		});
		this.page.onConsoleMessage((message) -> {
			if (message.text().contains("Content Security Policy")) {
				this.problems.add(message.text());
			}
		});
		this.page.onRequest((request) -> {
			if (request.url().startsWith("http") && !URI.create(request.url()).getHost().equals("localhost")) {
				this.problems.add("asked another host: " + request.url());
			}
		});
	}

	/**
	 * Signs in without loading the sign-in page, for tests that do not need the form.
	 */
	public Screen signIn(Viewer person) {
		return signIn(person.username());
	}

	/**
	 * Signs in without loading the sign-in page, with the common password of all test
	 * people.
	 */
	public Screen signIn(String username) {
		Client client = new Client(this.address).startSession(username, Office.PASSWORD);
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
	 * Opens October 2025 and waits for its feed.
	 */
	public Screen october() {
		this.page.waitForResponse((response) -> response.url().contains("/calendar/work-items/feed"),
				() -> open("/calendar?view=month&date=2025-10-01"));
		return this;
	}

	/**
	 * Returns the visible events of an item by its title.
	 */
	public Locator event(String title) {
		return this.page.locator("#calendar .fc-event")
			.filter(new Locator.FilterOptions()
				.setHas(this.page.getByText(title, new Page.GetByTextOptions().setExact(true))));
	}

	/**
	 * Moves the mouse to an element that may be rendered again in the meantime.
	 * @param into distance from its left edge in pixels, limited to its center
	 * @return the position of the element
	 */
	public static BoundingBox pointAt(Locator element, double into) {
		BoundingBox position = boxOf(element);
		element.hover(new Locator.HoverOptions().setPosition(Math.min(into, position.width / 2), position.height / 2));
		return boxOf(element);
	}

	/**
	 * Returns the position of an element that the page may replace at any time.
	 */
	public static BoundingBox boxOf(Locator element) {
		BoundingBox box = null;
		while (box == null) {
			element.waitFor();
			box = element.boundingBox();
		}
		return box;
	}

	/**
	 * Drags from near the start of one element into the middle of another.
	 */
	public static void drag(Page page, Locator source, Locator target) {
		drag(page, source, target, boxOf(target).width / 2);
	}

	/**
	 * Drags from near the start of one element into another.
	 * @param into distance from the left edge of the target, in pixels
	 */
	public static void drag(Page page, Locator source, Locator target, double into) {
		BoundingBox from = pointAt(source, 20);
		page.mouse().down();
		page.mouse().move(from.x + Math.min(from.width / 2, 20) + 8, from.y + from.height / 2);
		BoundingBox to = boxOf(target);
		double inside = Math.min(to.height / 2, 40);
		page.mouse().move(to.x + into, to.y + inside, new Mouse.MoveOptions().setSteps(6));
		page.mouse().up();
	}

	/**
	 * Drags an element into another one with a finger.
	 * @param lifted selects the element that shows that the source can be moved
	 */
	public static void touchDrag(Page page, Locator source, Locator target, String lifted) {
		CDPSession touches = page.context().newCDPSession(page);
		source.tap(new Locator.TapOptions().setTrial(true));
		BoundingBox from = boxOf(source);
		touch(touches, "touchStart", from.x + from.width / 2, from.y + from.height / 2);
		// The dragged element is a copy; the original is hidden.
		page.locator(lifted).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
		BoundingBox to = boxOf(target);
		touch(touches, "touchMove", from.x + from.width / 2 + 5, from.y + from.height / 2);
		touch(touches, "touchMove", to.x + to.width / 2, to.y + to.height / 2);
		touch(touches, "touchMove", to.x + to.width / 2 + 1, to.y + to.height / 2);
		JsonObject end = new JsonObject();
		end.addProperty("type", "touchEnd");
		end.add("touchPoints", new JsonArray());
		touches.send("Input.dispatchTouchEvent", end);
	}

	private static void touch(CDPSession touches, String type, double x, double y) {
		JsonObject point = new JsonObject();
		point.addProperty("x", x);
		point.addProperty("y", y);
		JsonArray points = new JsonArray();
		points.add(point);
		JsonObject event = new JsonObject();
		event.addProperty("type", type);
		event.add("touchPoints", points);
		touches.send("Input.dispatchTouchEvent", event);
	}

	/**
	 * Waits until an asynchronous function returns true. Playwright's {@code
	 * waitForFunction} does not await the promise and treats it as true.
	 * @param function a JavaScript function that returns a promise of a boolean
	 */
	public static void waitUntil(Page page, String function) {
		long end = System.nanoTime() + TIMEOUT.toNanos();
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
		assertThat(this.problems).isEmpty();
	}

}
