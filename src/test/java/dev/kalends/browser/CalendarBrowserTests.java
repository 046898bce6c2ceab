package dev.kalends.browser;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
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

/**
 * The calendar in a real browser.
 */
@Tag("browser")
@KalendsTest
class CalendarBrowserTests {

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	private static final String NASTY = "Größe ☃ \"' <img src=x onerror=alert(1)>";

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
	void deletedEventDisappearsPermanently() {
		create("Write report", "2025-10-15", "2025-10-20");
		create("Other work", "2025-10-15", "2025-10-15");
		try (Screen screen = screen().signIn(this.ann).october()) {
			Page page = screen.page();
			screen.event("Write report").first().click();
			Locator delete = screen.dialog().getByText("Delete item");
			delete.waitFor();
			page.evaluate("""
					() => document.body.addEventListener('workItemDeleted', () =>
						requestAnimationFrame(() => requestAnimationFrame(() => {
							window.left = [...document.querySelectorAll('#calendar .fc-event')]
								.filter((event) => event.textContent.includes('Write report'))
								.filter((event) => event.checkVisibility({ visibilityProperty: true })).length;
						})))""");
			Response answer = page.waitForResponse((response) -> response.request().method().equals("DELETE"),
					delete::click);
			assertThat(answer.status()).isEqualTo(200);
			page.waitForFunction("() => window.left !== undefined");
			assertThat(page.evaluate("() => window.left")).isEqualTo(0);
			assertThat(screen.event("Write report")).hasCount(0);
			assertThat(screen.dialog()).hasCount(0);
			assertThat(page.getByText("Deleted “Write report”.")).isVisible();
			page.getByLabel("Next", new Page.GetByLabelOptions().setExact(true)).click();
			assertThat(page.locator("h1")).hasText("November 2025");
			page.getByLabel("Previous", new Page.GetByLabelOptions().setExact(true)).click();
			assertThat(screen.event("Other work")).isVisible();
			assertThat(screen.event("Write report")).hasCount(0);
			page.reload();
			assertThat(screen.event("Other work")).isVisible();
			assertThat(screen.event("Write report")).hasCount(0);
			page.goBack();
			assertThat(screen.event("Write report")).hasCount(0);
		}
	}

	@Test
	void optimisticDeletionIsRevertedIfRefused() {
		create("Write report", "2025-10-15", "2025-10-20");
		try (Screen screen = screen().signIn(this.ann).october()) {
			List<Route> pendingRoutes = new ArrayList<>();
			screen.context().route("**/work-items/*", (route) -> {
				if (route.request().method().equals("DELETE")) {
					pendingRoutes.add(route);
				}
				else {
					route.resume();
				}
			});
			screen.event("Write report").first().click();
			screen.dialog().getByText("Delete item").click();
			assertThat(screen.event("Write report")).hasCount(0);
			screen.page().waitForCondition(() -> !pendingRoutes.isEmpty());
			pendingRoutes.get(0).fulfill(new Route.FulfillOptions().setStatus(403));
			assertThat(screen.page().getByText("You do not have permission to do this.")).isVisible();
			assertThat(screen.event("Write report").first()).isVisible();
		}
	}

	@Test
	void crowdedDayShowsCountAndOpensAllEvents() {
		StringBuilder plan = new StringBuilder("type,title,start_date\n");
		for (int i = 1; i <= 60; i++) {
			plan.append("task,Step %d,2025-10-15\n".formatted(i));
		}
		this.client.post("/api/work-items/import", plan.toString(), "Content-Type", "text/csv");
		try (Screen screen = screen().signIn(this.ann).october()) {
			Page page = screen.page();
			Locator day = page.locator("td[data-date='2025-10-15']");
			Locator more = day.locator(".fc-more-link");
			more.waitFor();
			assertThat(day.locator(".fc-event").count()).isLessThan(20);
			assertThat(more).hasText("+%d more".formatted(60 - day.locator(".fc-event:visible").count()));
			more.click();
			Locator all = page.locator(".fc-popover .fc-event");
			assertThat(all).hasCount(60);
			all.last().click();
			screen.dialog().getByText("Delete item").click();
			assertThat(all).hasCount(59);
			page.keyboard().press("Escape");
			assertThat(more).hasText("+%d more".formatted(59 - day.locator(".fc-event:visible").count()));
		}
	}

	@Test
	@Tag("firefox")
	void deletedItemIsRestoredFromToast() {
		create("Write report", "2025-10-15", "2025-10-20");
		try (Screen screen = screen().signIn(this.ann).october()) {
			screen.event("Write report").first().click();
			screen.dialog().getByText("Delete item").click();
			screen.page().getByText("Undo").click();
			assertThat(screen.event("Write report").first()).isVisible();
		}
	}

	@Test
	void undoShortcutWorksAfterReloadAndFailure() {
		String id = create("Write report", "2025-10-15", "2025-10-20");
		try (Screen screen = screen().signIn(this.ann).october()) {
			Page page = screen.page();
			Locator link = page.locator("[data-event-link='work-item-" + id + "']").first();
			drag(screen, screen.event("Write report").first(), "2025-10-15", "2025-10-16");
			assertThat(page.getByText("Moved “Write report” to 16–21 October 2025.")).isVisible();
			page.reload();
			assertThat(link).hasAttribute("aria-label", Pattern.compile(".*16–21 October 2025.*"));
			screen.context().route("**/api/changes/*/undo", Route::abort);
			page.keyboard().press("Control+z");
			assertThat(page.getByText("Nothing was undone because you are offline.")).isVisible();
			screen.context().unroute("**/api/changes/*/undo");
			page.getByText("Retry").click();
			assertThat(page.getByText("Moved “Write report” back.")).isVisible();
			assertThat(link).hasAttribute("aria-label", Pattern.compile(".*15–20 October 2025.*"));
			page.keyboard().press("Control+Shift+Z");
			assertThat(page.getByText("Redid the change to “Write report”.")).isVisible();
			assertThat(link).hasAttribute("aria-label", Pattern.compile(".*16–21 October 2025.*"));
			this.client.patch("/api/work-items/" + id, Map.of("teamId",
					this.client.post("/api/teams", Map.of("name", "Team")).json().get("id").stringValue()));
			this.office.signIn(this.bob).patch("/api/work-items/" + id, Map.of("dueDate", "2025-10-22"));
			page.locator(".toast-k button").getByText("Undo").click();
			assertThat(page.getByText("Bob Brandt has changed “Write report” since then (Due date).")).isVisible();
			assertThat(link).hasAttribute("aria-label", Pattern.compile(".*16–22 October 2025.*"));
		}
	}

	@Test
	void browserWithoutStreamDropsDeletedEventOnNextFetch() {
		String first = create("First", "2025-10-15", "2025-10-15");
		String second = create("Second", "2025-10-16", "2025-10-16");
		try (Screen other = screen()) {
			// Requests of a shared worker cannot be held. A stream that fails would be
			// retried, with a fetch of the feed.
			other.context().addInitScript("delete globalThis.SharedWorker;");
			other.context().route("**/calendar/live", (route) -> {
			});
			other.signIn(this.bob).october();
			assertThat(other.event("First")).isVisible();
			this.client.delete("/api/work-items/" + first);
			this.client.delete("/api/work-items/" + second);
			other.event("First").click();
			assertThat(other.dialog()).containsText("Ann Ames deleted this item on ");
			assertThat(other.event("First")).hasCount(0);
			assertThat(other.event("Second")).hasCount(0);
			other.page().keyboard().press("Escape");
			assertThat(other.dialog()).hasCount(0);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Pacific/Honolulu", "Asia/Manila", "UTC" })
	void allDayEventsDoNotDependOnTimeZone(String zone) {
		this.ann = this.office.person("Ann Ames", ZoneId.of(zone));
		this.client = this.office.signIn(this.ann);
		String id = create("Write report", "2025-10-15", "2025-10-20");
		try (Screen screen = screen(new Browser.NewContextOptions().setTimezoneId("Europe/Zurich")).signIn(this.ann)
			.october()) {
			assertThat(screen.page().locator("[data-event-link='work-item-" + id + "']").first())
				.hasAttribute("aria-label", Pattern.compile(".*15–20 October 2025.*"));
			screen.event("Write report").first().click();
			assertThat(screen.dialog()).containsText("15–20 October 2025");
			screen.page().keyboard().press("Escape");
			assertThat(screen.dialog()).hasCount(0);
			drag(screen, screen.event("Write report").first(), "2025-10-15", "2025-10-16");
			assertThat(screen.page().locator("[data-event-link='work-item-" + id + "']").first())
				.hasAttribute("aria-label", Pattern.compile(".*16–21 October 2025.*"));
		}
		JsonNode item = this.client.get("/api/work-items/" + id).json();
		assertThat(item.get("startDate").stringValue()).isEqualTo("2025-10-16");
		assertThat(item.get("dueDate").stringValue()).isEqualTo("2025-10-21");
		assertThat(item.get("version").intValue()).isEqualTo(2);
	}

	@Test
	void typedYearKeepsDueDate() {
		String id = create("Write report", "2025-10-15", "2025-10-20");
		try (Screen screen = new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-US"))
			.signIn(this.ann)) {
			Page page = screen.page();
			screen.open("/work-items/" + id + "/edit");
			page.locator("#startDate").focus();
			page.keyboard().type("10152026");
			assertThat(page.locator("#startDate")).hasValue("2026-10-15");
			assertThat(page.locator("#dueDate")).hasValue("2026-10-20");
			page.locator("#dueDate").focus();
			page.keyboard().type("11012026");
			page.locator("#startDate").focus();
			page.keyboard().type("11022026");
			assertThat(page.locator("#dueDate")).hasValue("2026-11-19");
			page.locator("#dueDate").fill("2026-11-01");
			page.locator("main [data-submit]").click();
			assertThat(page.locator("#dueDate-error")).containsText("11/01/2026");
		}
	}

	@Test
	void titlesAreEscapedEverywhere() {
		try (Screen screen = screen().signIn(this.ann).october()) {
			Page page = screen.page();
			page.locator(".new-item").click();
			screen.dialog().locator("#title").fill(NASTY);
			screen.dialog().locator("#startDate").fill("2025-10-15");
			screen.dialog().locator("#dueDate").fill("2025-10-15");
			Response answer = page.waitForResponse((response) -> response.request().method().equals("POST"),
					() -> page.keyboard().press("Control+Enter"));
			assertThat(answer.headerValue("HX-Trigger")).matches("\\p{ASCII}+").contains("workItemCreated");
			assertThat(page.getByText("Created “" + NASTY + "”.")).isVisible();
			assertThat(screen.event(NASTY)).isVisible();
			screen.event(NASTY).click();
			assertThat(screen.dialog().locator("#dialog-title")).hasText(NASTY);
			page.keyboard().press("Escape");
			screen.open("/work-items?q=☃");
			assertThat(page.locator("table .name")).hasText(NASTY);
			assertThat(page.locator("img[src=x]")).hasCount(0);
		}
	}

	@Test
	void deletingParentOffersToKeepChildren() {
		String project = this.client.create(Map.of("type", "project", "title", "Project", "startDate", "2025-10-01"));
		String task = this.client
			.create(Map.of("type", "task", "title", "Task", "parentId", project, "startDate", "2025-10-15"));
		this.client.create(Map.of("type", "subtask", "title", "Subtask", "parentId", task, "startDate", "2025-10-16"));
		try (Screen screen = screen().signIn(this.ann).october()) {
			screen.event("Task").click();
			assertThat(screen.dialog()).containsText("Subtask");
			assertThat(screen.dialog().locator(".crumbs")).hasText("Project");
			screen.dialog().getByText("Delete item").click();
			assertThat(screen.dialog().getByText("Delete item and 1 child")).isVisible();
			screen.dialog().getByText("move its children to “Project”").click();
			assertThat(screen.dialog()).hasCount(0);
			assertThat(screen.event("Task")).hasCount(0);
			assertThat(screen.event("Subtask")).isVisible();
		}
		JsonNode items = this.client.get("/api/work-items?parent=" + project).json().get("items");
		assertThat(items.get(0).get("title").stringValue()).isEqualTo("Subtask");
	}

	@Test
	void conflictingEditShowsBothVersions() {
		String id = create("Write report", "2025-10-15", "2025-10-20");
		try (Screen screen = screen().signIn(this.bob).october()) {
			screen.event("Write report").first().click();
			screen.dialog().getByText("Edit", new Locator.GetByTextOptions().setExact(true)).click();
			screen.dialog().locator("#title").fill("Report by Bob");
			this.client.patch("/api/work-items/" + id, Map.of("title", "Report by Ann", "priority", "urgent"));
			screen.page().keyboard().press("Control+Enter");
			Locator conflict = screen.dialog().locator(".conflict");
			assertThat(conflict.locator("h3")).hasText("Ann Ames saved this item while you were editing");
			assertThat(conflict).containsText("Report by Ann");
			assertThat(conflict).containsText("Report by Bob");
			assertThat(screen.dialog().locator("#title")).hasValue("Report by Bob");
			screen.page().keyboard().press("Control+Enter");
			assertThat(screen.dialog()).hasCount(0);
		}
		JsonNode item = this.client.get("/api/work-items/" + id).json();
		assertThat(item.get("title").stringValue()).isEqualTo("Report by Bob");
		assertThat(item.get("priority").stringValue()).isEqualTo("urgent");
	}

	@Test
	void validationErrorIsShownNextToField() {
		try (Screen screen = screen().signIn(this.ann).october()) {
			screen.page().locator(".new-item").click();
			screen.dialog().locator("#title").fill("Backwards");
			screen.dialog().locator("#startDate").fill("2025-10-15");
			screen.dialog().locator("#dueDate").fill("2025-10-14");
			screen.page().keyboard().press("Control+Enter");
			assertThat(screen.dialog().locator("#dueDate-error")).containsText("before the start date");
			assertThat(screen.dialog().locator("#title")).hasValue("Backwards");
			assertThat(screen.dialog().locator("#dueDate")).hasAttribute("aria-invalid", "true");
		}
		assertThat(this.client.get("/api/work-items").json().at("/page/totalItems").intValue()).isZero();
	}

	@Test
	void urlReflectsState() {
		create("Open", "2025-10-15", "2025-10-15");
		String done = create("Done", "2025-10-16", "2025-10-16");
		this.client.patch("/api/work-items/" + done, Map.of("status", "completed"));
		try (Screen screen = screen().signIn(this.ann).october()) {
			assertThat(screen.event("Done")).isVisible();
			screen.page().getByLabel("Completed items").uncheck();
			assertThat(screen.event("Done")).hasCount(0);
			screen.page().getByText("Week", new Page.GetByTextOptions().setExact(true)).click();
			screen.page().waitForURL("**view=week**");
			String address = screen.page().url();
			assertThat(address).contains("view=week").contains("status=");
			try (Screen other = screen().signIn(this.bob)) {
				other.open(address.substring(address.indexOf("/calendar")));
				assertThat(other.page().locator("h1")).hasText(screen.page().locator("h1").textContent());
				assertThat(other.page().getByLabel("Completed items")).not().isChecked();
			}
			screen.page().goBack();
			assertThat(screen.page().locator("h1")).hasText("October 2025");
		}
	}

	@Test
	void navigatingBackBeforeResponseShowsPreviousEvents() {
		create("Here", "2025-10-15", "2025-10-15");
		try (Screen screen = screen().signIn(this.ann).october()) {
			assertThat(screen.event("Here")).isVisible();
			List<Route> pendingRoutes = new ArrayList<>();
			screen.context().route("**/calendar/work-items/feed?*", (route) -> {
				if (route.request().url().contains("2025-10-27")) {
					pendingRoutes.add(route);
				}
				else {
					route.resume();
				}
			});
			screen.page().locator("#next").click();
			assertThat(screen.page().locator("h1")).hasText("November 2025");
			assertThat(screen.event("Here")).hasCount(0);
			assertThat(pendingRoutes).hasSize(1);
			screen.page().locator("#previous").click();
			assertThat(screen.page().locator("h1")).hasText("October 2025");
			assertThat(screen.event("Here")).isVisible();
			screen.page().goBack();
			assertThat(screen.page().locator("h1")).hasText("November 2025");
			screen.page().goBack();
			assertThat(screen.page().locator("h1")).hasText("October 2025");
			assertThat(screen.event("Here")).isVisible();
		}
	}

	@Test
	void signedOutAndOfflineStatesAreExplained() {
		create("Open", "2025-10-15", "2025-10-15");
		try (Screen screen = screen().signIn(this.ann).october()) {
			assertThat(screen.event("Open")).isVisible();
			screen.context().setOffline(true);
			screen.page().getByLabel("Next", new Page.GetByLabelOptions().setExact(true)).click();
			assertThat(screen.page().getByText("You are offline.")).isVisible();
			screen.context().clearCookies();
			// The page connects again by itself, and leads to the sign-in page.
			screen.context().setOffline(false);
			assertThat(screen.page().getByText("You have been signed out.")).isVisible();
		}
	}

	@Test
	void calendarIsOperableByKeyboard() {
		create("Write report", "2025-10-15", "2025-10-20");
		try (Screen screen = screen().signIn(this.ann).october()) {
			Page page = screen.page();
			tabTo(page, "[data-event-link]");
			page.keyboard().press("Enter");
			assertThat(screen.dialog()).containsText("15–20 October 2025");
			tabTo(page, "dialog .btn-danger");
			page.keyboard().press("Enter");
			assertThat(screen.event("Write report")).hasCount(0);
			assertThat(screen.dialog()).hasCount(0);
			tabTo(page, ".new-item");
			page.keyboard().press("Enter");
			assertThat(screen.dialog().locator("#title")).isFocused();
			page.keyboard().type("Typed");
			page.keyboard().press("Control+Enter");
			assertThat(screen.dialog()).hasCount(0);
			assertThat(screen.event("Typed").first()).isVisible();
		}
	}

	private static void tabTo(Page page, String selector) {
		for (int i = 0; i < 150; i++) {
			page.keyboard().press("Tab");
			if (Boolean.TRUE
				.equals(page.evaluate("(selector) => document.activeElement.matches(selector)", selector))) {
				return;
			}
		}
		throw new AssertionError("The focus never reached " + selector);
	}

	@Test
	void dialogSupportsChecklistPreviewDuplicateAndAvailability() {
		create("Write report", "2025-10-15", "2025-10-15");
		String busy = create("Other work", "2025-10-15", "2025-10-15");
		this.client.patch("/api/work-items/" + busy + "/settings", Map.of("checklist", List.of("Ask")));
		String team = this.client.post("/api/teams", Map.of("name", "Team")).json().get("id").stringValue();
		this.client.put("/api/teams/" + team + "/members/" + this.bob.id(), Map.of("role", "viewer"));
		this.office.signIn(this.bob).post("/api/teams/" + team + "/accept", null);
		try (Screen screen = screen().signIn(this.ann).october()) {
			Page page = screen.page();
			screen.event("Other work").first().click();
			Locator dialog = screen.dialog();
			dialog.getByLabel("Ask", new Locator.GetByLabelOptions().setExact(true)).click();
			assertThat(dialog.locator(".checklist .done")).containsText("Ann Ames");
			dialog.locator("#entry-text").fill("Write");
			dialog.locator("#entry-text").press("Enter");
			assertThat(dialog.locator(".checklist li")).hasCount(2);
			assertThat(dialog.locator("#entry-text")).isFocused();
			dialog.locator("[popovertarget='item-more']").click();
			dialog.getByText("Duplicate").click();
			assertThat(dialog.locator("#title")).hasValue("Other work");
			assertThat(dialog.locator("#startDate")).hasValue("2025-10-15");
			assertThat(dialog.locator("[data-person='" + this.bob.id() + "']")).hasText("2 items");
			assertThat(dialog.locator("[data-person='" + this.ann.id() + "']")).hasText("free");
			dialog.locator("#description").fill("**Bold** <img src=x onerror=alert(1)>");
			dialog.getByText("Preview").click();
			assertThat(dialog.locator(".preview strong")).hasText("Bold");
			assertThat(dialog.locator(".preview img")).hasCount(0);
			dialog.locator("#title").fill("Copy");
			page.waitForResponse((response) -> response.request().method().equals("POST"),
					() -> dialog.getByText("Create item").click());
			assertThat(screen.event("Copy").first()).isVisible();
		}
	}

	private static void drag(Screen screen, Locator event, String fromDay, String toDay) {
		Page page = screen.page();
		BoundingBox from = page.locator("td[data-date='" + fromDay + "']").boundingBox();
		double x = from.x + from.width / 2;
		BoundingBox box = Screen.pointAt(event, x - event.boundingBox().x);
		double y = box.y + box.height / 2;
		page.mouse().down();
		page.mouse().move(x + 10, y + 2);
		BoundingBox to = page.locator("td[data-date='" + toDay + "']").boundingBox();
		page.waitForResponse((response) -> response.request().method().equals("PATCH"), () -> {
			page.mouse().move(to.x + to.width / 2, y, new Mouse.MoveOptions().setSteps(5));
			page.mouse().up();
		});
	}

	private String create(String title, String start, String due) {
		return this.client.create(Map.of("type", "task", "title", title, "startDate", start, "dueDate", due,
				"assigneeIds", List.of(this.bob.id().toString())));
	}

	private Screen screen() {
		return screen(new Browser.NewContextOptions());
	}

	private Screen screen(Browser.NewContextOptions options) {
		return new Screen(browsers.browser(), this.office.address(),
				options.setLocale("en-GB").setViewportSize(1280, 800));
	}

}
