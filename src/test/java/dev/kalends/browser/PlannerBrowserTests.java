package dev.kalends.browser;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.BoundingBox;
import dev.kalends.account.Viewer;
import dev.kalends.support.Browsers;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.Screen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The planner in a real browser: Ann manages the team, Bob is an editor and Cid a viewer.
 */
@Tag("browser")
@KalendsTest
class PlannerBrowserTests {

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@Autowired
	private Office office;

	private Viewer ann;

	private Viewer bob;

	private Viewer cid;

	private Client client;

	private String team;

	@BeforeEach
	void createTeam() {
		this.ann = this.office.person("Ann Ames");
		this.bob = this.office.person("Bob Brandt");
		this.cid = this.office.person("Cid Cole");
		this.client = this.office.signIn(this.ann);
		this.team = this.client.post("/api/teams", Map.of("name", "Studio")).json().get("id").stringValue();
		this.client.put("/api/teams/" + this.team + "/members/" + this.bob.id(), Map.of("role", "editor"));
		this.client.put("/api/teams/" + this.team + "/members/" + this.cid.id(), Map.of("role", "viewer"));
		for (Viewer member : List.of(this.bob, this.cid)) {
			this.office.signIn(member).post("/api/teams/" + this.team + "/accept", null);
		}
	}

	@Test
	@Tag("firefox")
	void draggingToAnotherPersonReassignsAndMovesItem() {
		String id = create("Write report", "2025-10-14", "2025-10-15", this.bob);
		try (Screen screen = planner(this.ann)) {
			Page page = screen.page();
			assertThat(page.locator("h1")).hasText("13–26 October 2025");
			assertThat(page.locator(".planner-name .name"))
				.hasText(new String[] { "Ann Ames (you)", "Bob Brandt", "Cid Cole", "Unassigned" });
			Response saved = page.waitForResponse(PlannerBrowserTests::isPatch,
					() -> drag(page, bar(page, "Bob Brandt", "Write report"), cell(page, "Cid Cole", "2025-10-15")));
			assertThat(saved.status()).isEqualTo(200);
			assertThat(bar(page, "Cid Cole", "Write report")).hasAttribute("aria-label",
					Pattern.compile(".*15–16 October 2025.*"));
			assertThat(bar(page, "Bob Brandt", "Write report")).hasCount(0);
			assertThat(page.locator(".toast-k")).containsText("“Write report”: Cid Cole, 15–16 October 2025");
			assertItem(id, "2025-10-15", "2025-10-16", List.of(this.cid), 2);

			page.waitForResponse(PlannerBrowserTests::isPatch,
					() -> drag(page, bar(page, "Cid Cole", "Write report").locator("[data-edge='last']"),
							cell(page, "Cid Cole", "2025-10-18")));
			assertItem(id, "2025-10-15", "2025-10-18", List.of(this.cid), 3);
			page.waitForResponse(PlannerBrowserTests::isPatch,
					() -> drag(page, bar(page, "Cid Cole", "Write report"), cell(page, "Unassigned", "2025-10-15")));
			assertThat(bar(page, "Unassigned", "Write report")).isVisible();
			assertItem(id, "2025-10-15", "2025-10-18", List.of(), 4);
			page.waitForResponse(PlannerBrowserTests::isPatch,
					() -> drag(page, bar(page, "Unassigned", "Write report").locator("[data-edge='first']"),
							cell(page, "Unassigned", "2025-10-14")));
			assertThat(page.getByText("“Write report” now takes place 14–18 October 2025.")).isVisible();
			assertItem(id, "2025-10-14", "2025-10-18", List.of(), 5);

			drag(page, cell(page, "Bob Brandt", "2025-10-20"), cell(page, "Bob Brandt", "2025-10-21"));
			assertThat(screen.dialog().locator("#startDate")).hasValue("2025-10-20");
			assertThat(screen.dialog().locator("#dueDate")).hasValue("2025-10-21");
			assertThat(screen.dialog().locator("input[value='" + this.bob.id() + "']")).isChecked();
			page.keyboard().press("Escape");
			page.getByLabel("Next", new Page.GetByLabelOptions().setExact(true)).click();
			assertThat(page.locator("h1")).hasText("20 October – 2 November 2025");
			page.locator("[data-view='month']").click();
			page.goBack();
			assertThat(page.locator("h1")).hasText("20 October – 2 November 2025");
			assertThat(page.locator(".planner")).isVisible();
		}
	}

	@Test
	@Tag("firefox")
	void namesStayInViewWhileDaysScroll() {
		try (Screen screen = planner(this.ann)) {
			Page page = screen.page();
			page.setViewportSize(700, 600);
			Locator name = page.locator(".planner-name").first();
			double x = page.locator(".planner-corner").boundingBox().x;
			page.locator(".planner-scroller").evaluate("(scroller) => scroller.scrollTo(300, 0)");
			assertThat(name.boundingBox().x).isEqualTo(x);
			assertThat(page.locator(".planner-corner").boundingBox().x).isEqualTo(x);
			assertThat(cell(page, "Bob Brandt", "2025-10-13").boundingBox().x).isLessThan(x);
		}
	}

	@Test
	void secondClickOfADoubleClickOpensNoForm() {
		try (Screen screen = planner(this.ann)) {
			Locator cell = cell(screen.page(), "Bob Brandt", "2025-10-13");
			cell.dispatchEvent("click", Map.of("bubbles", true, "detail", 2));
			assertThat(screen.dialog()).hasCount(0);
			cell.dispatchEvent("click", Map.of("bubbles", true, "detail", 1));
			assertThat(screen.dialog()).hasCount(1);
		}
	}

	@Test
	void refusedDragIsRevertedWithReason() {
		String id = create("Write report", "2025-10-14", "2025-10-15", this.cid);
		try (Screen screen = planner(this.cid)) {
			Page page = screen.page();
			Response refused = page.waitForResponse(PlannerBrowserTests::isPatch, () -> drag(page,
					bar(page, "Cid Cole (you)", "Write report"), cell(page, "Bob Brandt", "2025-10-14")));
			assertThat(refused.status()).isEqualTo(403);
			assertThat(page.getByText("“Write report” was not moved.")).isVisible();
			assertThat(bar(page, "Cid Cole (you)", "Write report")).isVisible();
			assertThat(bar(page, "Bob Brandt", "Write report")).hasCount(0);
		}
		try (Screen screen = planner(this.ann)) {
			Page page = screen.page();
			Locator bar = bar(page, "Cid Cole", "Write report");
			assertThat(bar).isVisible();
			page.route("**/api/work-items/" + id, (route) -> {
				this.client.patch("/api/work-items/" + id, Map.of("title", "Renamed"));
				route.resume();
			}, new Page.RouteOptions().setTimes(1));
			drag(page, bar, cell(page, "Bob Brandt", "2025-10-16"));
			assertThat(page.getByText("Ann Ames (you) changed this item first")).isVisible();
			assertThat(bar(page, "Cid Cole", "Renamed")).isVisible();
		}
		assertItem(id, "2025-10-14", "2025-10-15", List.of(this.cid), 2);
	}

	@Test
	void keyboardMovesItemsAlongWorkingDays() {
		String id = create("Write report", "2025-10-16", "2025-10-17", this.ann);
		try (Screen screen = planner(this.ann)) {
			Page page = screen.page();
			bar(page, "Ann Ames (you)", "Write report").focus();
			page.keyboard().press("Alt+ArrowDown");
			page.keyboard().press("Alt+ArrowLeft");
			page.keyboard().press("Alt+Shift+ArrowRight");
			Locator bar = bar(page, "Bob Brandt", "Write report");
			assertThat(bar).isFocused();
			assertThat(bar).hasAttribute("aria-label", Pattern.compile(".*15–17 October 2025.*"));
			assertThat(page.locator(".planner [role='status']")).containsText("Bob Brandt, 15–17 October 2025");
			assertItem(id, "2025-10-15", "2025-10-17", List.of(this.bob), 4);
			page.getByLabel("Keep to working days").check();
			bar.focus();
			page.waitForResponse(PlannerBrowserTests::isPatch, () -> page.keyboard().press("Alt+ArrowRight"));
			assertItem(id, "2025-10-16", "2025-10-20", List.of(this.bob), 5);
		}
	}

	@Test
	void crowdedDaysExpandAndHolidaysShowNames() {
		this.client.patch("/api/teams/" + this.team + "/settings", Map.of("holidays", "de"));
		for (int i = 1; i <= 9; i++) {
			create("Step " + i, "2025-10-02", "2025-10-02", this.bob);
		}
		try (Screen screen = planner(this.ann)) {
			Page page = screen.page();
			page.waitForResponse((response) -> response.url().contains("/feed"),
					() -> screen.open("/calendar?view=people&date=2025-09-29"));
			Locator holiday = page.locator("th[data-date='2025-10-03']");
			assertThat(holiday).containsText("German Unity Day");
			assertThat(holiday).hasAttribute("data-free", "holiday");
			assertThat(page.locator("th[data-date='2025-10-04']")).containsText("day off");
			Locator more = page.locator(".planner-more");
			assertThat(more).hasText("+3 more");
			more.focus();
			page.keyboard().press("Enter");
			assertThat(page.locator(".planner-popover li")).hasCount(9);
			page.keyboard().press("Escape");
			assertThat(page.locator(".planner-popover")).isHidden();
			assertThat(more).isFocused();

			page.locator("[data-view='month']").click();
			assertThat(page.locator("td[data-date='2025-10-03'] .holiday-name")).hasText("German Unity Day");
			Locator link = page.locator("td[data-date='2025-10-02'] .fc-more-link");
			link.focus();
			page.keyboard().press("Enter");
			assertThat(page.locator(".fc-popover .fc-event")).hasCount(9);
			assertThat(page.locator(".fc-popover .fc-event").first()).isFocused();
			page.keyboard().press("Enter");
			assertThat(screen.dialog()).containsText("Step 1");
			page.keyboard().press("Escape");
			assertThat(page.locator(".fc-popover .fc-event").first()).isFocused();
			page.keyboard().press("Escape");
			assertThat(page.locator(".fc-popover")).hasCount(0);
			assertThat(link).isFocused();
		}
	}

	@Test
	void trayItemIsScheduledAndAssigned() {
		String id = this.client.create(
				Map.of("type", "task", "title", "Handbook", "teamId", this.team, "assigneeIds", List.of(id(this.cid))));
		String other = this.client.create(Map.of("type", "task", "title", "Index", "teamId", this.team));
		try (Screen screen = planner(this.ann)) {
			Page page = screen.page();
			Locator handbook = page.locator(".tray-item[data-item='" + id + "']");
			page.waitForResponse(PlannerBrowserTests::isPatch,
					() -> drag(page, handbook, cell(page, "Bob Brandt", "2025-10-16")));
			assertThat(bar(page, "Bob Brandt", "Handbook")).isVisible();
			assertThat(bar(page, "Cid Cole", "Handbook")).isVisible();
			assertThat(handbook).hasCount(0);
			assertItem(id, "2025-10-16", null, List.of(this.cid, this.bob), 2);
			assertThat(page.locator(".receiving")).hasCount(0);
			page.waitForResponse(PlannerBrowserTests::isPatch, () -> drag(page,
					page.locator(".tray-item[data-item='" + other + "']"), cell(page, "Unassigned", "2025-10-17")));
			assertThat(bar(page, "Unassigned", "Index")).isVisible();
			assertItem(other, "2025-10-17", null, List.of(), 2);
			page.keyboard().press("Control+z");
			assertThat(page.locator(".tray-item[data-item='" + other + "']")).isVisible();
		}
	}

	private static String id(Viewer person) {
		return person.id().toString();
	}

	private String create(String title, String start, String due, Viewer assignee) {
		return this.client.create(Map.of("type", "task", "title", title, "startDate", start, "dueDate", due, "teamId",
				this.team, "assigneeIds", List.of(assignee.id().toString())));
	}

	private void assertItem(String id, String start, @Nullable String due, List<Viewer> assignees, int version) {
		await().atMost(Duration.ofSeconds(60))
			.until(() -> this.client.get("/api/work-items/" + id).json().get("version").intValue() >= version);
		JsonNode item = this.client.get("/api/work-items/" + id).json();
		assertThat(item.get("startDate").stringValue()).isEqualTo(start);
		assertThat(item.get("dueDate").stringValue(null)).isEqualTo(due);
		assertThat(item.get("assigneeIds").valueStream().map(JsonNode::stringValue))
			.containsExactlyInAnyOrderElementsOf(assignees.stream().map((person) -> person.id().toString()).toList());
		assertThat(item.get("version").intValue()).isEqualTo(version);
	}

	private Screen planner(Viewer person) {
		return open(screen().signIn(person));
	}

	private static Screen open(Screen screen) {
		screen.page()
			.waitForResponse((response) -> response.url().contains("/calendar/work-items/feed"),
					() -> screen.open("/calendar?view=people&date=2025-10-13"));
		return screen;
	}

	private Screen screen() {
		return new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1600, 900));
	}

	private static boolean isPatch(Response response) {
		return response.request().method().equals("PATCH");
	}

	private static Locator row(Page page, String name) {
		return page.locator(".planner tr[data-row]")
			.filter(new Locator.FilterOptions()
				.setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))));
	}

	private static Locator bar(Page page, String name, String title) {
		return row(page, name).locator(".planner-bar").filter(new Locator.FilterOptions().setHasText(title));
	}

	private static Locator cell(Page page, String name, String day) {
		return row(page, name).locator("td[data-date='" + day + "']");
	}

	/**
	 * Drags from the start of one element to the start of another.
	 */
	private static void drag(Page page, Locator source, Locator target) {
		BoundingBox from = Screen.pointAt(source, 20);
		page.mouse().down();
		page.mouse().move(from.x + Math.min(from.width / 2, 20) + 8, from.y + from.height / 2);
		BoundingBox to = target.boundingBox();
		page.mouse().move(to.x + 20, to.y + to.height / 2, new Mouse.MoveOptions().setSteps(5));
		page.mouse().up();
	}

}
