package dev.kalends.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
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
 * Search, filters, saved views and keyboard shortcuts.
 */
@Tag("browser")
@KalendsTest
class FindingBrowserTests {

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
	void filtersShowNumberOfMatches() {
		String hall = this.client.post("/api/locations", Map.of("name", "Hall of Ann")).json().get("id").stringValue();
		String paint = this.client.create(Map.of("type", "task", "title", "Paint", "startDate", "2025-10-15",
				"priority", "urgent", "locationId", hall));
		this.client.patch("/api/work-items/" + paint + "/settings", Map.of("labels", List.of("wet, cold", "late")));
		create("Sweep", "2025-10-16", "2025-10-16");
		try (Screen screen = screen().signIn(this.ann).october()) {
			Page page = screen.page();
			Locator label = page.locator("#label-filter .filter-row")
				.filter(new Locator.FilterOptions().setHasText("wet, cold"));
			assertThat(label.locator(".count")).hasText("1");
			assertThat(page.locator("#location-filter .filter-row:visible")).hasCount(1);
			assertThat(page.locator("[data-count='priority/medium'] .count")).hasText("1");
			label.locator("input").check();
			assertThat(screen.event("Sweep")).hasCount(0);
			assertThat(page).hasURL(Pattern.compile(".*label=wet,\\+cold.*"));
			assertThat(page.locator("[data-count='priority/medium'] .count")).hasText("1");
			page.reload();
			assertThat(screen.event("Paint")).isVisible();
			assertThat(screen.event("Sweep")).hasCount(0);
			assertThat(label.locator("input")).isChecked();
			page.locator("#clear-filters").click();
			page.locator("[data-count='location/" + hall + "'] input").check();
			assertThat(screen.event("Sweep")).hasCount(0);
			page.locator("#clear-filters").click();
			assertThat(screen.event("Sweep")).isVisible();
			page.locator("#filter-words").fill("wee");
			assertThat(screen.event("Paint")).hasCount(0);
			assertThat(screen.event("Sweep")).isVisible();
		}
	}

	@Test
	@Tag("firefox")
	void themeCommandOffersTheOtherTheme() {
		try (Screen screen = screen().signIn(this.ann).october()) {
			Page page = screen.page();
			for (String wanted : List.of("dark", "light", "dark")) {
				page.keyboard().press("Control+k");
				page.locator("#palette-words").fill(wanted);
				Locator command = page.locator("#palette [role='option']")
					.filter(new Locator.FilterOptions().setHasText(wanted));
				assertThat(command).hasCount(1);
				page.keyboard().press("Enter");
				assertThat(page.locator("html")).hasAttribute("data-theme", wanted);
			}
			assertThat(page.locator("body")).hasCSS("background-color", "rgb(18, 20, 23)");
			assertThat(page.locator("#side-panel")).hasCSS("scrollbar-color",
					Pattern.compile("rgb.+ rgba\\(0, 0, 0, 0\\)"));
		}
	}

	@Test
	void undoAndRedoWorkOnEveryKeyboard() {
		String id = create("Sweep", "2025-10-16", "2025-10-16");
		this.client.patch("/api/work-items/" + id, Map.of("title", "Paint"));
		try (Screen screen = screen().signIn(this.ann).october()) {
			Page page = screen.page();
			assertThat(screen.event("Paint")).isVisible();
			pressControl(page, "я", "KeyZ");
			assertThat(screen.event("Sweep")).isVisible();
			pressControl(page, "y", "KeyY");
			assertThat(screen.event("Paint")).isVisible();
			pressControl(page, "z", "KeyY");
			assertThat(screen.event("Sweep")).isVisible();
			pressControl(page, "л", "KeyK");
			assertThat(page.locator("#palette-words")).isFocused();
		}
	}

	/**
	 * Presses Control and a key, as on a keyboard with another layout.
	 */
	private static void pressControl(Page page, String key, String code) {
		page.evaluate("([key, code]) => document.body.dispatchEvent("
				+ "new KeyboardEvent('keydown', { key, code, ctrlKey: true, bubbles: true, cancelable: true }))",
				List.of(key, code));
	}

	@Test
	void viewIsSavedAppliedSetAsStartViewAndDeleted() {
		create("Sweep", "2025-10-16", "2025-10-16");
		try (Screen screen = screen().signIn(this.ann)) {
			Page page = screen.page();
			screen.open("/calendar?view=list&date=2025-10-01&status=blocked");
			page.locator("#save-view").click();
			page.keyboard().press("Enter");
			assertThat(page.locator("#view-error")).containsText("1 to 100");
			page.locator("#view-name").fill("What is stuck");
			Accessibility.check(screen, "#views");
			page.keyboard().press("Enter");
			Locator view = page.getByText("What is stuck", new Page.GetByTextOptions().setExact(true));
			assertThat(view).isFocused();
			assertThat(view).hasAttribute("aria-current", "true");
			assertThat(page.locator("#period")).hasText("October 2025 · What is stuck");
			page.getByText("Month", new Page.GetByTextOptions().setExact(true)).click();
			page.locator("#clear-filters").click();
			assertThat(screen.event("Sweep")).isVisible();
			assertThat(view).not().hasAttribute("aria-current", "true");
			view.click();
			assertThat(page).hasURL(Pattern.compile(".*view=list&date=2025-10-\\d\\d&status=blocked"));
			page.getByLabel("Options for What is stuck").click();
			page.getByText("Set as start page").click();
			assertThat(page.getByText("The calendar now opens with “What is stuck”.")).isVisible();
			screen.open("/calendar");
			assertThat(page).hasURL(Pattern.compile(".*/calendar\\?view=list.*status=blocked.*"));
			page.getByLabel("Options for What is stuck").click();
			page.getByText("Delete view").click();
			assertThat(view).hasCount(0);
			page.getByText("Undo").click();
			assertThat(view).isVisible();
			assertThat(page.locator("#views .start")).isVisible();
		}
	}

	@Test
	void filtersCanChangeWhileCountsAreLoading() {
		create("Sweep", "2025-10-16", "2025-10-16");
		try (Screen screen = screen().signIn(this.ann)) {
			Page page = screen.page();
			List<Route> pendingRoutes = new ArrayList<>();
			screen.context().route("**/calendar/work-items/feed*", (route) -> {
				if (pendingRoutes.isEmpty() && !route.request().url().contains("status=")) {
					pendingRoutes.add(route);
				}
				else {
					route.resume();
				}
			});
			screen.open("/calendar?view=month&date=2025-10-01&status=blocked");
			page.waitForCondition(() -> !pendingRoutes.isEmpty());
			page.locator("#clear-filters").click();
			assertThat(screen.event("Sweep")).isVisible();
			assertThat(page.locator("[data-count='priority/medium'] .count")).hasText("1");
		}
	}

	@Test
	void paletteFindsItemsDatesAndCommandsOnEveryPage() {
		String id = create("Write report", "2025-10-15", "2025-10-20");
		this.client.post("/api/work-items/" + id + "/notes", Map.of("text", "Ask for the <b>zebra</b> figures"));
		try (Screen screen = screen().signIn(this.ann)) {
			Page page = screen.page();
			screen.open("/teams");
			page.keyboard().press("Control+k");
			Locator words = page.locator("#palette-words");
			assertThat(words).isFocused();
			page.keyboard().type("zebra");
			Locator chosen = page.locator("[role=option][aria-selected=true]");
			assertThat(chosen).containsText("Write report");
			assertThat(chosen).containsText("Ask for the <b>zebra</b> figures (in a note)");
			assertThat(words).hasAttribute("aria-activedescendant", chosen.getAttribute("id"));
			Accessibility.check(screen, "#palette");
			page.keyboard().press("Enter");
			assertThat(screen.dialog()).containsText("15–20 October 2025");
			page.keyboard().press("Escape");
			assertThat(screen.dialog()).hasCount(0);
			page.keyboard().press("/");
			page.keyboard().type("qqq");
			assertThat(page.locator("#palette-status")).hasText("No results for “qqq”.");
			words.fill("2025-10-17");
			assertThat(chosen).hasText("Go to Friday, 17 October 2025");
			page.keyboard().press("Enter");
			assertThat(page.locator("h1")).hasText("October 2025");
			page.locator("#open-palette").click();
			words.fill("show week");
			assertThat(chosen).containsText("Show Week");
			page.keyboard().press("Enter");
			assertThat(page).hasURL(Pattern.compile(".*view=week.*"));
			page.keyboard().press("Control+k");
			words.fill("3 nov 2025");
			page.keyboard().press("Enter");
			assertThat(page.locator("h1")).hasText("3–9 November 2025");
		}
	}

	@Test
	void arrowKeysFocusAndMoveEvents() {
		String id = create("Write report", "2025-10-15", "2025-10-20");
		create("Sweep", "2025-10-16", "2025-10-16");
		try (Screen screen = screen().signIn(this.ann).october()) {
			Page page = screen.page();
			Locator focused = page.locator(":focus");
			screen.event("Sweep").focus();
			press(page, "ArrowUp");
			assertThat(focused).hasAttribute("aria-label", Pattern.compile("Write report.*"));
			press(page, "ArrowUp");
			assertThat(focused).hasAttribute("aria-label", "Thursday, 16 October 2025, 2 events");
			press(page, "ArrowLeft");
			press(page, "ArrowUp");
			assertThat(focused).hasAttribute("aria-label", "Wednesday, 8 October 2025, nothing planned");
			press(page, "ArrowDown", "ArrowDown");
			assertThat(focused).hasAttribute("aria-label", Pattern.compile("Write report.*"));
			Response saved = page.waitForResponse((response) -> response.request().method().equals("PATCH"), () -> {
				pressInOneTask(page, "ArrowRight", "ArrowRight", "ArrowLeft");
				assertThat(page.locator("#calendar-said")).hasText("Moved Write report to 16–21 October 2025");
			});
			assertThat(saved.status()).isEqualTo(200);
			assertThat(focused).hasAttribute("aria-label", Pattern.compile("Write report.*16–21 October 2025.*"));
			page.waitForResponse((response) -> response.request().method().equals("PATCH"),
					() -> pressInOneTask(page, "Shift+ArrowLeft", "ArrowDown"));
			assertThat(focused).hasAttribute("aria-label", Pattern.compile("Write report.*23–27 October 2025.*"));
			assertThat(this.client.get("/api/work-items/" + id).json().get("version").intValue()).isEqualTo(3);
			press(page, "Enter");
			assertThat(screen.dialog()).containsText("23–27 October 2025");
			press(page, "Escape");
			assertThat(focused).hasAttribute("aria-label", Pattern.compile("Write report.*"));
			press(page, "Delete");
			assertThat(screen.event("Write report")).hasCount(0);
			assertThat(focused).hasAttribute("data-date", Pattern.compile("2025-10-2\\d"));
			assertThat(page.getByText("Deleted “Write report”.")).isVisible();
			Accessibility.check(screen);
		}
		assertThat(this.client.get("/api/search?q=report").body()).isEqualTo("[]");
	}

	@Test
	void singleKeyShortcutsWorkOutsideInputsAndCanBeDisabled() {
		String project = this.client.create(Map.of("type", "project", "title", "Project", "startDate", "2025-10-15"));
		this.client.create(Map.of("type", "task", "title", "Task", "parentId", project, "startDate", "2025-10-16"));
		try (Screen screen = screen().signIn(this.ann).october()) {
			Page page = screen.page();
			Locator heading = page.locator("h1");
			screen.event("Project").focus();
			press(page, "Delete");
			assertThat(screen.dialog().getByText("Delete item and 1 child")).isVisible();
			press(page, "m", "Escape");
			assertThat(screen.dialog()).hasCount(0);
			press(page, "j");
			assertThat(heading).hasText("November 2025");
			press(page, "k", "w");
			assertThat(page).hasURL(Pattern.compile(".*view=week.*"));
			press(page, "m");
			assertThat(heading).hasText("October 2025");
			page.locator("#filter-words").focus();
			page.keyboard().type("mwd");
			assertThat(page).hasURL(Pattern.compile(".*view=month.*q=mwd.*"));
			page.locator("#filter-words").fill("");
			page.locator("#today").focus();
			press(page, "c");
			assertThat(screen.dialog().locator("#title")).isFocused();
			press(page, "Escape");
			press(page, "?");
			assertThat(screen.dialog()).containsText("Move it by a day");
			Accessibility.check(screen, "#shortcuts");
			screen.dialog().locator("#single-keys").uncheck();
			press(page, "Escape");
			press(page, "j");
			assertThat(heading).hasText("October 2025");
			press(page, "ArrowRight");
			assertThat(heading).hasText("November 2025");
			press(page, "Control+k");
			assertThat(screen.dialog()).hasAttribute("id", "palette");
		}
	}

	private static void press(Page page, String... keys) {
		for (String key : keys) {
			page.keyboard().press(key);
		}
	}

	/**
	 * Presses keys together with Alt within a single task of the page, regardless of its
	 * speed.
	 */
	private static void pressInOneTask(Page page, String... keys) {
		page.evaluate("""
				(keys) => keys.forEach((key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {
					key: key.replace('Shift+', ''), altKey: true, shiftKey: key.startsWith('Shift+'),
					bubbles: true, cancelable: true,
				})))""", List.of(keys));
	}

	private String create(String title, String start, String due) {
		return this.client.create(Map.of("type", "task", "title", title, "startDate", start, "dueDate", due));
	}

	private Screen screen() {
		return new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1280, 800));
	}

}
