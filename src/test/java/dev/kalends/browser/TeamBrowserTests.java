package dev.kalends.browser;

import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
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
 * Creating a team, working in it, bulk changes and settings in a real browser.
 */
@Tag("browser")
@KalendsTest
class TeamBrowserTests {

	@RegisterExtension
	static final Browsers browsers = new Browsers();

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
	void addedMemberSeesItemsOfTeam() {
		try (Screen screen = screen().signIn(this.ann)) {
			screen.open("/teams");
			screen.page().locator("#name").fill("Studio");
			screen.page().locator("#name").press("Enter");
			assertThat(screen.page().locator("h1")).hasText("Studio");
			screen.page().locator("#person").selectOption(new SelectOption().setValue(this.bob.id().toString()));
			screen.page().locator(".add-member button").click();
			assertThat(screen.page().locator(".members li")).hasCount(2);
			screen.page().locator(".members select").last().selectOption("viewer");
			screen.page().getByLabel("Save the role of Bob Brandt").click();
			assertThat(screen.page().locator(".toast-k"))
				.containsText("The role of Bob Brandt in this team is now Viewer");
			screen.open("/work-items/new?start=2025-10-15");
			screen.page().locator("#title").fill("Write together");
			screen.page().locator("#teamId").selectOption(new SelectOption().setLabel("Studio"));
			screen.page().locator("button[data-submit]").click();
			assertThat(screen.page().locator(".facts")).containsText("Studio");
		}
		try (Screen screen = screen().signIn(this.bob).october()) {
			assertThat(screen.event("Write together")).hasCount(1);
			screen.event("Write together").click();
			assertThat(screen.dialog()).containsText("Studio");
			assertThat(screen.dialog().locator(".btn-danger")).hasCount(0);
			screen.dialog().locator("#note-text").fill("<b>Looks</b> good");
			screen.dialog().locator(".note-form button").click();
			assertThat(screen.dialog().locator(".note-text")).hasText("<b>Looks</b> good");
			screen.page().keyboard().press("Escape");
			screen.page().locator("input[name=team]").first().uncheck();
			assertThat(screen.event("Write together")).hasCount(0);
			screen.page().locator("input[name=team]").first().check();
			assertThat(screen.event("Write together")).hasCount(1);
		}
	}

	@Test
	void bulkChangeAndDeleteWork() {
		String project = this.client.create(Map.of("type", "project", "title", "Project", "startDate", "2025-10-01"));
		this.client.create(Map.of("type", "task", "title", "Below", "parentId", project, "startDate", "2025-10-02"));
		this.client.create(Map.of("type", "task", "title", "Alone", "startDate", "2025-10-03"));
		try (Screen screen = screen().signIn(this.ann).open("/work-items")) {
			select(screen, "Alone");
			select(screen, "Project");
			screen.page().locator("#bulk-priority").selectOption("urgent");
			screen.page().locator("#bulk-bar [data-apply]").click();
			assertThat(screen.page().locator(".toast-k")).containsText("2 items changed");
			assertThat(screen.page().locator("#bulk-bar")).isHidden();
			select(screen, "Alone");
			select(screen, "Project");
			screen.page().locator("#bulk-bar [data-delete]").click();
			assertThat(screen.page().locator("[data-children=delete]")).isVisible();
			String meanwhile = this.client.create(Map.of("type", "task", "title", "Meanwhile"));
			assertThat(screen.page().locator("#work-item-list tr[data-id='" + meanwhile + "']")).isVisible();
			this.client.delete("/api/work-items/" + meanwhile);
			assertThat(screen.page().locator("#work-item-list tr[data-id='" + meanwhile + "']")).hasCount(0);
			screen.page().locator("[data-children=delete]").click();
			assertThat(screen.page().locator(".toast-k")).containsText("2 items deleted");
			assertThat(screen.page().locator("#work-item-list .empty")).isVisible();
		}
	}

	@Test
	void settingsAreEditedAndShowSource() {
		String team = this.client.post("/api/teams", Map.of("name", "Lab")).json().get("id").stringValue();
		String project = this.client
			.create(Map.of("type", "project", "title", "Probe", "teamId", team, "startDate", "2025-10-01"));
		try (Screen screen = screen().signIn(this.ann).open("/teams/" + team + "/settings")) {
			screen.page().locator("#labels").fill("wet, cold\ndry");
			screen.page().locator("#workStart").fill("08:30");
			screen.page().locator("#holidays").fill("Nowhere");
			screen.page().locator("main form button.btn-primary").click();
			assertThat(screen.page().locator("#holidays-error")).isVisible();
			assertThat(screen.page().locator("#labels")).hasValue("wet, cold\ndry");
			screen.page().locator("#holidays").fill("Switzerland");
			screen.page().locator("main form button.btn-primary").click();
			assertThat(screen.page().locator(".toast-k")).containsText("saved");
			screen.open("/work-items/" + project + "/settings");
			Locator labels = screen.page()
				.locator(".setting-table tr", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*Labels")));
			assertThat(labels).containsText("from Lab");
			assertThat(labels.locator(".tag")).hasText(new String[] { "wet, cold", "dry" });
			screen.open("/work-items/" + project);
			assertThat(screen.page().locator(".item .tag").first()).hasText("wet, cold");
		}
	}

	private static void select(Screen screen, String title) {
		screen.page().getByLabel("Select " + title, new Page.GetByLabelOptions().setExact(true)).check();
	}

	private Screen screen() {
		return new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1280, 844));
	}

}
