package dev.kalends.browser;

import java.util.List;
import java.util.Map;

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
 * How all forms behave: submitting.
 */
@Tag("browser")
@KalendsTest
class FormsBrowserTests {

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
	void doubleClickSavesOnce() {
		String id = this.client.create(Map.of("type", "task", "title", "Report", "startDate", "2025-10-15"));
		try (Screen screen = screen().signIn(this.ann).october()) {
			Page page = screen.page();
			page.locator("#save-view").click();
			page.locator("#view-name").fill("Mine");
			page.locator("#view-form .btn-primary").dblclick();
			assertThat(page.locator("#view-form")).isHidden();
			page.reload();
			assertThat(page.locator(".view-list .name")).hasText(new String[] { "Mine" });

			screen.open("/work-items/" + id);
			page.locator("#note-text").fill("Done");
			page.locator("#notes .note-form button").dblclick();
			assertThat(page.locator("#note-text")).hasValue("");
			page.reload();
			assertThat(page.locator(".note-text")).hasCount(1);

			screen.open("/teams");
			page.locator("form[action$='/teams'] [name='name']").fill("Once");
			page.locator("form[action$='/teams'] button").dblclick();
			page.waitForURL("**/teams/*");
			screen.open("/teams");
			assertThat(page.getByText("Once", new Page.GetByTextOptions().setExact(true))).hasCount(1);
		}
	}

	@Test
	void controlEnterSubmitsEveryForm() {
		String id = this.client.create(Map.of("type", "task", "title", "Report", "startDate", "2025-10-15"));
		String team = this.client.post("/api/teams", Map.of("name", "Team")).json().get("id").stringValue();
		try (Screen screen = screen().signIn(this.ann)) {
			Page page = screen.page();
			for (String path : List.of("/work-items/" + id + "/settings", "/teams/" + team + "/settings")) {
				screen.open(path);
				page.locator("textarea[name='labels']").fill("west");
				page.locator("textarea[name='labels']").press("Control+Enter");
				assertThat(page.locator("#toasts")).containsText("Settings saved.");
				assertThat(page.locator("textarea[name='labels']")).hasValue("west");
			}
			screen.open("/work-items/" + id + "/settings");
			page.locator("textarea[name='labels']").fill("east");
			page.locator("h1").click();
			page.keyboard().press("Control+Enter");
			assertThat(page.locator("#toasts")).containsText("Settings saved.");
			screen.open("/work-items/" + id);
			page.locator("#note-text").fill("Done");
			page.locator("#note-text").press("Control+Enter");
			assertThat(page.locator(".note-text")).hasText("Done");
			screen.open("/profile");
			page.locator("#displayName").fill("Ann Archer");
			page.locator("#displayName").press("Control+Enter");
			assertThat(page.locator("#toasts .toast-k")).isVisible();
			assertThat(page.locator("#displayName")).hasValue("Ann Archer");
		}
	}

	@Test
	void dialogClosesWhenItCannotBeLoaded() {
		try (Screen screen = screen().signIn(this.ann).october()) {
			Page page = screen.page();
			screen.context().setOffline(true);
			page.keyboard().press("c");
			assertThat(screen.dialog()).hasCount(0);
			assertThat(page.locator("#toasts")).containsText("This can be opened when you are connected again.");
			screen.context().setOffline(false);
			page.locator(".toast-k button").filter(new Locator.FilterOptions().setHasText("Retry")).click();
			assertThat(page.locator("#title")).isFocused();
		}
	}

	@Test
	void dialogCanBeClosedWhileItLoads() {
		try (Screen screen = screen().signIn(this.ann).october()) {
			Page page = screen.page();
			page.route("**/work-items/new*", (route) -> {
			});
			page.keyboard().press("c");
			assertThat(page.locator(".dialog-loading")).isVisible();
			page.locator(".dialog-loading [data-leave]").click();
			assertThat(screen.dialog()).hasCount(0);
			page.unroute("**/work-items/new*");
			page.keyboard().press("c");
			assertThat(page.locator("#title")).isFocused();
		}
	}

	private Screen screen() {
		return new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1280, 900));
	}

}
