package dev.kalends.browser;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ForcedColors;
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
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The calendar page with the keyboard and a screen reader.
 */
@Tag("browser")
@KalendsTest
class CalendarKeyboardBrowserTests {

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@Autowired
	private Office office;

	private Viewer ann;

	private Client client;

	@BeforeEach
	void signIn() {
		this.ann = this.office.person("Ann Ames");
		this.client = this.office.signIn(this.ann);
	}

	@Test
	void dayInHandStaysWhenTheViewChanges() {
		create("Before", "2025-11-03", "2025-11-04");
		create("After", "2025-11-18", "2025-11-18");
		try (Screen screen = screen("/calendar?view=month&date=2025-11-01")) {
			Page page = screen.page();
			Locator focused = page.locator(":focus");
			assertThat(screen.event("After")).isVisible();
			page.locator("td[data-date='2025-11-16']").focus();
			page.keyboard().press("l");
			assertThat(focused).hasAttribute("aria-label", Pattern.compile("After.*"));
			page.keyboard().press("y");
			assertThat(page).hasURL(Pattern.compile(".*view=year.*"));
			assertThat(focused).hasAttribute("data-date", "2025-11-16");
			page.keyboard().press("p");
			assertThat(page.locator(".planner td[data-date='2025-11-16']:focus")).hasCount(1);
			page.keyboard().press("w");
			assertThat(page.locator(".fc-timegrid-col[data-date='2025-11-16']:focus")).hasCount(1);
		}
	}

	@Test
	void clearingFiltersMovesFocusToTheFilters() {
		try (Screen screen = screen("/calendar?view=month&date=2025-11-01&status=blocked")) {
			screen.page().locator("#clear-filters").press("Enter");
			assertThat(screen.page().locator("#clear-filters")).isHidden();
			assertThat(screen.page().locator("#filter-words")).isFocused();
		}
	}

	@Test
	void plannerIsAGridWithOneTabStop() {
		create("Write", "2025-11-11", "2025-11-13");
		try (Screen screen = screen("/calendar?view=people&date=2025-11-10")) {
			Page page = screen.page();
			Locator focused = page.locator(":focus");
			assertThat(page.locator(".planner [role='grid'], .planner[role='grid']")).hasCount(1);
			assertThat(page.locator(".planner-bar")).hasCount(1);
			assertThat(page.locator(
					".planner [tabindex='0'], .planner a:not([tabindex]), .planner-scroller button:not([tabindex])"))
				.hasCount(1);
			page.locator(".planner tr[data-row]").first().locator("td[data-date='2025-11-12']").focus();
			assertThat(focused).hasAttribute("aria-label",
					"Ann Ames (you), Wednesday, 12 November 2025, nothing planned");
			page.keyboard().press("ArrowDown");
			assertThat(focused).hasAttribute("aria-label", "Unassigned, Wednesday, 12 November 2025, 1 event");
			assertThat(focused).hasAttribute("aria-description", "Continues: Write");
			page.keyboard().press("ArrowDown");
			assertThat(focused).hasAttribute("aria-label", Pattern.compile("Write, .*"));
			page.keyboard().press("ArrowRight");
			assertThat(focused).hasAttribute("data-date", "2025-11-14");
			page.keyboard().press("End");
			assertThat(focused).hasAttribute("data-date", "2025-11-23");
			page.keyboard().press("ArrowRight");
			assertThat(page.locator("h1")).hasText("24 November – 7 December 2025");
			assertThat(focused).hasAttribute("data-date", "2025-11-24");
			page.keyboard().press("Enter");
			assertThat(screen.dialog().locator("#startDate")).hasValue("2025-11-24");
			page.keyboard().press("Escape");
			assertThat(focused).hasAttribute("data-date", "2025-11-24");
			page.keyboard().press("ArrowLeft");
			assertThat(focused).hasAttribute("href", Pattern.compile(".*start=2025-11-24.*"));
			page.keyboard().press("ArrowLeft");
			assertThat(focused).hasAttribute("data-date", "2025-11-23");
			page.keyboard().press("c");
			assertThat(screen.dialog().locator("#startDate")).hasValue("2025-11-23");
		}
	}

	@Test
	void trayItemIsPlannedOnAChosenDayWithTheKeyboard() {
		String id = this.client.create(Map.of("type", "task", "title", "Handbook"));
		try (Screen screen = screen("/calendar?view=people&date=2025-11-10")) {
			Page page = screen.page();
			page.getByLabel("Plan “Handbook” on a day of your choice").press("Enter");
			assertThat(page.locator("#plan-on-day")).isFocused();
			Accessibility.check(screen);
			page.locator("#plan-on-day").fill("2025-11-12");
			assertThat(page.locator("#plan-on-person option:checked")).hasText("Ann Ames (you)");
			page.locator("#plan-on-day").press("Enter");
			assertThat(page.locator(".toast-k")).containsText("Planned “Handbook” for 12 November 2025");
			assertThat(page.locator(".planner tr[data-row]").first().locator(".planner-bar")).containsText("Handbook");
			assertThat(this.client.get("/api/work-items/" + id).json().get("startDate").stringValue())
				.isEqualTo("2025-11-12");
		}
	}

	@Test
	@Tag("firefox")
	void toastStaysWhileFocusedAndReturnsTheFocus() {
		create("Write", "2025-11-12", "2025-11-12");
		try (Screen screen = screen("/calendar?view=month&date=2025-11-01")) {
			Page page = screen.page();
			page.clock().install();
			screen.event("Write").focus();
			page.keyboard().press("Delete");
			Locator toast = page.locator(".toast-k");
			assertThat(toast).containsText("Deleted “Write”.");
			assertThat(toast.locator("kbd")).hasText("Ctrl Z");
			Locator day = page.locator("td[data-date='2025-11-12']");
			assertThat(day).isFocused();
			page.keyboard().press("F8");
			Locator undo = toast.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Undo"));
			assertThat(undo).isFocused();
			toast.hover();
			page.mouse().move(640, 5);
			page.clock().fastForward(60_000);
			assertThat(undo).isFocused();
			page.keyboard().press("Enter");
			assertThat(screen.event("Write")).isVisible();
			assertThat(day).isFocused();
			assertThat(toast).containsText("Write");
			page.clock().fastForward(60_000);
			assertThat(toast).hasCount(0);
			for (int i = 1; i <= 5; i++) {
				page.evaluate("(message) => document.body.dispatchEvent(new CustomEvent('showToast', "
						+ "{ bubbles: true, detail: { message } }))", "Message " + i);
			}
			Locator shown = page.locator(".toast-k:visible p");
			assertThat(shown).hasText(new String[] { "Message 3", "Message 4", "Message 5" });
			page.keyboard().press("F8");
			page.keyboard().press("Escape");
			assertThat(shown).hasText(new String[] { "Message 2", "Message 3", "Message 4" });
			page.keyboard().press("?");
			assertThat(screen.dialog()).containsText("Go to the last message");
		}
	}

	@Test
	void filtersAndChangesOfOthersAreAnnounced() {
		Viewer bob = this.office.person("Bob Brandt");
		Client bobClient = this.office.signIn(bob);
		String team = this.client.post("/api/teams", Map.of("name", "Studio")).json().get("id").stringValue();
		this.client.put("/api/teams/" + team + "/members/" + bob.id(), Map.of("role", "editor"));
		bobClient.post("/api/teams/" + team + "/accept", null);
		String id = this.client
			.create(Map.of("type", "task", "title", "Write", "teamId", team, "startDate", "2025-11-12"));
		create("Read", "2025-11-13", "2025-11-13");
		try (Screen screen = screen("/calendar?view=month&date=2025-11-01")) {
			Page page = screen.page();
			Locator said = page.locator("#said");
			page.locator("#filter-words").fill("rea");
			assertThat(said).hasText("1 event");
			page.locator("#filter-words").fill("nothing of this");
			assertThat(said).hasText("No items match the filters.");
			page.locator("#filter-words").fill("");
			assertThat(said).hasText("2 events");
			screen.event("Write").focus();
			bobClient.patch("/api/work-items/" + id, Map.of("title", "Rewrite"));
			assertThat(said).hasText("“Write”: Bob Brandt changed it; Title: Write to Rewrite");
			page.keyboard().press("Enter");
			assertThat(screen.dialog().locator(".item-foot")).isVisible();
			bobClient.patch("/api/work-items/" + id, Map.of("priority", "high"));
			assertThat(screen.dialog().locator(".toast-k")).containsText("Bob Brandt changed it");
			page.keyboard().press("Escape");
			assertThat(screen.event("Rewrite")).isFocused();
			bobClient.delete("/api/work-items/" + id);
			assertThat(said).hasText("Bob Brandt deleted “Rewrite”.");
		}
	}

	@Test
	void skipLinkAndKeyLeadIntoTheCalendar() {
		create("Write", "2025-11-12", "2025-11-12");
		try (Screen screen = screen("/calendar?view=month&date=2025-11-01")) {
			Page page = screen.page();
			assertThat(screen.event("Write")).isVisible();
			page.keyboard().press("Tab");
			assertThat(page.locator(":focus")).hasText("Skip to calendar");
			page.keyboard().press("Enter");
			assertThat(screen.event("Write")).isFocused();
			page.locator("#show-completed").focus();
			page.keyboard().press("g");
			assertThat(screen.event("Write")).isFocused();
			screen.open("/calendar?view=people&date=2025-11-10");
			page.locator(".planner-bar").waitFor();
			page.keyboard().press("g");
			assertThat(page.locator(".planner td[data-date='2025-11-10']:focus")).hasCount(1);
		}
	}

	@Test
	void targetsTypesAndMoreLinksAreDistinguishable() {
		for (int i = 0; i < 12; i++) {
			create("Step " + i, "2025-11-12", "2025-11-12");
		}
		for (String type : List.of("project", "activity", "task")) {
			this.client.create(Map.of("type", type, "title", "A " + type, "startDate", "2025-11-18"));
		}
		this.client.create(Map.of("type", "task", "title", "Short", "startDate", "2025-11-18", "startTime", "09:00",
				"endTime", "09:15"));
		try (Screen screen = screen("/calendar?view=month&date=2025-11-01")) {
			Page page = screen.page();
			Locator more = page.locator("td[data-date='2025-11-12'] .fc-more-link");
			assertThat(more).hasAttribute("aria-label", Pattern.compile("\\+\\d+ more, Wednesday, 12 November 2025"));
			BoundingBox first = screen.event("Step 0").boundingBox();
			assertThat(screen.event("Step 1").boundingBox().y - first.y).isGreaterThanOrEqualTo(23.9);
			assertThat(shapes(page)).hasSize(3).doesNotHaveDuplicates();
			more.press("Enter");
			Locator popover = page.locator(".fc-popover");
			assertThat(popover).hasAttribute("aria-label", "Wednesday, 12 November 2025");
			assertThat(popover).hasAttribute("role", "dialog");
			Accessibility.check(screen);
			screen.open("/calendar?view=week&date=2025-11-18");
			assertThat(screen.event("Short")).isVisible();
			assertThat(screen.event("Short").boundingBox().height).isGreaterThanOrEqualTo(23);
			assertThat(screen.event("Short").locator(".event-title")).isVisible();
			assertThat(shapes(page)).hasSize(3).doesNotHaveDuplicates();
			screen.open("/calendar?view=list&date=2025-11-18");
			assertThat(screen.event("A project")).isVisible();
			assertThat(page.locator(".wi-project .fc-list-event-dot")).not().hasCSS("background-image", "none");
		}
	}

	/**
	 * Returns how the bars at the start of a project, an activity and a task look.
	 */
	private static List<?> shapes(Page page) {
		return (List<?>) page.evaluate(
				"""
						() => ['project', 'activity', 'task'].map((type) => {
						  const element = [...document.querySelectorAll('.fc-event')].find((one) => one.textContent.includes('A ' + type));
						  const { boxShadow, backgroundImage } = getComputedStyle(element);
						  return JSON.stringify([boxShadow.replace(/(rgb|color)\\([^)]*\\)/g, 'color'), backgroundImage !== 'none']);
						})""");
	}

	@Test
	void forcedColorsMarkWhatIsCurrent() {
		this.client.create(Map.of("type", "project", "title", "Project", "startDate", "2025-11-12"));
		create("Task", "2025-11-13", "2025-11-13");
		try (Screen screen = new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB").setForcedColors(ForcedColors.ACTIVE))
			.signIn(this.ann)
			.open("/calendar?view=month&date=2025-11-01")) {
			Page page = screen.page();
			assertThat(screen.event("Task")).isVisible();
			for (List<String> pair : List.of(List.of("[data-view='month']", "[data-view='week']"),
					List.of(".topbar nav a[aria-current]", ".topbar nav a:not([aria-current])"))) {
				assertThat(background(page, pair.get(0))).isNotEqualTo(background(page, pair.get(1)));
			}
			assertThat(screen.event("Project")).hasCSS("border-left-style", "double");
			assertThat(screen.event("Task")).hasCSS("border-left-style", "solid");
			page.keyboard().press("Control+k");
			Locator options = page.locator(".palette-option");
			options.nth(1).waitFor();
			assertThat(background(page, ".palette-option[aria-selected='true']"))
				.isNotEqualTo(background(page, ".palette-option[aria-selected='false']"));
		}
	}

	private static Object background(Page page, String selector) {
		return page.locator(selector).first().evaluate("(element) => getComputedStyle(element).backgroundColor");
	}

	@Test
	void focusIsNotHiddenBehindStickyParts() {
		for (int day = 1; day <= 28; day++) {
			create("Step " + day, "2025-11-%02d".formatted(day), "2025-11-%02d".formatted(day));
		}
		try (Screen screen = screen("/calendar?view=month&date=2025-11-01")) {
			Page page = screen.page();
			page.setViewportSize(800, 600);
			page.locator("td[data-date='2025-11-27']").focus();
			page.keyboard().press("l");
			assertThat(screen.event("Step 27")).isVisible();
			assertThat(page.locator("[data-event-link]:focus")).isInViewport();
			page.keyboard().press("p");
			Locator focused = page.locator(".planner .planner-bar:focus");
			assertThat(focused).hasAttribute("aria-label", Pattern.compile("Step 27.*"));
			assertThat(focused).isInViewport();
			for (int i = 0; i < 3; i++) {
				page.keyboard().press("ArrowLeft");
			}
			assertThat(focused).hasAttribute("aria-label", Pattern.compile("Step 24.*"));
			BoundingBox names = page.locator(".planner-name").first().boundingBox();
			assertThat(focused.boundingBox().x).isGreaterThanOrEqualTo(names.x + names.width - 1);
		}
	}

	@ParameterizedTest
	@CsvSource({ "320, 256", "640, 400", "844, 390" })
	void lowWindowsShowACalendarOfReadableHeight(int width, int height) {
		for (int i = 0; i < 8; i++) {
			create("Step " + i, "2025-11-12", "2025-11-12");
		}
		try (Screen screen = new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(width, height))
			.signIn(this.ann)) {
			Page page = screen.page();
			for (String view : List.of("month", "week", "day", "list", "year", "people")) {
				screen.open("/calendar?date=2025-11-12&view=" + view);
				assertThat(page.locator(".fc-view, .planner").first()).isVisible();
				assertThat(page.locator(".calendar-frame").boundingBox().height).as(view).isGreaterThan(250);
				assertThat(page.locator("#side-panel")).isHidden();
				assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")).as(view)
					.isEqualTo(true);
				page.locator(".calendar-frame").evaluate("(frame) => frame.scrollIntoView({ block: 'end' })");
				assertThat(page.evaluate("() => getComputedStyle(document.querySelector('.topbar nav')).position"))
					.isEqualTo("static");
			}
			BoundingBox lastView = page.locator("[data-view]").last().boundingBox();
			assertThat(lastView.x + lastView.width).as("right edge of the view buttons").isLessThanOrEqualTo(width);
			screen.open("/calendar?date=2025-11-12&view=month");
			Locator more = page.locator("td[data-date='2025-11-12'] .fc-more-link");
			assertThat(more).isVisible();
			BoundingBox link = more.boundingBox();
			BoundingBox cell = page.locator("td[data-date='2025-11-12']").boundingBox();
			assertThat(link.y + link.height).isLessThanOrEqualTo(cell.y + cell.height + 1);
			screen.open("/calendar?date=2025-11-12&view=week");
			assertThat(page.locator(".fc-timegrid-body").first()).isVisible();
			assertThat(page.locator(".fc-scroller").last().boundingBox().height).isGreaterThan(100);
		}
	}

	@Test
	void movingIsExplainedAndAnnouncedOnce() {
		create("Write", "2025-11-12", "2025-11-12");
		try (Screen screen = screen("/calendar?view=month&date=2025-11-01")) {
			Page page = screen.page();
			Locator link = screen.event("Write");
			assertThat(link).hasAccessibleDescription(Pattern.compile("Use Alt and the arrow keys.*"));
			link.focus();
			page.keyboard().press("Alt+ArrowRight");
			assertThat(page.locator("#calendar-said")).hasText("Moved Write to 13 November 2025");
			assertThat(page.locator(".toast-k")).containsText("Moved “Write” to 13 November 2025");
			assertThat(page.locator(".toast-k")).hasAttribute("aria-live", "off");
			page.locator("#side-panel [data-shortcuts]").press("Enter");
			assertThat(screen.dialog()).containsText("Move it by a day");
			page.keyboard().press("Escape");
			assertThat(page.locator("#side-panel [data-shortcuts]")).isFocused();
			screen.open("/work-items/new");
			assertThat(page.locator("label[for='title']")).hasText("Title (required)");
		}
	}

	@Test
	void everyDayIsNamedBeforeItIsFocused() {
		create("Write", "2025-11-13", "2025-11-17");
		create("Read", "2025-11-15", "2025-11-15");
		try (Screen screen = screen("/calendar?view=month&date=2025-11-01")) {
			Page page = screen.page();
			Locator saturday = page.locator("td[data-date='2025-11-15']");
			assertThat(saturday).hasAttribute("aria-label", "Saturday, 15 November 2025, day off, 2 events");
			assertThat(saturday).hasAttribute("aria-description", "Continues: Write");
			assertThat(page.locator("td[data-date='2025-11-13']")).not()
				.hasAttribute("aria-description", "Continues: Write");
			assertThat(page.locator("table[role='grid']")).hasAttribute("aria-label", "November 2025");
			assertThat(page.locator("td.fc-daygrid-day[data-date]:not([aria-label])")).hasCount(0);
			screen.open("/calendar?view=week&date=2025-11-12");
			assertThat(page.locator(".fc-timegrid-col[data-date='2025-11-15']")).hasAttribute("aria-label",
					"Saturday, 15 November 2025, day off, 2 events");
			assertThat(page.locator(".fc-timegrid-col[data-date]:not([aria-label])")).hasCount(0);
			assertThat(page.locator(".fc-scrollgrid")).hasAttribute("aria-label",
					Pattern.compile("10–16 November 2025.*"));
			Accessibility.check(screen);
		}
	}

	@Test
	void cutOffEventsHaveTheirTitleFirstAndATooltip() {
		String title = "A title that is far too long for any cell of the calendar";
		this.client.create(Map.of("type", "task", "title", title, "startDate", "2025-11-12", "startTime", "09:00",
				"endTime", "09:15", "assigneeIds", List.of(this.ann.id().toString())));
		try (Screen screen = screen("/calendar?view=people&date=2025-11-10")) {
			Page page = screen.page();
			Locator tooltip = page.locator(".event-tooltip");
			Locator bar = page.locator(".planner-bar");
			BoundingBox name = bar.locator(".event-title").boundingBox();
			BoundingBox time = bar.locator(".event-time").boundingBox();
			assertThat(name.x).isLessThan(time.x);
			assertThat(name.width).isGreaterThan(time.width);
			page.keyboard().press("g");
			bar.focus();
			assertThat(tooltip).isVisible();
			assertThat(tooltip).containsText(title);
			assertThat(tooltip).containsText("12 November 2025, 09:00");
			assertThat(tooltip).containsText("Ann Ames");
			assertThat(tooltip).containsText("Not started");
			page.keyboard().press("Escape");
			assertThat(tooltip).isHidden();
			screen.open("/calendar?view=week&date=2025-11-12");
			Locator event = screen.event(title);
			BoundingBox box = event.boundingBox();
			BoundingBox text = event.locator(".event-title").boundingBox();
			assertThat(text.y + text.height).isLessThanOrEqualTo(box.y + box.height + 1);
			event.hover();
			assertThat(tooltip).containsText(title);
		}
	}

	@Test
	void monthHasNeededWeeksAndResizingSaysSo() {
		create("Write", "2025-11-12", "2025-11-12");
		try (Screen screen = screen("/calendar?view=month&date=2025-02-01")) {
			Page page = screen.page();
			assertThat(page.locator("td.fc-daygrid-day[data-date]")).hasCount(35);
			screen.open("/calendar?view=month&date=2025-11-01");
			screen.event("Write").focus();
			page.keyboard().press("Alt+Shift+ArrowRight");
			assertThat(page.locator(".toast-k")).containsText("“Write” now takes place 12–13 November 2025.");
		}
	}

	private String create(String title, String start, String due) {
		return this.client.create(Map.of("type", "task", "title", title, "startDate", start, "dueDate", due));
	}

	private Screen screen(String path) {
		return new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1280, 900))
			.signIn(this.ann)
			.open(path);
	}

}
