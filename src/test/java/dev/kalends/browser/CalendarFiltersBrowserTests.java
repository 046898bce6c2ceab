package dev.kalends.browser;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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

/**
 * Filters of the calendar: overdue items, namesakes, and addresses that name something
 * unknown.
 */
@Tag("browser")
@KalendsTest
class CalendarFiltersBrowserTests {

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
	void overdueItemsAreMarkedInEveryViewAndFiltered() {
		create("Late", Map.of("startDate", "2025-10-15", "assigneeIds", List.of(this.ann.id().toString())));
		create("Done", Map.of("startDate", "2025-10-15", "status", "completed"));
		try (Screen screen = screen().signIn(this.ann)) {
			Page page = screen.page();
			for (String view : List.of("month", "week", "day", "list", "people")) {
				screen.open("/calendar?date=2025-10-15&view=" + view);
				Locator late = page.locator("#calendar .event-line").filter(hasText("Late")).first();
				assertThat(late.locator(".overdue-sign")).hasCount(1);
				assertThat(late.locator(".overdue-word")).hasText("Overdue");
				assertThat(page.getByLabel(Pattern.compile("^Late, .*Overdue"))).hasCount(1);
				assertThat(page.locator("#calendar .event-line").filter(hasText("Done")).locator(".overdue-sign"))
					.hasCount(0);
			}
			screen.open("/calendar?date=2025-10-15&view=month");
			Locator row = page.locator("[data-count='overdue/true']");
			assertThat(row.locator(".count")).hasText("1");
			row.locator("input").check();
			assertThat(screen.event("Done")).hasCount(0);
			assertThat(screen.event("Late")).isVisible();
			assertThat(page).hasURL(Pattern.compile(".*overdue=true.*"));
			page.reload();
			assertThat(screen.event("Late")).isVisible();
			assertThat(screen.event("Done")).hasCount(0);
			assertThat(row.locator("input")).isChecked();
			page.locator("#clear-filters").click();
			assertThat(screen.event("Done")).isVisible();
		}
	}

	@Test
	void namesakesAreCountedSeparately() {
		Viewer first = this.office.person("Anna Schmidt");
		Viewer second = this.office.person("Anna Schmidt");
		for (int i = 0; i < 3; i++) {
			create("Step " + i, Map.of("startDate", "2025-10-15", "assigneeIds", List.of(first.id().toString())));
		}
		create("Other", Map.of("startDate", "2025-10-16", "assigneeIds", List.of(second.id().toString()),
				"assigneeLabels", List.of("Anna Schmidt")));
		try (Screen screen = screen().signIn(this.ann).open("/calendar?date=2025-10-15&view=month")) {
			assertThat(screen.page().locator("[data-count='assignee/" + first.id() + "'] .count")).hasText("3");
			assertThat(screen.page().locator("[data-count='assignee/" + second.id() + "'] .count")).hasText("1");
		}
	}

	@Test
	void unknownPartsOfTheAddressAreLeftOut() {
		create("Write", Map.of("startDate", "2025-10-15"));
		create("Plan", Map.of("startDate", "2025-10-15", "type", "project"));
		String team = UUID.randomUUID().toString();
		try (Screen screen = screen().signIn(this.ann)) {
			Page page = screen.page();
			screen.open("/calendar?date=2025-10-15&view=month&type=task&team=" + team + "&location=" + team);
			assertThat(screen.event("Write")).isVisible();
			assertThat(screen.event("Plan")).hasCount(0);
			assertThat(page.locator(".chip.gone"))
				.hasText(new String[] { "A team you are not in", "A deleted location" });
			assertThat(page.locator(".toasts")).containsText("team that you are not a member of");
			page.locator(".chip.gone").first().click();
			assertThat(page.locator(".chip.gone")).hasText(new String[] { "A deleted location" });
			for (String view : List.of("constructor", "toString", "__proto__")) {
				screen.open("/calendar?date=2025-10-15&view=" + view);
				assertThat(screen.event("Write")).isVisible();
				assertThat(page.locator("[data-view='month']")).hasAttribute("aria-pressed", "true");
			}
		}
	}

	@Test
	void freeDaysFollowTheTeamFilter() {
		String gulf = this.client.post("/api/teams", Map.of("name", "Gulf")).json().get("id").stringValue();
		this.client.post("/api/teams", Map.of("name", "Studio"));
		this.client.patch("/api/teams/" + gulf + "/settings",
				Map.of("workingDays", List.of("sunday", "monday", "tuesday", "wednesday", "thursday")));
		try (Screen screen = screen().signIn(this.ann).open("/calendar?date=2025-10-15&view=month")) {
			Page page = screen.page();
			Locator friday = page.locator("td[data-date='2025-10-17']");
			assertThat(page.locator("td[data-date='2025-10-18']")).hasAttribute("data-free", "day-off");
			assertThat(friday).not().hasAttribute("data-free", "day-off");
			for (String other : List.of("Studio", "Personal")) {
				page.locator("#filters .filter-row").filter(hasText(other)).locator("input[name='team']").uncheck();
			}
			assertThat(friday).hasAttribute("data-free", "day-off");
			assertThat(page.locator("#period")).hasText("October 2025 · Gulf");
			assertThat(page).hasTitle("October 2025 · Gulf · Kalends");
			assertThat(page.locator("td[data-date='2025-10-19']")).not().hasAttribute("data-free", "day-off");
			page.locator("#clear-filters").click();
			assertThat(page.locator("#period")).hasText("October 2025");
			assertThat(friday).not().hasAttribute("data-free", "day-off");
		}
	}

	@Test
	@Tag("firefox")
	void itemCreatedUnderAFilterIsVisible() {
		String studio = this.client.post("/api/teams", Map.of("name", "Studio")).json().get("id").stringValue();
		this.client.post("/api/teams", Map.of("name", "Office"));
		try (Screen screen = screen().signIn(this.ann)) {
			Page page = screen.page();
			screen.open("/calendar?date=2025-10-15&view=month&team=" + studio + "&assignee=me");
			page.locator("td[data-date='2025-10-15']").click();
			page.locator("#title").fill("By click");
			page.locator("#title").press("Enter");
			assertThat(screen.event("By click")).isVisible();
			page.keyboard().press("c");
			page.locator("#title").fill("By key");
			page.locator("#title").press("Enter");
			assertThat(screen.event("By key")).isVisible();
			assertThat(page.locator(".toasts")).not().containsText("Not shown");
			screen.open("/calendar?date=2025-10-15&view=month");
			page.locator("td[data-date='2025-10-16']").click();
			assertThat(page.locator("#teamId")).hasValue(studio);
		}
	}

	@Test
	void savedItemThatIsNotShownCanBeShown() {
		try (Screen screen = screen().signIn(this.ann)) {
			Page page = screen.page();
			screen.open("/calendar?date=2025-10-15&view=month&q=report");
			page.locator("td[data-date='2025-10-15']").click();
			page.locator("#title").fill("Meeting");
			page.locator("#title").press("Enter");
			assertThat(page.locator(".toasts")).containsText("Not shown by the current filter.");
			assertThat(page.locator(".toast-k button").filter(hasText("Undo"))).isVisible();
			page.locator(".toast-k button").filter(hasText("Show")).click();
			assertThat(screen.event("Meeting")).isVisible();
			assertThat(page).hasURL(Pattern.compile("^(?!.*q=report).*$"));
			page.locator("td[data-date='2025-10-16']").click();
			page.locator("#title").fill("Later");
			page.locator("#startDate").fill("2026-02-10");
			page.locator("#dueDate").fill("2026-02-10");
			page.locator("#title").press("Enter");
			assertThat(page.locator(".toasts")).containsText("Not in the period on screen.");
			page.locator(".toast-k button").filter(hasText("Show")).click();
			assertThat(screen.event("Later")).isVisible();
		}
	}

	@Test
	void itemThatIsRenamedUnderAFilterCanBeShown() {
		create("Write report", Map.of("startDate", "2025-10-15"));
		try (Screen screen = screen().signIn(this.ann)) {
			Page page = screen.page();
			screen.open("/calendar?date=2025-10-15&view=month&q=report");
			screen.event("Write report").click();
			page.locator("button[data-edit-title]").click();
			page.locator(".title-input").fill("Write memo");
			page.locator(".title-input").press("Enter");
			assertThat(page.locator(".toasts")).containsText("Not shown by the current filter.");
			page.locator(".toast-k button").filter(hasText("Show")).click();
			page.keyboard().press("Escape");
			assertThat(screen.event("Write memo")).isVisible();
		}
	}

	@Test
	void listSaysThatASavedItemIsNotShown() {
		try (Screen screen = screen().signIn(this.ann).open("/work-items?q=report")) {
			Page page = screen.page();
			page.keyboard().press("c");
			page.locator("#title").fill("Meeting");
			page.locator("#title").press("Enter");
			assertThat(page.locator(".toasts")).containsText("Not shown by the current filter.");
			page.locator(".toast-k button").filter(hasText("Show")).click();
			assertThat(page.locator("#dialog-title")).hasText("Meeting");
		}
	}

	private static Locator.FilterOptions hasText(String text) {
		return new Locator.FilterOptions().setHasText(text);
	}

	private void create(String title, Map<String, Object> members) {
		Map<String, Object> item = new HashMap<>(Map.of("type", "task", "title", title));
		item.putAll(members);
		this.client.create(item);
	}

	private Screen screen() {
		return new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1280, 900));
	}

}
