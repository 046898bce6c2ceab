package dev.kalends.browser;

import java.util.Map;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Ann has added Bob to two teams, and Bob accepts or leaves them in a real browser: on
 * the calendar, on the page of the team, by keyboard and without scripts.
 */
@Tag("browser")
@KalendsTest
class TeamAcceptanceBrowserTests {

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@Autowired
	private Office office;

	private Viewer bob;

	private Client ann;

	private String studio;

	@BeforeEach
	void addBob() {
		this.bob = this.office.person("Bob Brandt");
		this.ann = this.office.signIn(this.office.person("Ann Ames"));
		this.studio = team("Studio");
		team("Workshop");
	}

	@Test
	void calendarAsksAboutEachTeamAndShowsColleagues() {
		try (Screen screen = screen(true).signIn(this.bob)) {
			Page page = screen.page();
			screen.open("/calendar?view=people&date=2025-10-13");
			Locator names = page.locator(".planner-name .name");
			assertThat(names).hasText(new String[] { "Bob Brandt (you)", "Unassigned" });
			double before = height(page);
			assertThat(question(page)).containsText("Ann Ames added you to Studio.");
			question(page).getByText("Accept", exactly()).focus();
			page.keyboard().press("Enter");
			assertThat(question(page)).containsText("Ann Ames added you to Workshop.");
			assertThat(page.locator(".toast-k")).containsText("You have accepted membership of “Studio”.");
			assertThat(names).hasText(new String[] { "Bob Brandt (you)", "Ann Ames", "Unassigned" });
			assertThat(question(page).getByText("Accept", exactly())).isFocused();
			page.keyboard().press("Enter");
			assertThat(question(page)).hasCount(0);
			assertThat(page.locator("#main")).isFocused();
			page.waitForCondition(() -> height(page) > before);
			assertThat(page).hasURL(Pattern.compile("view=people"));
		}
	}

	@Test
	void teamIsLeftFromTheCalendar() {
		try (Screen screen = screen(true).signIn(this.bob).open("/calendar")) {
			question(screen.page()).getByText("Leave", exactly()).click();
			assertThat(screen.page().locator(".toast-k")).containsText("You left “Studio”.");
			assertThat(screen.page().locator(".team-cards h2")).hasText(new String[] { "Workshop" });
			screen.open("/calendar");
			assertThat(question(screen.page())).containsText("Ann Ames added you to Workshop.");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void teamIsAcceptedOnItsPageWithAndWithoutScripts(boolean scripts) {
		try (Screen screen = screen(scripts).signIn(this.bob).open("/teams/" + this.studio)) {
			Page page = screen.page();
			assertThat(page.locator(".members .waiting")).hasCount(1);
			question(page).getByText("Accept", exactly()).click();
			assertThat(question(page)).hasCount(0);
			assertThat(page.locator(".members .waiting")).hasCount(0);
			assertThat(page.locator("h1")).hasText("Studio");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1280, 390 })
	void questionHasNoAccessibilityViolations(int width) {
		try (Screen screen = screen(true).signIn(this.bob)) {
			screen.page().setViewportSize(width, 844);
			for (String path : new String[] { "/calendar?view=list&date=2025-10-15", "/teams/" + this.studio,
					"/teams" }) {
				Accessibility.check(screen.open(path));
			}
		}
	}

	private String team(String name) {
		String id = this.ann.post("/api/teams", Map.of("name", name)).json().get("id").stringValue();
		this.ann.put("/api/teams/" + id + "/members/" + this.bob.id(), Map.of("role", "editor"));
		return id;
	}

	private static Locator question(Page page) {
		return page.locator("#team-acceptance");
	}

	private static Locator.GetByTextOptions exactly() {
		return new Locator.GetByTextOptions().setExact(true);
	}

	private static double height(Page page) {
		return page.locator("#calendar").boundingBox().height;
	}

	private Screen screen(boolean scripts) {
		return new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB")
					.setViewportSize(1280, 844)
					.setJavaScriptEnabled(scripts));
	}

}
