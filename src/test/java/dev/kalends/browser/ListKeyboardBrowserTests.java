package dev.kalends.browser;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.KeyboardModifier;
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
 * The list of work items, the trash and the details of an item with the keyboard and a
 * screen reader.
 */
@Tag("browser")
@KalendsTest
class ListKeyboardBrowserTests {

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
	@Tag("firefox")
	void bulkChangeWaitsForItsButton() {
		String write = create("Write", "completed");
		String read = create("Read", "in_progress");
		try (Screen screen = screen("/work-items")) {
			Page page = screen.page();
			Locator apply = page.locator("#bulk-bar [data-apply]");
			page.getByLabel("Select Write").check();
			page.getByLabel("Select Read").check();
			assertThat(apply).isDisabled();
			page.locator("#bulk-status").focus();
			page.keyboard().press("ArrowDown");
			page.keyboard().press("ArrowDown");
			page.keyboard().press("ArrowDown");
			assertThat(page.locator("#bulk-status")).hasValue("at_risk");
			assertThat(apply).hasText("Change 2 items");
			assertThat(this.status(write)).isEqualTo("completed");
			assertThat(this.status(read)).isEqualTo("in_progress");
			page.keyboard().press("Tab");
			page.keyboard().press("Tab");
			assertThat(apply).isFocused();
			page.keyboard().press("Enter");
			assertThat(page.locator(".toast-k")).containsText("2 items changed");
			assertThat(this.status(write)).isEqualTo("at_risk");
			assertThat(page.locator("#bulk-bar")).isHidden();
			assertThat(page.getByLabel("Select Write")).isFocused();
		}
	}

	@Test
	void filtersSortingAndHistoryReplaceRowsInPlace() {
		create("Write", "completed");
		create("Read", "in_progress");
		create("Plan", "in_progress");
		try (Screen screen = screen("/work-items")) {
			Page page = screen.page();
			page.evaluate("() => { window.samePage = true; }");
			Locator said = page.locator("#said");
			Locator names = page.locator("#work-item-list .name");
			page.locator("#filter-status").focus();
			page.locator("#filter-status").selectOption("in_progress");
			assertThat(said).hasText("2 items");
			assertThat(names).hasCount(2);
			assertThat(page.locator("#filter-status")).isFocused();
			assertThat(page).hasURL(Pattern.compile(".*\\?status=in_progress$"));
			Locator sort = page.locator("[data-key='sort-title']");
			sort.focus();
			page.keyboard().press("Enter");
			assertThat(said).hasText("Sorted by Title, ascending. 2 items");
			assertThat(names).hasText(new String[] { "Plan", "Read" });
			assertThat(sort).isFocused();
			page.locator("#q").fill("nothing");
			page.keyboard().press("Enter");
			assertThat(said).hasText("No matches");
			page.goBack();
			assertThat(page.locator("#q")).hasValue("");
			assertThat(names).hasText(new String[] { "Plan", "Read" });
			page.goForward();
			page.getByText("Clear filters").click();
			assertThat(said).hasText("3 items");
			assertThat(page.locator("#q")).isFocused();
			assertThat(page.locator("#filter-status")).hasValue("");
			assertThat(page.evaluate("() => window.samePage")).isEqualTo(true);
		}
	}

	@Test
	void deletingPermanentlyAsksFirst() {
		String id = create("Draft", "not_started");
		this.client.delete("/api/work-items/" + id);
		try (Screen screen = screen("/trash")) {
			Page page = screen.page();
			Locator open = page.locator(".trash-list .btn-danger").first();
			Locator question = page.locator(".question:popover-open");
			open.focus();
			page.keyboard().press("Enter");
			assertThat(question).containsText("Delete “Draft” permanently? This cannot be undone.");
			assertThat(question.getByText("Cancel")).isFocused();
			page.keyboard().press("Escape");
			assertThat(question).hasCount(0);
			assertThat(open).isFocused();
			assertThat(this.client.get("/trash").body()).contains("Draft");
			page.keyboard().press("Enter");
			Accessibility.check(screen);
			question.getByText("Delete permanently").click();
			assertThat(page.locator(".toast-k")).containsText("Permanently deleted “Draft”.");
			assertThat(page.locator(".trash-list")).hasCount(0);
		}
	}

	@Test
	void focusStaysNearResultOfSmallActions() {
		String id = create("Write", "not_started");
		this.client.patch("/api/work-items/" + id + "/settings", Map.of("checklist", List.of("Ask", "Print")));
		try (Screen screen = screen("/work-items")) {
			Page page = screen.page();
			page.getByText("Write", new Page.GetByTextOptions().setExact(true)).click();
			Locator said = screen.dialog().locator("#said");
			Locator history = screen.dialog().locator(".history > summary");
			history.focus();
			page.keyboard().press("Enter");
			screen.dialog().locator(".history-list").waitFor();
			assertThat(history).isFocused();
			Locator tick = screen.dialog().locator("#entry-1");
			tick.focus();
			page.waitForResponse((response) -> response.url().endsWith("/checklist"),
					() -> page.keyboard().press("Space"));
			assertThat(screen.dialog().locator(".checklist .done")).containsText("Print");
			assertThat(tick).isFocused();
			Locator note = screen.dialog().locator("#note-text");
			note.fill("Done");
			page.keyboard().press("Tab");
			page.keyboard().press("Enter");
			assertThat(said).hasText("Note added.");
			assertThat(note).isFocused();
			screen.dialog().locator(".note-head [popovertarget]").press("Enter");
			page.keyboard().press("Tab");
			page.keyboard().press("Enter");
			assertThat(said).hasText("Note deleted.");
			assertThat(screen.dialog().locator("#notes-title")).isFocused();
			screen.open("/work-items/" + id + "/edit");
			page.locator("#title").fill("");
			page.locator("button[data-submit]").press("Enter");
			assertThat(page.locator("#title")).hasAttribute("aria-invalid", "true");
			assertThat(page.locator("#title")).isFocused();
		}
	}

	@Test
	@Tag("firefox")
	void wrongPasswordKeepsTheUserName() {
		try (Screen screen = new Screen(browsers.browser(), this.office.address(), new Browser.NewContextOptions())
			.open("/login")) {
			Page page = screen.page();
			page.locator("#username").fill(this.ann.username());
			page.locator("#password").fill("wrong password");
			page.locator("#password").press("Enter");
			page.waitForURL("**/login?error");
			assertThat(page.locator("#username")).hasValue(this.ann.username());
			assertThat(page.locator("#password")).isFocused();
			page.locator("#password").fill(Office.PASSWORD);
			page.locator("#password").press("Enter");
			page.waitForURL("**/calendar*");
		}
	}

	@Test
	void shiftClickSelectsTheRange() {
		for (String title : List.of("One", "Two", "Three", "Four")) {
			create(title, "not_started");
		}
		try (Screen screen = screen("/work-items?sort=title")) {
			Page page = screen.page();
			page.getByLabel("Select Four").click();
			page.getByLabel("Select Three")
				.click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
			assertThat(page.locator("[data-count]")).hasText("3 selected");
			assertThat(page.getByLabel("Select One")).isChecked();
		}
	}

	@Test
	void itemsThatAFilterHidesAreNoLongerSelected() {
		create("Sweep", "not_started");
		create("Paint", "not_started");
		try (Screen screen = screen("/work-items")) {
			Page page = screen.page();
			page.getByLabel("Select Sweep").click();
			page.getByLabel("Select Paint").click();
			assertThat(page.locator("[data-count]")).hasText("2 selected");
			page.locator("#list-filters input[name='q']").fill("Paint");
			page.locator("#list-filters input[name='q']").press("Enter");
			assertThat(page.getByLabel("Select Sweep")).hasCount(0);
			assertThat(page.locator("[data-count]")).hasText("1 selected");
			assertThat(page.getByLabel("Select Paint")).isChecked();
		}
	}

	private String create(String title, String status) {
		return this.client.create(Map.of("type", "task", "title", title, "status", status, "startDate", "2025-10-15"));
	}

	private String status(String id) {
		return this.client.get("/api/work-items/" + id).json().get("status").stringValue();
	}

	private Screen screen(String path) {
		return new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1280, 900))
			.signIn(this.ann)
			.open(path);
	}

}
