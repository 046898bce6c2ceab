package dev.kalends.browser;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import dev.kalends.account.Viewer;
import dev.kalends.support.Browsers;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.OfflineCalendar;
import dev.kalends.support.Screen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The calendar on a phone, offline, and in print.
 */
@Tag("browser")
@KalendsTest
class PhoneBrowserTests {

	private static final String SWIPE = """
			(element, [from, to]) => {
				const touch = (x) => new Touch({ identifier: 1, target: element, clientX: x, clientY: 400 });
				const send = (name, touches, x) => element.dispatchEvent(
					new TouchEvent(name, { touches, changedTouches: [touch(x)], bubbles: true }));
				send('touchstart', [touch(from)], from);
				send('touchend', [], to);
			}""";

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@Autowired
	private Office office;

	private Viewer ann;

	private Client client;

	@BeforeEach
	void createPeople() {
		this.ann = this.office.person("Ann Ames");
		this.client = this.office.signIn(this.ann);
	}

	private Screen phone(ServiceWorkerPolicy serviceWorkers) {
		return new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setViewportSize(390, 844)
					.setHasTouch(true)
					.setLocale("en-GB")
					.setServiceWorkers(serviceWorkers))
			.signIn(this.ann);
	}

	@Test
	void phoneLayoutHasReachableControlsAndSwipes() {
		this.client.create(Map.of("type", "task", "title", "Call", "startDate", "2025-10-15"));
		try (Screen phone = phone(ServiceWorkerPolicy.BLOCK)) {
			Page page = phone.page();
			phone.open("/calendar?date=2025-10-15");
			assertThat(page.locator("[data-view='list']")).hasAttribute("aria-pressed", "true");
			assertThat(phone.event("Call")).isVisible();
			for (Locator target : page.locator(".topbar nav a, .new-item").all()) {
				BoundingBox box = target.boundingBox();
				assertThat(box.y).isGreaterThan(600);
				assertThat(Math.min(box.width, box.height)).isGreaterThanOrEqualTo(44);
			}
			Locator frame = page.locator(".calendar-frame");
			frame.evaluate(SWIPE, List.of(300, 100));
			assertThat(page.locator("h1")).hasText("November 2025");
			page.locator("[data-view='day']").click();
			frame.evaluate(SWIPE, List.of(100, 300));
			assertThat(page.locator("h1")).containsText("Oct 2025");
			frame.evaluate(SWIPE, List.of(100, 130));
			assertThat(page.locator("h1")).containsText("31 Oct 2025");
			assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(390);
		}
	}

	@Test
	void offlineCalendarOfFirstVisitShowsAgeAndIsDeletedAtSignOut() {
		this.client.create(Map.of("type", "task", "title", "Call", "startDate", "2025-10-15"));
		try (Screen phone = phone(ServiceWorkerPolicy.ALLOW)) {
			Page page = phone.page();
			OfflineCalendar.keep(phone, "/calendar?view=list&date=2025-10-15");
			assertThat(phone.event("Call")).isVisible();
			phone.context().setOffline(true);
			phone.open("/calendar");
			assertThat(phone.event("Call")).isVisible();
			assertThat(page.locator("#calendar-notice"))
				.containsText(Pattern.compile("offline.*as of \\d{1,2}:\\d{2}"));
			assertThat(page.locator("#live-sign")).hasAttribute("data-state", "as-of");
			phone.open("/work-items");
			assertThat(page.locator("h1")).hasText("No connection");
			page.getByText("Open the last calendar").click();
			page.waitForURL("**/calendar?view=list&date=2025-10-15");
			assertThat(phone.event("Call")).isVisible();
			phone.context().setOffline(false);
			phone.open("/calendar?view=list&date=2025-10-15");
			assertThat(page.locator("#calendar-notice")).isHidden();
			page.locator(".avatar").click();
			page.getByText("Sign out").click();
			page.waitForURL("**/login?logout");
			OfflineCalendar.awaitGone(page);
			phone.context().setOffline(true);
			phone.open("/calendar");
			assertThat(page.locator("h1")).hasText("No connection");
			assertThat(page.getByText("Open the last calendar")).isHidden();
		}
	}

	@Test
	void printedCalendarShowsAllEventsAndNoControls() {
		for (int i = 0; i < 12; i++) {
			this.client.create(Map.of("type", "task", "title", "Task " + i, "startDate", "2025-10-15"));
		}
		try (Screen screen = new Screen(browsers.browser(), this.office.address(), new Browser.NewContextOptions())
			.signIn(this.ann)
			.october()) {
			Page page = screen.page();
			assertThat(page.locator(".fc-daygrid-more-link").first()).isVisible();
			page.evaluate("() => dispatchEvent(new Event('beforeprint'))");
			page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
			assertThat(page.locator(".fc-daygrid-more-link:visible")).hasCount(0);
			assertThat(page.locator("#calendar .fc-event:visible")).hasCount(12);
			assertThat(page.locator("button:visible, nav:visible, .side-panel:visible")).hasCount(0);
			assertThat(page.locator("h1")).isVisible();
		}
	}

}
