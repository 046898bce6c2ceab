package dev.kalends.browser;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dev.kalends.account.People;
import dev.kalends.account.PersonDraft;
import dev.kalends.account.Viewer;
import dev.kalends.support.Browsers;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.Screen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * One time zone per person: the chosen one or that of the device, everywhere on the page
 * and on the server.
 */
@Tag("browser")
@KalendsTest
class ZoneBrowserTests {

	private static final ZoneId MANILA = ZoneId.of("Asia/Manila");

	private static final String ZURICH = "Europe/Zurich";

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@Autowired
	private Office office;

	@Autowired
	private People people;

	@Test
	void tenOClockIsTheSameInstantEverywhere() {
		Viewer person = this.office.person("Maria Reyes", MANILA);
		Client client = this.office.signIn(person);
		String dragged = client.create(Map.of("type", "task", "title", "By drag", "startDate", "2025-10-15",
				"startTime", "08:00", "endTime", "09:00"));
		try (Screen screen = screen(ZURICH).signIn(person)) {
			Page page = screen.page();
			createByKey(screen);
			createByClick(screen);
			createBySelection(screen);
			createByForm(screen);
			createByCsv(client);
			openWeek(screen, "By drag");
			moveDown(page, page.locator("[data-event-link='work-item-" + dragged + "']"), "10:00:00");
			assertThat(page.locator(".toast-k").getByText("15 October 2025, 10:00")).isVisible();
			assertDialog(screen, client, dragged);

			openWeek(screen, "By");
			for (String way : List.of("By key", "By click", "By selection", "By form", "By CSV", "By drag")) {
				assertThat(screen.event(way)).hasAttribute("aria-label",
						Pattern.compile("^10:00.*15 October 2025, 10:00.11:00.*"));
			}
			page.locator("[data-view='list']").click();
			assertThat(page.locator(".fc-list-event-time")).hasCount(6);
			assertThat(page.locator(".fc-list-event-time").filter(new Locator.FilterOptions().setHasText("10:00")))
				.hasCount(6);
			page.locator("[data-view='people']").click();
			assertThat(page.locator("td[data-date='2025-10-15'] .planner-bar .event-time")
				.filter(new Locator.FilterOptions().setHasText("10:00"))).hasCount(6);
		}
		JsonNode feed = client.feed("2025-10-01", "2025-11-01", "&timeZone=UTC").json();
		assertThat(feed).hasSize(6)
			.allSatisfy((event) -> assertThat(event.get("start").stringValue()).isEqualTo("2025-10-15T02:00:00Z"))
			.allSatisfy((event) -> assertThat(event.get("end").stringValue()).isEqualTo("2025-10-15T03:00:00Z"));
	}

	@Test
	void lineOffersZoneOfDevice() {
		Viewer person = this.office.person("Maria Reyes", MANILA);
		try (Screen screen = screen(ZURICH).signIn(person).october()) {
			Page page = screen.page();
			assertThat(page.locator("html")).hasAttribute("data-time-zone", "Asia/Manila");
			assertThat(page.locator("#zone-offer span")).hasText("Your device is in Zurich. Use its time zone?");
			page.getByText("Keep Manila").click();
			screen.open("/work-items");
			assertThat(page.locator("#work-item-list")).isVisible();
			assertThat(page.locator("#zone-offer")).hasCount(0);
			page.evaluate("() => localStorage.clear()");
			screen.open("/work-items");
			page.getByText("Switch to Zurich").click();
			assertThat(page.locator("html")).hasAttribute("data-time-zone", ZURICH);
			assertThat(page.locator("#zone-offer")).hasCount(0);
		}
		JsonNode me = this.office.signIn(person).get("/api/me").json();
		assertThat(me.get("timeZone").isNull()).isTrue();
		assertThat(me.get("effectiveTimeZone").stringValue()).isEqualTo(ZURICH);
	}

	@Test
	void automaticZoneIsThatOfTheDevice() {
		Viewer person = this.people
			.create(this.office.admin(), PersonDraft.of("traveller", "Tara Traveller", Office.PASSWORD))
			.asViewer();
		try (Screen screen = screen("America/New_York")) {
			Page page = screen.page();
			page.clock().setFixedTime("2025-10-15T02:00:00Z");
			screen.signInByForm(person);
			assertThat(page.locator("html")).hasAttribute("data-time-zone", "America/New_York");
			assertThat(page.locator(".fc-day-today").first()).hasAttribute("data-date", "2025-10-14");
		}
		// A session that was started elsewhere: the first page tells the zone and is
		// loaded again.
		try (Screen screen = screen("Asia/Tokyo").signIn(person)) {
			screen.open("/work-items");
			assertThat(screen.page().locator("html")).hasAttribute("data-time-zone", "Asia/Tokyo");
		}
		JsonNode me = this.office.signIn(person).get("/api/me").json();
		assertThat(me.get("effectiveTimeZone").stringValue()).isEqualTo("Asia/Tokyo");
	}

	@Test
	void openPageFollowsMidnight() {
		Viewer person = this.office.person("Maria Reyes", MANILA);
		try (Screen screen = screen(ZURICH).signIn(person)) {
			Page page = screen.page();
			page.clock().install(new Clock.InstallOptions().setTime("2025-10-15T15:59:00Z"));
			screen.open("/calendar?view=people&date=2025-10-15");
			assertToday(page, "2025-10-15");
			page.clock().fastForward("02:00");
			assertToday(page, "2025-10-16");
			page.locator("[data-view='month']").click();
			assertThat(page.locator(".fc-day-today")).hasAttribute("data-date", "2025-10-16");
			page.clock().fastForward("24:00:00");
			assertThat(page.locator(".fc-day-today")).hasAttribute("data-date", "2025-10-17");
			assertThat(page.locator(".new-item")).hasAttribute("href", Pattern.compile(".*start=2025-10-17.*"));
		}
	}

	private static void assertToday(Page page, String day) {
		assertThat(page.locator(".planner th[aria-current='date']")).hasAttribute("data-date", day);
		assertThat(page.locator(".planner td.today").first()).hasAttribute("data-date", day);
		assertThat(page.locator(".month-picker [aria-current='date']")).hasAttribute("data-day", day);
		assertThat(page.locator(".new-item")).hasAttribute("href", Pattern.compile(".*start=" + day + ".*"));
	}

	@Test
	void weekAndClockOfProfileHoldInEveryView() {
		Viewer person = this.office.person("Maria Reyes", MANILA);
		Client client = this.office.signIn(person);
		client.create(Map.of("type", "task", "title", "Review", "startDate", "2025-10-15", "startTime", "14:30",
				"endTime", "15:00"));
		try (Screen screen = screen(ZURICH).signIn(person)) {
			Page page = screen.page();
			screen.open("/profile");
			page.locator("#firstDay").selectOption("sunday");
			page.locator("#clock").selectOption("12");
			page.locator("#weekNumbers").check();
			page.getByText("Save").click();
			assertThat(page.locator("#clock")).hasValue("12");

			screen.open("/calendar?view=month&date=2025-10-15");
			assertThat(screen.event("Review")).hasAttribute("aria-label", Pattern.compile("^2:30 PM.*2:30.+3:00 PM.*"));
			assertThat(page.locator(".fc-col-header-cell").first()).hasClass(Pattern.compile(".*fc-day-sun.*"));
			assertThat(page.locator(".fc-daygrid-week-number").first()).containsText("40");
			assertThat(page.locator(".month-picker .week-number").first()).hasText("40");
			for (String view : List.of("week", "people")) {
				page.locator("[data-view='" + view + "']").click();
				assertThat(page.locator("#period")).containsText("week");
				assertThat(page.locator("[data-date='2025-10-12']").first()).isVisible();
				assertThat(page.locator(".event-time")).hasText(Pattern.compile("^2:30.*PM$"));
			}
			page.locator("[data-view='list']").click();
			assertThat(page.locator(".fc-list-event-time")).hasText(Pattern.compile("2:30.*3:00 PM"));
		}
	}

	private static void createByKey(Screen screen) {
		openWeek(screen, "nothing");
		screen.page().keyboard().press("c");
		Locator dialog = screen.dialog();
		dialog.locator("#startDate").fill("2025-10-15");
		dialog.locator("#dueDate").fill("2025-10-15");
		dialog.locator("#startTime").fill("10:00");
		dialog.locator("#endTime").fill("11:00");
		save(screen, "By key");
	}

	private static void createByClick(Screen screen) {
		openWeek(screen, "nothing");
		BoundingBox slot = slot(screen.page(), "10:00:00");
		screen.page().mouse().click(slot.x, slot.y + slot.height / 2);
		assertThat(screen.dialog().locator("#startTime")).hasValue("10:00");
		save(screen, "By click");
	}

	private static void createBySelection(Screen screen) {
		openWeek(screen, "nothing");
		Page page = screen.page();
		BoundingBox from = slot(page, "10:00:00");
		BoundingBox to = slot(page, "10:30:00");
		page.mouse().move(from.x, from.y + from.height / 2);
		page.mouse().down();
		page.mouse().move(to.x, to.y + to.height / 2);
		page.mouse().up();
		assertThat(screen.dialog().locator("#startTime")).hasValue("10:00");
		assertThat(screen.dialog().locator("#endTime")).hasValue("11:00");
		save(screen, "By selection");
	}

	private static void createByForm(Screen screen) {
		Page page = screen.page();
		screen.open("/work-items/new");
		assertThat(page.locator("#timeZone")).hasValue("Asia/Manila");
		page.locator("#title").fill("By form");
		page.locator("#startDate").fill("2025-10-15");
		page.locator("#startTime").fill("10:00");
		page.locator("#endTime").fill("11:00");
		page.locator("main [data-submit]").click();
		assertThat(page.locator("h1")).containsText("By form");
		assertThat(page.locator("main")).containsText("10:00");
	}

	private static void createByCsv(Client client) {
		assertThat(client
			.send("POST", "/api/work-items/import",
					"type,title,start_date,start_time,end_time\ntask,By CSV,2025-10-15,10:00,11:00\n", "Content-Type",
					"text/csv")
			.status()).isEqualTo(200);
	}

	/**
	 * Details, history and notes of the item that was dragged.
	 */
	private static void assertDialog(Screen screen, Client client, String id) {
		Locator dialog = screen.dialog();
		screen.page().locator("[data-event-link='work-item-" + id + "']").click();
		assertThat(dialog).containsText("10:00 – 11:00 (Asia/Manila)");
		dialog.locator("#note-text").fill("Seen");
		dialog.locator("#notes .note-form button").click();
		assertThat(dialog.locator("#notes")).containsText("Seen");
		JsonNode note = client.get("/api/work-items/" + id + "/notes").json().get(0);
		assertThat(dialog.locator("#notes")).containsText(inManila(note.get("createdAt").stringValue()));
		dialog.locator("details.history summary").click();
		assertThat(dialog.locator("details.history")).containsText("08:00");
		assertThat(dialog.locator("details.history")).containsText("10:00");
		String changedAt = client.get("/api/work-items/" + id).json().get("updatedAt").stringValue();
		assertThat(dialog.locator("details.history")).containsText(inManila(changedAt));
		screen.page().keyboard().press("Escape");
	}

	private static String inManila(String instant) {
		return DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK)
			.format(Instant.parse(instant).atZone(MANILA));
	}

	private static void save(Screen screen, String title) {
		screen.dialog().locator("#title").fill(title);
		screen.dialog().locator("[data-submit]").click();
		assertThat(screen.dialog()).hasCount(0);
	}

	private static void openWeek(Screen screen, String words) {
		screen.page()
			.waitForResponse((response) -> response.url().contains("/calendar/work-items/feed"),
					() -> screen.open("/calendar?view=week&date=2025-10-15&q=" + words));
	}

	/**
	 * Returns a half-hour slot of 15 October; x is inside of the column.
	 */
	private static BoundingBox slot(Page page, String time) {
		BoundingBox column = page.locator(".fc-timegrid-col[data-date='2025-10-15']").boundingBox();
		BoundingBox slot = page.locator(".fc-timegrid-slot-lane[data-time='" + time + "']").boundingBox();
		slot.x = column.x + column.width / 2;
		return slot;
	}

	private static void moveDown(Page page, Locator event, String time) {
		BoundingBox from = Screen.pointAt(event, 20);
		BoundingBox start = slot(page, "08:00:00");
		BoundingBox to = slot(page, time);
		page.waitForResponse((response) -> response.request().method().equals("PATCH"), () -> {
			page.mouse().down();
			page.mouse().move(from.x + 28, from.y + from.height / 2 + 8);
			page.mouse().move(from.x + 28, from.y + from.height / 2 + to.y - start.y);
			page.mouse().up();
		});
	}

	private Screen screen(String zone) {
		return new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB").setTimezoneId(zone).setViewportSize(1280, 900));
	}

}
