package dev.kalends.browser;

import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import dev.kalends.account.Viewer;
import dev.kalends.support.Browsers;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.OfflineCalendar;
import dev.kalends.support.Screen;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * When a session ends, all tabs of the browser go to the sign-in page and all offline
 * data is deleted.
 */
@Tag("browser")
@KalendsTest
class SessionEndBrowserTests {

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@Autowired
	private Office office;

	private Viewer bob;

	@BeforeEach
	void createPeople() {
		this.bob = this.office.person("Bob Brandt");
	}

	@Test
	void revokedSessionClosesAllTabsAndDeletesOfflineCalendar() {
		try (Screen screen = screen(ServiceWorkerPolicy.ALLOW).signIn(this.bob)) {
			Page calendar = screen.page();
			OfflineCalendar.keep(screen, "/calendar");
			Page profile = open(screen, "/profile");
			Page form = open(screen, "/work-items/new");
			form.locator("#title").fill("Half of a ti");

			revoke();

			calendar.waitForURL("**/login?expired");
			profile.waitForURL("**/login?expired");
			assertThat(form.getByText("You have been signed out. Sign in again.")).isVisible();
			assertThat(form.locator("#title")).hasValue("Half of a ti");
			OfflineCalendar.awaitGone(calendar);
		}
	}

	@Test
	void signOutAffectsAllTabs() {
		try (Screen screen = screen(ServiceWorkerPolicy.BLOCK).signIn(this.bob).open("/calendar")) {
			Page other = open(screen, "/teams");
			screen.page().locator(".avatar").click();
			screen.page().getByText("Sign out").click();
			screen.page().waitForURL("**/login?logout");
			other.waitForURL("**/login?expired");
		}
	}

	@Test
	void requestAfterSessionEndLeadsToSignInPage() {
		Client client = this.office.signIn(this.bob);
		String id = client.create(Map.of("type", "task", "title", "Write report", "startDate", "2025-10-15"));
		try (Screen screen = screen(ServiceWorkerPolicy.BLOCK).signIn(this.bob).open("/work-items/" + id)) {
			Page other = open(screen, "/profile");
			revoke();
			screen.page().locator("button[data-edit-title]").click();
			screen.page().locator(".title-input").fill("Write another report");
			screen.page().locator(".title-input").press("Enter");
			screen.page().waitForURL("**/login?expired");
			other.waitForURL("**/login?expired");
		}
	}

	@Test
	void offlineCalendarIsHiddenAfterSessionExpiry() {
		try (Screen screen = screen(ServiceWorkerPolicy.ALLOW).signIn(this.bob)) {
			Page page = screen.page();
			OfflineCalendar.keep(screen, "/calendar");
			page.evaluate("""
					async () => {
						const shell = await caches.open('kalends-shell');
						const kept = await shell.match('/calendar');
						const headers = new Headers(kept.headers);
						headers.set('Date', new Date(Date.now() - 15 * 24 * 3600 * 1000).toUTCString());
						await shell.put('/calendar', new Response(await kept.text(), { headers }));
					}""");
			screen.context().setOffline(true);
			page.reload();
			assertThat(page.locator("h1")).hasText("No connection");
			OfflineCalendar.awaitGone(page);
		}
	}

	@Test
	void pageSavesAfterSignInInAnotherTab() {
		Client client = this.office.signIn(this.bob);
		String id = client.create(Map.of("type", "task", "title", "Write report", "startDate", "2025-10-15"));
		try (Screen screen = screen(ServiceWorkerPolicy.BLOCK).signIn(this.bob).open("/work-items/" + id + "/edit")) {
			Page form = screen.page();
			form.locator("#title").fill("Write the report");
			Page dialog = open(screen, "/work-items/" + id);
			dialog.locator("#note-text").fill("Half of a no");
			// The tab gets no message, as if it was frozen at that time.
			dialog.evaluate("() => { BroadcastChannel.prototype.postMessage = () => {}; }");
			renewSession(screen);
			Page other = open(screen, "/teams");
			assertThat(other.locator("h1")).hasText("Teams");
			dialog.evaluate("() => { document.querySelector('meta[name=\"csrf-token\"]').content = 'old'; }");
			dialog.locator("#note-text").fill("Half of a note");
			dialog.locator("#notes .note-form button").click();
			assertThat(dialog.locator(".note-text")).hasText("Half of a note");
			form.locator("#title").press("Control+Enter");
			form.waitForURL("**/work-items/" + id);
			assertThat(form.locator("h1")).containsText("Write the report");
		}
	}

	@Test
	void pageOfAnotherPersonSavesNothing() {
		Client client = this.office.signIn(this.bob);
		String id = client.create(Map.of("type", "task", "title", "Write report", "startDate", "2025-10-15"));
		Viewer cleo = this.office.person("Cleo Cox");
		try (Screen screen = screen(ServiceWorkerPolicy.BLOCK).signIn(this.bob).open("/work-items/" + id)) {
			Page page = screen.page();
			page.locator("#note-text").fill("Half of a no");
			Page idle = open(screen, "/teams");
			screen.signIn(cleo);
			Page calendar = open(screen, "/calendar");
			assertThat(page.locator(".toasts")).containsText("Another person has signed in in this browser.");
			assertThat(page.locator("#note-text")).hasValue("Half of a no");
			idle.waitForURL("**/calendar*");
			page.locator("#notes .note-form button").click();
			assertThat(page.locator(".toasts")).containsText("Another person has signed in in this browser.");
			assertThat(calendar.locator(".avatar")).hasText("C");
		}
		Assertions.assertThat(client.get("/api/work-items/" + id + "/notes").body()).doesNotContain("Half");
	}

	/**
	 * Ends the session and signs in again, as in another tab.
	 */
	private void renewSession(Screen screen) {
		screen.signIn(this.bob);
	}

	private void revoke() {
		this.office.signIn(this.office.admin())
			.patch("/api/users/" + this.bob.id(), Map.of("password", "another password"));
	}

	private static Page open(Screen screen, String path) {
		Page page = screen.context().newPage();
		page.navigate(screen.page().url().replaceFirst("(https?://[^/]+).*", "$1") + path);
		return page;
	}

	private Screen screen(ServiceWorkerPolicy serviceWorkers) {
		return new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB")
					.setViewportSize(1280, 800)
					.setServiceWorkers(serviceWorkers));
	}

}
