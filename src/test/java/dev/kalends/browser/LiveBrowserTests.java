package dev.kalends.browser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.kalends.account.Viewer;
import dev.kalends.live.LiveConnections;
import dev.kalends.support.Browsers;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.Screen;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Live updates of open pages in a real browser.
 */
@Tag("browser")
@KalendsTest
class LiveBrowserTests {

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@Autowired
	private Office office;

	@Autowired
	private LiveConnections connections;

	private Viewer bob;

	private Client anns;

	@BeforeEach
	void createPeople() {
		this.bob = this.office.person("Bob Brandt");
		this.anns = this.office.signIn(this.office.person("Ann Ames"));
	}

	@Test
	@Tag("firefox")
	void itemDeletedByOthersDisappears() {
		String id = create("Write report", "2025-10-15");
		try (Screen screen = screen().signIn(this.bob).october()) {
			assertThat(statusIndicator(screen)).hasText("live");
			assertThat(screen.event("Write report")).isVisible();
			this.anns.delete("/api/work-items/" + id);
			assertThat(screen.event("Write report")).hasCount(0);
			create("Something new", "2025-10-16");
			assertThat(screen.event("Something new")).isVisible();
		}
	}

	@Test
	void updateKeepsFocusAndDialog() {
		create("Write report", "2025-10-15");
		try (Screen screen = screen().signIn(this.bob).october()) {
			assertThat(statusIndicator(screen)).hasText("live");
			screen.event("Write report").focus();
			create("Something new", "2025-10-16");
			assertThat(screen.event("Something new")).isVisible();
			assertThat(screen.event("Write report")).isFocused();
			screen.page().keyboard().press("Enter");
			screen.dialog().getByText("Edit", new Locator.GetByTextOptions().setExact(true)).click();
			screen.dialog().locator("#title").fill("Half of a ti");
			create("Something else", "2025-10-17");
			assertThat(screen.event("Something else")).hasCount(1);
			assertThat(screen.dialog().locator("#title")).hasValue("Half of a ti");
			assertThat(screen.dialog().locator("#title")).isFocused();
		}
	}

	@Test
	void updateKeepsExpandedRowsAndFocusOfList() {
		Client bobs = this.office.signIn(this.bob);
		String project = bobs.create(Map.of("type", "project", "title", "Project"));
		String task = bobs.create(Map.of("type", "task", "title", "Task", "parentId", project));
		try (Screen screen = screen().signIn(this.bob).open("/work-items")) {
			Page page = screen.page();
			assertThat(statusIndicator(screen)).hasText("live");
			page.locator(".twisty").click();
			page.locator(".name", named("Task")).focus();
			bobs.patch("/api/work-items/" + task, Map.of("title", "Task with another name"));
			assertThat(page.locator(".name", named("Task with another name"))).isFocused();
			String shared = create("Of Ann", "2025-10-16");
			assertThat(page.locator(".name", named("Of Ann"))).isVisible();
			assertThat(page.locator(".name", named("Task with another name"))).isFocused();
			this.anns.delete("/api/work-items/" + shared);
			assertThat(page.locator(".name", named("Of Ann"))).hasCount(0);
			assertThat(page.locator(".twisty")).hasAttribute("aria-expanded", "true");
		}
	}

	@Test
	void failedFetchIsShownAsStaleAndRetried() {
		String id = create("Write report", "2025-10-15");
		try (Screen screen = screen().signIn(this.bob).october()) {
			assertThat(statusIndicator(screen)).hasText("live");
			screen.context().setOffline(true);
			assertThat(statusIndicator(screen)).hasText(Pattern.compile("as of \\d{1,2}:\\d{2}.*"));
			this.anns.patch("/api/work-items/" + id, Map.of("title", "Write another report"));
			screen.page().evaluate("() => dispatchEvent(new Event('focus'))");
			assertThat(screen.page().locator("#calendar.stale")).hasCount(1);
			assertThat(screen.event("Write report")).isVisible();
			assertThat(screen.page().locator("#calendar-notice").getByText("Retry")).isVisible();
			screen.context().setOffline(false);
			assertThat(screen.event("Write another report")).isVisible();
			assertThat(statusIndicator(screen)).hasText("live");
			assertThat(screen.page().locator("#calendar.stale")).hasCount(0);
			assertThat(screen.page().locator("#calendar-notice")).isHidden();
		}
	}

	@Test
	void manyTabsShareOneStream() {
		create("Write report", "2025-10-15");
		awaitNoStreams();
		try (Screen screen = screen().signIn(this.bob).october()) {
			List<Page> tabs = new ArrayList<>(List.of(screen.page()));
			for (int i = 0; i < 7; i++) {
				Page tab = screen.context().newPage();
				tab.navigate(screen.page().url());
				tabs.add(tab);
			}
			for (Page tab : tabs) {
				assertThat(tab.locator("#live-sign")).hasText("live");
			}
			Assertions.assertThat(this.connections.count()).isOne();
			create("Something new", "2025-10-16");
			for (Page tab : tabs) {
				assertThat(tab.locator("#calendar").getByText("Something new").first()).isVisible();
			}
			tabs.get(0).close();
			create("Something else", "2025-10-17");
			assertThat(tabs.get(1).locator("#calendar").getByText("Something else").first()).isVisible();
		}
		awaitNoStreams();
	}

	/**
	 * Waits until the node has noticed that the browsers of earlier tests are gone, which
	 * takes up to one heartbeat.
	 */
	private void awaitNoStreams() {
		await().atMost(Duration.ofSeconds(30)).until(() -> this.connections.count() == 0);
	}

	@Test
	void browserWithoutSharedWorkersHasAStreamForEachTab() {
		try (Screen screen = screen().signIn(this.bob)) {
			screen.context().addInitScript("delete globalThis.SharedWorker;");
			screen.october();
			assertThat(statusIndicator(screen)).hasText("live");
			create("Something new", "2025-10-16");
			assertThat(screen.event("Something new")).isVisible();
		}
	}

	@Test
	void sessionEndedElsewhereLeadsToSignInPage() {
		create("Write report", "2025-10-15");
		try (Screen screen = screen().signIn(this.bob).october()) {
			assertThat(statusIndicator(screen)).hasText("live");
			this.office.signIn(this.office.admin()).patch("/api/users/" + this.bob.id(), Map.of("enabled", false));
			screen.page().waitForURL("**/login?expired");
			assertThat(screen.page().getByText("You have been signed out.")).isVisible();
		}
	}

	@Test
	void sessionEndDuringOutageLeadsToSignInPage() {
		create("Write report", "2025-10-15");
		try (Screen screen = screen().signIn(this.bob).october()) {
			assertThat(statusIndicator(screen)).hasText("live");
			screen.context().route("**/calendar/live", Route::abort);
			screen.context().route("**/calendar/work-items/feed?*", Route::abort);
			this.office.signIn(this.office.admin()).patch("/api/users/" + this.bob.id(), Map.of("enabled", false));
			assertThat(screen.page().locator("#calendar-notice").getByText("Retry")).isVisible();
			screen.context().unroute("**/calendar/live");
			screen.context().unroute("**/calendar/work-items/feed?*");
			assertThat(screen.page().getByText("You have been signed out.")).isVisible();
		}
	}

	@Test
	void pageRestoredFromHistoryReconnects() {
		try (Screen screen = screen().signIn(this.bob).october()) {
			assertThat(statusIndicator(screen)).hasText("live");
			screen.open("/profile");
			screen.page().goBack();
			assertThat(statusIndicator(screen)).hasText("live");
			create("Something new", "2025-10-16");
			assertThat(screen.event("Something new")).isVisible();
		}
	}

	private static Locator statusIndicator(Screen screen) {
		return screen.page().locator("#live-sign");
	}

	private static Page.LocatorOptions named(String name) {
		return new Page.LocatorOptions().setHasText(Pattern.compile("^" + name + "$"));
	}

	private String create(String title, String day) {
		return this.anns.create(Map.of("type", "task", "title", title, "startDate", day, "assigneeIds",
				List.of(this.bob.id().toString())));
	}

	private Screen screen() {
		return new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1280, 800));
	}

}
