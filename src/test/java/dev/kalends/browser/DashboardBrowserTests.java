package dev.kalends.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import dev.kalends.account.Viewer;
import dev.kalends.support.Browsers;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.Screen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The dashboard refreshes itself without disturbing the reader.
 */
@Tag("browser")
@KalendsTest
class DashboardBrowserTests {

	private static final String REFRESH = "() => document.querySelector('#dashboard')"
			+ ".dispatchEvent(new CustomEvent('refresh'))";

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@Autowired
	private Office office;

	@Test
	void refreshKeepsFocusAndScrollPosition() {
		Viewer admin = this.office.admin();
		Client client = this.office.signIn(this.office.person("Ann Ames"));
		for (int i = 0; i < 60; i++) {
			client.create(Map.of("type", "task", "title", "Item"));
		}
		try (Screen screen = new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB")
					.setReducedMotion(ReducedMotion.REDUCE)
					.setViewportSize(1280, 800))) {
			Page page = screen.signIn(admin).open("/calendar").page();
			page.locator(".topbar .avatar").click();
			page.locator("#viewer-menu a[href$='/admin/dashboard']").click();
			assertThat(page.locator("h1")).hasText("System");
			page.locator("#changes-older").focus();
			double top = top(page);
			String id = client.create(Map.of("type", "task", "title", "Item"));
			page.evaluate(REFRESH);
			assertThat(page.locator("table.changes tbody tr").first()).containsText(id.substring(30));
			assertThat(page.locator("#changes-older")).isFocused();
			assertThat(top(page)).isCloseTo(top, within(1.0));
			page.locator("#dashboard-pause").click();
			List<String> requests = new ArrayList<>();
			page.onRequest((request) -> requests.add(request.url()));
			page.evaluate(REFRESH);
			assertThat(requests).isEmpty();
			page.waitForResponse((response) -> response.url().contains("/admin/dashboard"),
					() -> page.locator("#dashboard-pause").click());
			page.locator("#scope-kind").selectOption("everyone");
			page.waitForURL("**/admin/dashboard?scope=everyone");
			assertThat(page.locator("#scope-kind")).hasValue("everyone");
			assertThat(page.locator("#change-rows")).not().containsText(id.substring(30));
		}
	}

	/**
	 * Returns the position of the focused link in the window, in pixels. The page may
	 * scroll to keep it, when parts before it change their height.
	 */
	private static double top(Page page) {
		return ((Number) page.evaluate("() => document.querySelector('#changes-older').getBoundingClientRect().top"))
			.doubleValue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "en-GB", "de-DE" })
	void tablesFitIntoTheirCardsOnPhones(String locale) {
		try (Screen screen = new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale(locale)
					.setReducedMotion(ReducedMotion.REDUCE)
					.setViewportSize(390, 844))) {
			Page page = screen.signIn(this.office.admin()).october().open("/admin/dashboard").page();
			assertThat(page.locator(".figures .numbers tbody tr").first()).isVisible();
			page.locator("#dashboard-pause").click();
			page.evaluate("() => document.querySelectorAll('.figures .numbers td')"
					+ ".forEach((cell) => { cell.textContent = '123,456 ms'; })");
			Object overflow = page.evaluate("() => [...document.querySelectorAll('.figures table')].filter((table) =>"
					+ " table.getBoundingClientRect().right > table.closest('.card-k').getBoundingClientRect().right - 8"
					+ ").length");
			assertThat(((Number) overflow).intValue()).as("tables that are cut").isZero();
		}
	}

}
