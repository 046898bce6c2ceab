package dev.kalends.browser;

import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import dev.kalends.account.Viewer;
import dev.kalends.support.Browsers;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.Screen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Drag and drop in the calendar: the result is correct on screen, in the feed and in the
 * database, for any time zone, across daylight saving time changes, on slow connections
 * and with concurrent changes.
 */
@Tag("browser")
@KalendsTest
class DirectManipulationBrowserTests {

	private static final String BERLIN = "Europe/Berlin";

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@Autowired
	private Office office;

	private Viewer ann;

	private Viewer bob;

	private Client client;

	@BeforeEach
	void createPeople() {
		this.ann = this.office.person("Ann Ames");
		this.bob = this.office.person("Bob Brandt");
		this.client = this.office.signIn(this.ann);
	}

	@Test
	@Tag("firefox")
	void undatedItemIsDraggedFromTrayToDayAndBack() {
		String id = create("Handbook", Map.of());
		create("Done long ago", Map.of("status", "completed"));
		try (Screen screen = month(BERLIN, "2025-10-01")) {
			Page page = screen.page();
			assertThat(page.locator("#tray .count")).hasText("2");
			assertThat(page.locator(".tray-item .name")).hasText(new String[] { "Handbook", "Done long ago" });
			saved(page, () -> Screen.drag(page, page.locator(".tray-item").first(), day(page, "2025-10-22")));
			assertThat(link(page, id)).hasAttribute("aria-label", Pattern.compile(".*22 October 2025"));
			assertThat(page.locator("#tray .count")).hasText("1");
			assertItem(id, 2, "2025-10-22", null, null, null);
			BoundingBox panel = page.locator("#side-panel").boundingBox();
			assertThat(page.locator(".toast-k").boundingBox().x).isGreaterThanOrEqualTo(panel.x + panel.width);
			page.locator(".toast-k").getByText("Undo").click();
			assertThat(page.locator("#tray .count")).hasText("2");
			assertThat(screen.event("Handbook")).hasCount(0);
			assertItem(id, 3, null, null, null, null);

			saved(page, () -> Screen.drag(page, page.locator(".tray-item").first(), day(page, "2025-10-22")));
			assertThat(page.locator("#tray .count")).hasText("1");
			saved(page, () -> Screen.drag(page, screen.event("Handbook"), page.locator("#tray summary")));
			assertThat(page.getByText("Removed the dates from “Handbook”.")).isVisible();
			assertThat(screen.event("Handbook")).hasCount(0);
			assertThat(page.locator("#tray .count")).hasText("2");
			assertItem(id, 5, null, null, null, null);

			page.locator("[data-view='week']").click();
			saved(page, () -> Screen.drag(page, page.locator(".tray-item").first(), hour(page, "09:00:00"), 120));
			JsonNode item = item(id);
			assertThat(item.get("startTime").stringValue()).isEqualTo("09:00:00");
			assertThat(item.get("endTime").stringValue()).isEqualTo("10:00:00");
			assertThat(item.get("timeZone").stringValue()).isEqualTo(BERLIN);
		}
	}

	@Test
	void trayIsOperableByKeyboard() {
		String id = create("Handbook", Map.of());
		try (Screen screen = screen(BERLIN)) {
			screen.page().clock().setFixedTime("2025-10-15T10:00:00Z");
			open(screen.signIn(this.ann), "month", "2025-10-01");
			Page page = screen.page();
			page.locator(".tray-item").focus();
			page.keyboard().press("Enter");
			assertThat(screen.dialog()).containsText("Handbook");
			page.keyboard().press("Escape");
			assertThat(page.locator(".tray-item")).isFocused();
			page.keyboard().press("Tab");
			assertThat(page.getByLabel("Plan “Handbook” for today")).isFocused();
			saved(page, () -> page.keyboard().press("Enter"));
			assertThat(link(page, id)).hasAttribute("aria-label", Pattern.compile(".*15 October 2025"));
			assertThat(page.locator("#tray")).isHidden();
			assertItem(id, 2, "2025-10-15", null, null, null);
		}
	}

	@Test
	void touchDragStartsAfterLongPress() {
		String dated = create("Report", Map.of("startDate", "2025-10-15"));
		String undated = create("Handbook", Map.of());
		try (Screen screen = new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB")
					.setTimezoneId(BERLIN)
					.setViewportSize(390, 780)
					.setHasTouch(true)
					.setIsMobile(true))) {
			open(screen.signIn(this.ann), "month", "2025-10-01");
			Page page = screen.page();
			saved(page, () -> Screen.touchDrag(page, screen.event("Report"), day(page, "2025-10-16"),
					".fc-event-selected"));
			assertItem(dated, 2, "2025-10-16", null, null, null);
			page.locator(".toast-k button").last().click();
			page.locator("#panel-toggle").click();
			saved(page, () -> Screen.touchDrag(page, page.locator(".tray-item").first(), day(page, "2025-10-22"),
					"body:not(.panel-open)"));
			assertItem(undated, 2, "2025-10-22", null, null, null);
		}
	}

	@Test
	void refusedDragIsRevertedWithReason() {
		String id = create("Handbook", Map.of());
		String other = create("Report", Map.of("startDate", "2025-10-15"));
		try (Screen screen = month(BERLIN, "2025-10-01")) {
			Page page = screen.page();
			page.route("**/api/work-items/" + id, Route::abort);
			Screen.drag(page, page.locator(".tray-item").first(), day(page, "2025-10-22"));
			assertThat(page.getByText("You are offline.").first()).isVisible();
			assertThat(page.locator("#tray .count")).hasText("1");
			assertThat(screen.event("Handbook")).hasCount(0);
			page.unroute("**/api/work-items/" + id);
			page.route("**/api/work-items/" + other, (route) -> {
				this.client.patch("/api/work-items/" + other, Map.of("title", "Renamed"));
				route.resume();
			}, new Page.RouteOptions().setTimes(1));
			Screen.drag(page, screen.event("Report"), page.locator("#tray summary"));
			assertThat(page.getByText("Ann Ames (you) changed this item first")).isVisible();
			assertThat(screen.event("Renamed")).isVisible();
			assertThat(page.locator("#tray .count")).hasText("1");
			assertItem(other, 2, "2025-10-15", null, null, null);
			// The viewer has lost the right to change the item.
			this.client.patch("/api/work-items/" + id, Map.of("assigneeIds", List.of(this.bob.id().toString())));
		}
		try (Screen screen = screen(BERLIN)) {
			open(screen.signIn(this.bob), "month", "2025-10-01");
			Page page = screen.page();
			assertThat(page.locator("#tray .count")).hasText("1");
			page.route("**/api/work-items/" + id, (route) -> {
				this.client.patch("/api/work-items/" + id, Map.of("assigneeIds", List.of()));
				route.resume();
			}, new Page.RouteOptions().setTimes(1));
			Screen.drag(page, page.locator(".tray-item").first(), day(page, "2025-10-22"));
			assertThat(page.locator(".toast-error")).containsText("Handbook");
			assertThat(screen.event("Handbook")).hasCount(0);
			assertThat(page.locator("#tray")).isHidden();
		}
	}

	@Test
	void movingParentOffersToMoveChildren() {
		String project = this.client
			.create(Map.of("type", "project", "title", "Website", "startDate", "2025-10-06", "dueDate", "2025-10-09"));
		String task = create("Draft", Map.of("startDate", "2025-10-07", "parentId", project));
		String subtask = this.client
			.create(Map.of("type", "subtask", "title", "Sketch", "dueDate", "2025-10-08", "parentId", task));
		try (Screen screen = month(BERLIN, "2025-10-01")) {
			Page page = screen.page();
			Locator bar = page.locator("#family");
			saved(page, () -> Screen.drag(page, screen.event("Website").first(), day(page, "2025-10-07"), 20));
			assertThat(bar).containsText("Moved “Website” 1 day later. Move its 2 scheduled child items too?");
			assertThat(page.locator("#calendar .wi-preview")).hasCount(2);
			page.keyboard().press("Escape");
			assertThat(bar).isHidden();
			assertThat(page.locator("#calendar .wi-preview")).hasCount(0);
			assertItem(task, 1, "2025-10-07", null, null, null);

			page.locator("[data-event-link='work-item-" + project + "']").first().focus();
			page.keyboard().press("Alt+ArrowRight");
			page.keyboard().press("Alt+ArrowRight");
			assertThat(bar).containsText("Moved “Website” 2 days later.");
			Response moved = page.waitForResponse((response) -> response.request().method().equals("POST"),
					() -> bar.getByText("Move too").dblclick());
			assertThat(moved.status()).isEqualTo(200);
			assertThat(page.getByText("Moved “Website” and 2 more items.")).isVisible();
			assertThat(screen.dialog()).hasCount(0);
			assertThat(page.locator("#calendar .wi-preview")).hasCount(0);
			assertThat(link(page, task)).hasAttribute("aria-label", Pattern.compile(".*9 October 2025"));
			assertItem(task, 2, "2025-10-09", null, null, null);
			assertItem(subtask, 2, null, "2025-10-10", null, null);
			// The version on screen is the one after the move, so there is no conflict.
			saved(page, () -> Screen.drag(page, screen.event("Draft"), day(page, "2025-10-10")));
			assertItem(task, 3, "2025-10-10", null, null, null);
		}
	}

	@Test
	void changesOfOneEventAreQueuedAndOutdatedFeedsIgnored() {
		String id = create("Report", Map.of("startDate", "2025-10-14"));
		List<Route> pendingRoutes = new CopyOnWriteArrayList<>();
		List<Integer> statuses = new CopyOnWriteArrayList<>();
		try (Screen screen = month(BERLIN, "2025-10-01")) {
			Page page = screen.page();
			page.onResponse((response) -> {
				if (isPatch(response)) {
					statuses.add(response.status());
				}
			});
			page.route("**/api/work-items/" + id, (route) -> {
				if (route.request().method().equals("PATCH") && pendingRoutes.isEmpty()) {
					pendingRoutes.add(route);
				}
				else {
					route.resume();
				}
			});
			Screen.drag(page, screen.event("Report"), day(page, "2025-10-15"));
			page.waitForCondition(() -> !pendingRoutes.isEmpty());
			create("News", Map.of("startDate", "2025-10-20"));
			page.evaluate("() => document.body.dispatchEvent(new CustomEvent('refreshCalendar'))");
			page.locator("[data-event-link='work-item-" + id + "']").focus();
			Screen.drag(page, screen.event("Report"), day(page, "2025-10-17"));
			assertThat(link(page, id)).hasAttribute("aria-label", Pattern.compile(".*17 October 2025"));
			pendingRoutes.get(0).resume();
			assertThat(screen.event("News")).isVisible();
			assertThat(link(page, id)).hasAttribute("aria-label", Pattern.compile(".*17 October 2025"));
			assertThat(statuses).containsExactly(200, 200);
			assertItem(id, 3, "2025-10-17", null, null, null);

			pendingRoutes.clear();
			page.route("**/calendar/work-items/feed*", (route) -> {
				if (pendingRoutes.isEmpty()) {
					pendingRoutes.add(route);
				}
				else {
					route.resume();
				}
			});
			page.evaluate("() => document.body.dispatchEvent(new CustomEvent('refreshCalendar'))");
			page.waitForCondition(() -> !pendingRoutes.isEmpty());
			this.client.delete("/api/work-items/" + id);
			page.evaluate("() => document.body.dispatchEvent(new CustomEvent('refreshCalendar'))");
			assertThat(screen.event("Report")).hasCount(0);
			pendingRoutes.get(0).fulfill(new Route.FulfillOptions().setContentType("application/json").setBody("[]"));
			assertThat(screen.event("News")).isVisible();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "America/Los_Angeles", "Asia/Tokyo" })
	void timesKeepItemsZoneAcrossClockChange(String zone) {
		this.ann = this.office.person("Ann Ames", ZoneId.of(zone));
		this.client = this.office.signIn(this.ann);
		String id = create("Call",
				Map.of("startDate", "2026-03-27", "startTime", "09:00:00", "endTime", "10:30:00", "timeZone", BERLIN));
		String night = create("Night", Map.of("startDate", "2025-12-30", "dueDate", "2026-01-03"));
		try (Screen screen = month(zone, "2026-03-01")) {
			Page page = screen.page();
			saved(page, () -> Screen.drag(page, screen.event("Call"), day(page, "2026-03-31")));
			assertItem(id, 2, "2026-03-31", null, "09:00:00", "10:30:00");
			page.locator("[data-event-link='work-item-" + id + "']").focus();
			saved(page, () -> page.keyboard().press("Alt+ArrowLeft"));
			assertItem(id, 3, "2026-03-30", null, "09:00:00", "10:30:00");

			open(screen, "year", "2025-12-01");
			saved(page, () -> Screen.drag(page, screen.event("Night").first(), day(page, "2025-12-31"), 12));
			assertItem(night, 2, "2025-12-31", "2026-01-04", null, null);
			open(screen, "list", "2026-01-01");
			assertThat(link(page, night)).hasAttribute("aria-label",
					Pattern.compile(".*31 December 2025 – 4 January 2026"));
			open(screen, "month", "2026-01-01");
			assertThat(link(page, night)).hasAttribute("aria-label",
					Pattern.compile(".*31 December 2025 – 4 January 2026"));
		}
	}

	@Test
	void draggingAcrossDaylightSavingTimeKeepsTimeOfDay() {
		String id = create("Night shift",
				Map.of("startDate", "2026-03-27", "startTime", "01:30:00", "endTime", "03:30:00", "timeZone", BERLIN));
		String allDay = create("Fair", Map.of("startDate", "2026-03-25"));
		try (Screen screen = screen(BERLIN)) {
			open(screen.signIn(this.ann), "week", "2026-03-27");
			Page page = screen.page();
			page.locator("[data-event-link='work-item-" + id + "']").focus();
			page.keyboard().press("Alt+ArrowRight");
			saved(page, () -> page.keyboard().press("Alt+ArrowRight"));
			assertItem(id, 2, "2026-03-29", null, "01:30:00", "03:30:00");
			saved(page, () -> page.keyboard().press("Alt+Shift+ArrowDown"));
			assertItem(id, 3, "2026-03-29", null, "01:30:00", "04:00:00");

			saved(page,
					() -> Screen.drag(page, screen.event("Fair"), hour(page, "09:00:00"), column(page, "2026-03-26")));
			assertItem(allDay, 2, "2026-03-26", null, "09:00:00", "10:00:00");
			Locator allDayCell = page.locator(".fc-daygrid-day[data-date='2026-03-27']");
			saved(page, () -> Screen.drag(page, screen.event("Fair"), allDayCell));
			assertItem(allDay, 3, "2026-03-27", null, null, null);
			saved(page, () -> page.keyboard().press("Control+z"), "POST");
			assertItem(allDay, 4, "2026-03-26", null, "09:00:00", "10:00:00");
		}
	}

	@Test
	void itemOfRepeatedHourKeepsLength() {
		String id = create("Backup",
				Map.of("startDate", "2025-10-26", "startTime", "00:30:00", "endTime", "01:00:00", "timeZone", "UTC"));
		try (Screen screen = month(BERLIN, "2025-10-01")) {
			Page page = screen.page();
			saved(page, () -> Screen.drag(page, screen.event("Backup"), day(page, "2025-10-28")));
			assertItem(id, 2, "2025-10-28", null, "01:30:00", "02:00:00");
			assertThat(link(page, id)).hasAttribute("aria-label", Pattern.compile(".*28 October 2025, 02:30.03:00.*"));
		}
	}

	@Test
	@Tag("firefox")
	void selectionCreatesItemAndResizeChangesEnd() {
		String id = create("Report", Map.of("startDate", "2025-10-14"));
		try (Screen screen = month("Asia/Tokyo", "2025-10-01")) {
			Page page = screen.page();
			screen.event("Report").hover();
			saved(page, () -> Screen.drag(page, screen.event("Report").locator(".fc-event-resizer-end"),
					day(page, "2025-10-16")));
			assertItem(id, 2, "2025-10-14", "2025-10-16", null, null);
			Screen.drag(page, day(page, "2025-10-21"), day(page, "2025-10-23"));
			assertThat(screen.dialog().locator("#startDate")).hasValue("2025-10-21");
			assertThat(screen.dialog().locator("#dueDate")).hasValue("2025-10-23");
		}
	}

	private String create(String title, Map<String, ?> members) {
		Map<String, Object> item = new LinkedHashMap<>(members);
		item.put("type", "task");
		item.put("title", title);
		return this.client.create(item);
	}

	private JsonNode item(String id) {
		return this.client.get("/api/work-items/" + id).json();
	}

	private void assertItem(String id, int version, String start, String due, String from, String to) {
		await().atMost(Duration.ofSeconds(60)).until(() -> item(id).get("version").intValue() >= version);
		JsonNode item = item(id);
		assertThat(item.get("version").intValue()).isEqualTo(version);
		assertThat(text(item.get("startDate"))).isEqualTo(start);
		assertThat(text(item.get("dueDate"))).isEqualTo(due);
		assertThat(text(item.get("startTime"))).isEqualTo(from);
		assertThat(text(item.get("endTime"))).isEqualTo(to);
	}

	private static String text(JsonNode node) {
		return node.isNull() ? null : node.stringValue();
	}

	private Screen month(String zone, String date) {
		return open(screen(zone).signIn(this.ann), "month", date);
	}

	private static Screen open(Screen screen, String view, String date) {
		screen.page()
			.waitForResponse((response) -> response.url().contains("/api/work-items?"),
					() -> screen.open("/calendar?view=" + view + "&date=" + date));
		return screen;
	}

	private Screen screen(String zone) {
		return new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB").setTimezoneId(zone).setViewportSize(1280, 900));
	}

	private static Locator link(Page page, String id) {
		return page.locator("[data-event-link='work-item-" + id + "']").first();
	}

	private static Locator day(Page page, String date) {
		return page.locator("#calendar td[data-date='" + date + "']").first();
	}

	private static Locator hour(Page page, String time) {
		Locator slot = page.locator(".fc-timegrid-slot-lane[data-time='" + time + "']");
		slot.scrollIntoViewIfNeeded();
		return slot;
	}

	private static double column(Page page, String date) {
		BoundingBox column = page.locator(".fc-timegrid-col[data-date='" + date + "']").boundingBox();
		BoundingBox slots = hour(page, "09:00:00").boundingBox();
		return column.x + column.width / 2 - slots.x;
	}

	private static boolean isPatch(Response response) {
		return response.request().method().equals("PATCH");
	}

	private static void saved(Page page, Runnable work) {
		saved(page, work, "PATCH");
	}

	private static void saved(Page page, Runnable work, String method) {
		Response answer = page.waitForResponse((response) -> response.request().method().equals(method), work);
		assertThat(answer.status()).isEqualTo(200);
	}

}
