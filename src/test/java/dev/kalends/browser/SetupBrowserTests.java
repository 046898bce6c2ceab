package dev.kalends.browser;

import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.kalends.support.Browsers;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.Screen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The setup of a new installation creates the first administrator and sample data. It
 * uses a separate application without accounts.
 */
@Tag("browser")
@KalendsTest
@TestPropertySource(properties = "spring.application.name=kalends-setup")
class SetupBrowserTests {

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@Autowired
	private Office office;

	@Test
	void firstVisitorBecomesAdministrator() {
		Client stranger = this.office.stranger();
		for (String page : List.of("/", "/calendar", "/work-items", "/login", "/nothing-here")) {
			Response answer = stranger.get(page);
			assertThat(answer.status()).as(page).isEqualTo(302);
			assertThat(answer.header("Location")).as(page).endsWith("/setup");
		}
		assertThat(stranger.get("/api/me").status()).isEqualTo(401);
		assertThat(stranger.get("/actuator/health").status()).isEqualTo(200);
		try (Screen screen = new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB").setColorScheme(ColorScheme.DARK))) {
			Page page = screen.page();
			Accessibility.check(screen.open("/setup"));
			page.locator("#displayName").fill("Olivia Owner");
			page.locator("#username").fill("Olivia!");
			page.locator("#password").fill("correct horse");
			page.locator("#password").press("Enter");
			assertThat(page.locator("#username-error")).containsText("2 to 64 characters");
			Accessibility.check(screen);
			page.locator("#username").fill("olivia");
			page.locator("#password").fill("correct horse");
			page.locator("#password").press("Enter");
			page.waitForURL("**/calendar*");
			assertThat(screen.event("Office move to Harbour Street").first()).isVisible();
			Client client = this.office.stranger().signIn("olivia", "correct horse");
			assertThat(client.get("/api/me").json().get("role").stringValue()).isEqualTo("admin");
			for (String filter : List.of("type=sub_project", "type=sub_activity", "type=subtask", "status=at_risk",
					"status=blocked", "status=completed", "status=cancelled")) {
				assertThat(client.get("/api/work-items?" + filter).json().at("/page/totalItems").intValue()).as(filter)
					.isPositive();
			}
			assertThat(screen.open("/setup").page().url()).endsWith("/calendar");
		}
	}

}
