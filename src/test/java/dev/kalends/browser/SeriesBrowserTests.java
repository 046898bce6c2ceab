package dev.kalends.browser;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
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

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Items that repeat, in the browser: the choice of a rule, and the question to which
 * occurrences a change applies.
 */
@Tag("browser")
@KalendsTest
class SeriesBrowserTests {

	private static final String QUESTION = ".series-question";

	private static final Pattern FEED = Pattern.compile(".*/calendar/work-items/feed.*");

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
	void pickerWritesARuleThatFollowsTheStart() {
		try (Screen screen = month("en-GB")) {
			Page page = screen.page();
			page.locator(".new-item").click();
			page.locator("#title").fill("Meeting");
			page.locator("#startDate").fill("2025-10-14");
			Locator preset = page.locator("[data-preset]");
			assertThat(preset.locator("option:visible, option:not([hidden])")).hasText(new String[] { "Does not repeat",
					"Every day", "Every weekday (Monday to Friday)", "Every week on Tuesday", "Every month on the 14th",
					"Every month on the second Tuesday", "Every year on 14 October", "Custom…" });
			preset.selectOption("weekly");
			Locator preview = page.locator("[data-recurrence-preview]");
			assertThat(preview).containsText("every week on Tuesday");
			assertThat(preview.locator("li")).hasCount(5);
			assertThat(preview.locator("li").nth(4)).hasText("Tuesday, 11 November 2025");
			page.locator("#startDate").fill("2025-10-15");
			assertThat(preview).containsText("every week on Wednesday");
			preset.selectOption("custom");
			page.locator("[data-interval]").fill("2");
			page.locator("[data-ends]").selectOption("count");
			page.locator("[data-times]").fill("2");
			page.locator("[data-times]").blur();
			assertThat(preview).containsText("every second week on Wednesday, 2 times");
			Accessibility.check(screen, "#dialog-body");
			page.locator("[data-submit]").click();
			assertThat(screen.dialog()).isHidden();
			assertThat(event(page, "2025-10-15")).isVisible();
			assertThat(event(page, "2025-10-29")).isVisible();
			assertThat(screen.event("Meeting")).hasCount(2);
			assertThat(page.locator("#calendar [data-event-link]").first()).hasAttribute("aria-label",
					Pattern.compile(".*repeats.*"));
		}
	}

	@Test
	void ruleMadeElsewhereStaysInItsTextField() {
		String rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;WKST=MO";
		String id = create("2025-10-31", rule);
		try (Screen screen = screen("en-GB", 1280)) {
			Page page = screen.signIn(this.ann).open("/work-items/" + id + "/edit").page();
			assertThat(page.locator("[data-preset]")).hasValue("custom");
			assertThat(page.locator("#recurrenceRule")).isVisible();
			assertThat(page.locator("#recurrenceRule")).hasValue(rule);
			page.locator("#title").fill("Renamed");
			page.locator("[data-submit]").click();
			page.waitForURL("**/work-items/" + id);
			assertThat(this.client.get("/api/work-items/" + id).json().get("recurrenceRule").stringValue())
				.isEqualTo(rule);
		}
	}

	@Test
	void dragAsksToWhichOccurrencesItApplies() {
		String id = create("2025-10-07", "FREQ=WEEKLY;BYDAY=TU");
		try (Screen screen = month("en-GB")) {
			Page page = screen.page();
			Screen.drag(page, event(page, "2025-10-14"), day(page, "2025-10-15"));
			Locator question = page.locator(QUESTION);
			assertThat(question.getByText("This occurrence")).isVisible();
			assertThat(question.locator("[value=this]")).isFocused();
			assertThat(page.locator("#calendar .wi-preview")).hasCount(1);
			Accessibility.check(screen, QUESTION);
			page.keyboard().press("ArrowDown");
			assertThat(question.locator("[value=following]")).isFocused();
			assertThat(page.locator("#calendar .wi-preview")).hasCount(3);
			page.keyboard().press("ArrowDown");
			assertThat(page.locator("#calendar .wi-preview")).hasCount(4);
			page.keyboard().press("Escape");
			assertThat(question).hasCount(0);
			assertThat(page.locator("#calendar .wi-preview")).hasCount(0);
			assertThat(event(page, "2025-10-14")).isVisible();
			assertThat(starts(id)).contains("2025-10-14");

			Screen.drag(page, event(page, "2025-10-14"), day(page, "2025-10-15"));
			saved(page, () -> question.locator("[value=this]").click());
			assertThat(event(page, "2025-10-15")).isVisible();
			assertThat(starts(id)).containsExactly("2025-10-07", "2025-10-15", "2025-10-21", "2025-10-28");
			assertThat(event(page, "2025-10-15").locator(".repeat-changed")).isVisible();
			page.waitForResponse((response) -> response.url().endsWith("/undo"),
					() -> page.locator(".toast-k").getByText("Undo").click());
			assertThat(event(page, "2025-10-14")).isVisible();
			assertThat(starts(id)).containsExactly("2025-10-07", "2025-10-14", "2025-10-21", "2025-10-28");

			Screen.drag(page, event(page, "2025-10-14"), day(page, "2025-10-15"));
			saved(page, () -> question.locator("[value=all]").click());
			assertThat(event(page, "2025-10-22")).isVisible();
			assertThat(event(page, "2025-10-07")).hasCount(0);
			assertThat(starts(id)).containsExactly("2025-10-08", "2025-10-15", "2025-10-22", "2025-10-29");
		}
	}

	@Test
	void keysMoveAndDeleteOccurrences() {
		String id = create("2025-10-07", "FREQ=WEEKLY;BYDAY=TU");
		try (Screen screen = month("en-GB")) {
			Page page = screen.page();
			Locator question = page.locator(QUESTION);
			event(page, "2025-10-14").focus();
			page.keyboard().press("Alt+ArrowRight");
			assertThat(question).isVisible();
			page.keyboard().press("Escape");
			assertThat(event(page, "2025-10-14")).isFocused();
			page.keyboard().press("Alt+ArrowRight");
			assertThat(question).isVisible();
			page.keyboard().press("ArrowDown");
			saved(page, () -> page.keyboard().press("Enter"));
			assertThat(event(page, "2025-10-15")).isFocused();
			assertThat(event(page, "2025-10-15")).not()
				.hasAttribute("data-event-link", Pattern.compile(".*" + id + ".*"));
			assertThat(starts(id)).containsExactly("2025-10-07");
			assertThat(event(page, "2025-10-22")).isVisible();

			page.keyboard().press("Delete");
			assertThat(question).containsText("Which occurrences of “Meeting” should be deleted?");
			question.locator("[value=this]").press("Enter");
			assertThat(event(page, "2025-10-15")).hasCount(0);
			assertThat(event(page, "2025-10-22")).isVisible();
			event(page, "2025-10-22").focus();
			page.keyboard().press("Delete");
			question.locator("[value=following]").click();
			assertThat(screen.event("Meeting")).hasCount(1);
			page.locator(".toast-k").getByText("Undo").last().click();
			assertThat(event(page, "2025-10-29")).isVisible();
		}
	}

	@Test
	void dialogChangesOneOccurrence() {
		String id = create("2025-10-07", "FREQ=WEEKLY;BYDAY=TU");
		try (Screen screen = month("en-GB")) {
			Page page = screen.page();
			event(page, "2025-10-14").click();
			assertThat(screen.dialog()).containsText("every week on Tuesday");
			assertThat(screen.dialog()).containsText("14 October 2025");
			screen.dialog().getByText("Complete this occurrence").click();
			assertThat(screen.dialog()).isHidden();
			assertThat(page.locator("#calendar .wi-status-completed")).hasCount(1);
			page.locator(".toast-k").getByText("Undo").click();
			assertThat(page.locator("#calendar .wi-status-completed")).hasCount(0);

			event(page, "2025-10-14").click();
			screen.dialog().locator("[data-edit-title]").click();
			page.keyboard().type("Only this one");
			page.keyboard().press("Enter");
			saved(page, () -> page.locator(QUESTION + " [value=this]").click());
			page.keyboard().press("Escape");
			assertThat(screen.event("Only this one")).hasCount(1);
			assertThat(screen.event("Meeting")).hasCount(3);

			event(page, "2025-10-21").click();
			screen.dialog().locator("#item-actions .btn-primary").click();
			page.locator("#title").fill("Second");
			this.client.patch("/api/work-items/" + id + "?occurrence=2025-10-21&apply=this", Map.of("title", "First"));
			page.locator("[data-submit]").click();
			page.locator(QUESTION + " [value=this]").click();
			assertThat(screen.dialog().locator(".conflict")).containsText("First");
			assertThat(page.locator("#title")).hasValue("Second");
			page.locator("[data-submit]").click();
			page.locator(QUESTION + " [value=this]").click();
			assertThat(screen.dialog()).isHidden();
			assertThat(screen.event("Second")).hasCount(1);
		}
	}

	@Test
	void secondMoveBeforeTheRefetchFollowsTheFirst() {
		String id = create("2025-10-07", "FREQ=WEEKLY;BYDAY=TU");
		try (Screen screen = month("en-GB")) {
			Page page = screen.page();
			moveTwice(page, "2025-10-14", "all", "all");
			assertThat(event(page, "2025-10-23")).isVisible();
			assertThat(starts(id)).containsExactly("2025-10-09", "2025-10-16", "2025-10-23", "2025-10-30");
			moveTwice(page, "2025-10-16", "following", "this");
			assertThat(event(page, "2025-10-24")).isVisible();
			assertThat(starts(id)).containsExactly("2025-10-09");
			assertThat(titles()).containsOnly("Meeting").hasSize(4);
		}
	}

	/**
	 * Moves an occurrence by a day twice. The second move begins before the calendar
	 * shows what the first one saved.
	 */
	private static void moveTwice(Page page, String date, String first, String second) {
		LocalDate day = LocalDate.parse(date);
		Locator question = page.locator(QUESTION);
		page.route(FEED, (route) -> {
		});
		Screen.drag(page, event(page, date), day(page, day.plusDays(1).toString()));
		saved(page, () -> question.locator("[value=" + first + "]").click());
		Screen.drag(page, event(page, day.plusDays(1).toString()), day(page, day.plusDays(2).toString()));
		assertThat(question).isVisible();
		page.unroute(FEED);
		saved(page, () -> question.locator("[value=" + second + "]").click());
		page.waitForCondition(() -> event(page, day.plusDays(2).toString()).isVisible());
	}

	@Test
	void titleOfAllCanBeChangedAgainOnAChangedOccurrence() {
		String id = create("2025-10-07", "FREQ=WEEKLY;BYDAY=TU");
		this.client.patch("/api/work-items/" + id + "?occurrence=2025-10-14&apply=this",
				Map.of("description", "Bring the plan"));
		try (Screen screen = month("en-GB")) {
			Page page = screen.page();
			event(page, "2025-10-14").click();
			rename(page, "First", "all");
			assertThat(screen.dialog()).containsText("Bring the plan");
			rename(page, "Second", "all");
			assertThat(titles()).containsExactly("Second", "Second", "Second", "Second");
		}
	}

	private static void rename(Page page, String title, String apply) {
		page.locator("#work-item-dialog [data-edit-title]").click();
		page.keyboard().type(title);
		page.keyboard().press("Enter");
		page.waitForResponse((response) -> response.url().contains("/modal"),
				() -> saved(page, () -> page.locator(QUESTION + " [value=" + apply + "]").click()));
		assertThat(page.locator("#work-item-dialog [data-edit-title]")).hasText(title);
	}

	@Test
	void ruleChosenForAnOccurrenceAppliesFromThereOn() {
		create("2025-10-07", "FREQ=WEEKLY;BYDAY=TU");
		try (Screen screen = month("en-GB")) {
			Page page = screen.page();
			event(page, "2025-10-14").click();
			screen.dialog().locator("#item-actions .btn-primary").click();
			page.locator("[data-preset]").selectOption("monthlyDay");
			page.locator("[data-submit]").click();
			Locator question = page.locator(QUESTION);
			assertThat(question).containsText("use “Edit series”");
			assertThat(question.locator("[value=this]")).isDisabled();
			assertThat(question.locator("[value=all]")).isDisabled();
			assertThat(question.locator("[value=following]")).isFocused();
			Accessibility.check(screen, QUESTION);
			page.keyboard().press("Enter");
			assertThat(screen.dialog()).isHidden();
			assertThat(screen.event("Meeting")).hasCount(2);
			assertThat(event(page, "2025-10-14")).isVisible();
		}
	}

	@Test
	void questionThatCannotBeLoadedIsReported() {
		create("2025-10-07", "FREQ=WEEKLY;BYDAY=TU");
		try (Screen screen = month("en-GB")) {
			Page page = screen.page();
			page.route(Pattern.compile(".*/series-question\\b.*\\.js.*"), Route::abort);
			event(page, "2025-10-14").click();
			screen.dialog().locator("[data-edit-title]").click();
			page.keyboard().type("Renamed");
			page.keyboard().press("Enter");
			assertThat(page.locator("#toasts")).containsText("offline");
			assertThat(screen.dialog().locator("input.title-input")).hasValue("Renamed");
			page.keyboard().press("Escape");
			page.locator(".toast-k [aria-label=Close]").first().click();
			screen.dialog().locator("#item-actions .btn-primary").click();
			page.locator("#title").fill("Renamed");
			page.locator("[data-submit]").click();
			assertThat(page.locator("#toasts")).containsText("offline");
		}
	}

	@Test
	void touchAsksInGerman() {
		String id = create("2025-10-07", "FREQ=WEEKLY;BYDAY=TU");
		try (Screen screen = screen("de-DE", 390)) {
			open(screen.signIn(this.ann));
			Page page = screen.page();
			Screen.touchDrag(page, event(page, "2025-10-14"), day(page, "2025-10-15"), ".fc-event-selected");
			Locator question = page.locator(QUESTION);
			assertThat(question).containsText("Welche Termine von „Meeting“ sollen geändert werden?");
			assertThat(question.locator("[value=following]")).containsText("Dieser und alle folgenden Termine");
			for (Locator choice : question.locator("button").all()) {
				assertThat(choice.boundingBox().height).isGreaterThanOrEqualTo(44);
			}
			saved(page, () -> question.locator("[value=this]").tap());
			assertThat(starts(id)).containsExactly("2025-10-07", "2025-10-15", "2025-10-21", "2025-10-28");
		}
	}

	private String create(String start, String rule) {
		Map<String, Object> item = new HashMap<>(Map.of("type", "task", "title", "Meeting", "startDate", start,
				"dueDate", start, "recurrenceRule", rule));
		return this.client.create(item);
	}

	/**
	 * Returns the days on which events of a series start.
	 */
	private List<String> starts(String seriesId) {
		return this.client.feed("2025-10-01", "2025-11-01", "")
			.json()
			.valueStream()
			.filter((event) -> event.at("/extendedProps/seriesId").asString("").equals(seriesId))
			.map((event) -> event.get("start").stringValue())
			.sorted()
			.toList();
	}

	/**
	 * Returns the titles of the events of the month.
	 */
	private List<String> titles() {
		return this.client.feed("2025-10-01", "2025-11-01", "")
			.json()
			.valueStream()
			.map((event) -> event.get("title").stringValue())
			.toList();
	}

	private Screen month(String locale) {
		return open(screen(locale, 1280).signIn(this.ann));
	}

	private static Screen open(Screen screen) {
		screen.page()
			.waitForResponse((response) -> response.url().contains("/calendar/work-items/feed"),
					() -> screen.open("/calendar?view=month&date=2025-10-01"));
		return screen;
	}

	private Screen screen(String locale, int width) {
		return new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale(locale)
					.setTimezoneId("Europe/Berlin")
					.setViewportSize(width, 900)
					.setHasTouch(width < 500)
					.setIsMobile(width < 500));
	}

	/**
	 * Returns the event of a series that is drawn on a day. The month draws the events in
	 * the cell of their first day.
	 */
	private static Locator event(Page page, String date) {
		return day(page, date).locator(".fc-event:not(.fc-event-mirror)").first();
	}

	private static Locator day(Page page, String date) {
		return page.locator("#calendar td[data-date='" + date + "']").first();
	}

	private static void saved(Page page, Runnable work) {
		assertThat(page.waitForResponse((response) -> response.request().method().equals("PATCH"), work).status())
			.isEqualTo(200);
	}

}
