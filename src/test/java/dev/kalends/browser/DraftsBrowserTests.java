package dev.kalends.browser;

import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import dev.kalends.account.Viewer;
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

/**
 * Drafts: input that was not saved is offered when the same person opens the same form
 * again in the same browser.
 */
@Tag("browser")
@KalendsTest
class DraftsBrowserTests {

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	private static final Pattern QUESTION = Pattern.compile("Restore what you typed at \\d{1,2}:\\d{2}.*");

	@Autowired
	private Office office;

	private Viewer ann;

	private Client client;

	@BeforeEach
	void createPeople() {
		this.ann = this.office.person("Ann Ames");
		this.client = this.office.signIn(this.ann);
	}

	@Test
	void signInReturnsToDialogWithDraft() {
		String id = create("Write report");
		Viewer bob = this.office.person("Bob Brandt");
		try (Screen screen = screen(ServiceWorkerPolicy.BLOCK).signIn(this.ann).october()) {
			Page page = screen.page();
			screen.event("Write report").click();
			page.locator("#item-actions .btn-primary").click();
			fillItem(page, bob);
			String address = page.url();

			endSessions();
			page.locator("dialog [data-submit]").click();
			page.locator(".toast-k button").getByText("Sign in").click();
			page.waitForURL("**/login*");
			page.locator("#username").fill(this.ann.username());
			page.locator("#password").fill("wrong password");
			page.locator("#password").press("Enter");
			page.waitForURL("**/login?error");
			signInByForm(page, this.ann);

			page.waitForURL(address);
			assertThat(offer(page)).hasText(QUESTION);
			assertThat(page.locator("#title")).hasValue("Write report");
			assertThat(page.locator("#said")).hasText(QUESTION);
			Accessibility.check(screen);
			page.keyboard().press("Shift+Tab");
			page.keyboard().press("Shift+Tab");
			assertThat(page.getByText("Restore", new Page.GetByTextOptions().setExact(true))).isFocused();
			page.keyboard().press("Enter");
			assertThat(page.locator("#title")).isFocused();
			assertItemFilled(page, bob);
			page.locator("dialog [data-submit]").click();
			assertThat(screen.dialog()).hasCount(0);
			Assertions.assertThat(this.office.signIn(this.ann).get("/api/work-items/" + id).body())
				.contains("Write another report", "high", "2025-10-22");
			Assertions.assertThat(drafts(page)).isEqualTo("[]");
		}
	}

	private static void fillItem(Page page, Viewer bob) {
		page.locator("#title").fill("Write another report");
		page.locator("#dueDate").fill("2025-10-22");
		page.locator("#startTime").fill("10:00");
		page.locator("#priority").selectOption("high");
		page.locator("#assignee-" + bob.id()).check();
		page.locator("#description").fill("Two\nlines");
		page.locator("details.more > summary").click();
		page.locator("#assigneeLabels").fill("Meyer; Sohn GmbH");
		page.locator("#calendarVisible").uncheck();
		page.locator("#ownColor").check();
		page.locator("#color").fill("#336699");
	}

	private static void assertItemFilled(Page page, Viewer bob) {
		assertThat(page.locator("#title")).hasValue("Write another report");
		assertThat(page.locator("#dueDate")).hasValue("2025-10-22");
		assertThat(page.locator("#startTime")).hasValue("10:00");
		assertThat(page.locator("#timeZone")).isVisible();
		assertThat(page.locator("#priority")).hasValue("high");
		assertThat(page.locator("#assignee-" + bob.id())).isChecked();
		assertThat(page.locator("#description")).hasValue("Two\nlines");
		assertThat(page.locator("#assigneeLabels")).hasValue("Meyer; Sohn GmbH");
		assertThat(page.locator("#assigneeLabels")).isVisible();
		assertThat(page.locator("#calendarVisible")).not().isChecked();
		assertThat(page.locator("#color")).hasValue("#336699");
	}

	@Test
	void savedFormsLeaveNoDraftAndRefusedOnesKeepTheirs() {
		try (Screen screen = screen(ServiceWorkerPolicy.ALLOW).signIn(this.ann).open("/profile")) {
			Page page = screen.page();
			page.locator("#displayName").fill("\u202E");
			page.locator("#displayName").press("Control+Enter");
			assertThat(page.locator("#displayName-error")).isVisible();
			page.waitForLoadState();
			assertThat(offer(page)).hasCount(0);
			page.locator("#clock").selectOption("12");
			awaitDraft(page, "\"clock\":[\"12\"]");
			screen.open("/profile");
			offer(page).getByText("Restore", new Locator.GetByTextOptions().setExact(true)).click();
			assertThat(page.locator("#clock")).hasValue("12");
			page.locator("#displayName").fill("Ann Archer");
			page.locator("#displayName").press("Control+Enter");
			assertThat(page.locator("#toasts .toast-k")).isVisible();
			Assertions.assertThat(drafts(page)).isEqualTo("[]");

			screen.open("/work-items/new?start=2025-10-15&end=2025-10-15");
			page.locator("#title").fill("Write report");
			page.locator("#title").press("Control+Enter");
			assertThat(page.locator("h1")).containsText("Write report");
			page.waitForLoadState();
			page.locator("#note-text").fill("Half of a note");
			awaitDraft(page, "Half of a note");
			page.locator("#note-text").press("Control+Enter");
			assertThat(page.locator(".note-text")).hasText("Half of a note");
			Assertions.assertThat(drafts(page)).isEqualTo("[]");
		}
	}

	@Test
	void fullPageFormReturnsAfterExpiredSession() {
		try (Screen screen = screen(ServiceWorkerPolicy.BLOCK).signIn(this.ann)
			.open("/work-items/new?start=2025-10-15&end=2025-10-16&label=west")) {
			Page page = screen.page();
			page.locator("#title").fill("Write report");
			endSessions();
			page.locator("#title").press("Control+Enter");
			page.waitForURL("**/login?expired");
			signInByForm(page, this.ann);
			page.waitForURL("**/work-items/new?start=2025-10-15&end=2025-10-16&label=west");
			assertThat(offer(page)).hasText(QUESTION);
			// The form for another day restores the day and the labels that were chosen
			// first.
			screen.open("/work-items/new?start=2025-11-03&end=2025-11-03");
			offer(page).getByText("Restore", new Locator.GetByTextOptions().setExact(true)).click();
			assertThat(page.locator("#title")).hasValue("Write report");
			assertThat(page.locator("#startDate")).hasValue("2025-10-15");
			assertThat(page.locator("#dueDate")).hasValue("2025-10-16");
			assertThat(page.getByLabel("west")).isChecked();
			page.locator("#title").press("Control+Enter");
			assertThat(page.locator("h1")).containsText("Write report");
			Assertions.assertThat(drafts(page)).isEqualTo("[]");
		}
	}

	@Test
	void draftsSurviveReloadAndLossOfConnection() {
		String id = create("Write report");
		try (Screen screen = screen(ServiceWorkerPolicy.BLOCK).signIn(this.ann).october()) {
			Page page = screen.page();
			page.locator("#save-view").click();
			page.locator("#view-name").fill("My vie");
			screen.event("Write report").click();
			page.locator("#note-text").waitFor();
			screen.context().setOffline(true);
			page.locator("#note-text").fill("Half of a no");
			// At once, without waiting until it is stored.
			screen.context().setOffline(false);
			page.reload();
			screen.event("Write report").click();
			offer(page).getByText("Restore", new Locator.GetByTextOptions().setExact(true)).click();
			assertThat(page.locator("#note-text")).hasValue("Half of a no");
			page.keyboard().press("Escape");
			page.locator(".unsaved").getByText("Discard changes").click();
			assertThat(screen.dialog()).hasCount(0);
			screen.event("Write report").click();
			page.locator("#note-text").waitFor();
			assertThat(page.locator("dialog .draft-offer")).hasCount(0);
			page.keyboard().press("Escape");
			page.locator("#save-view").click();
			assertThat(offer(page)).hasText(QUESTION);
			offer(page).getByText("Discard").click();
			assertThat(page.locator("#view-name")).isFocused();
			page.locator("#view-form [data-cancel]").click();

			screen.open("/work-items/" + id);
			page.locator("button[data-edit-title]").click();
			page.locator(".title-input").fill("Write another report");
			page.reload();
			assertThat(offer(page)).hasText(QUESTION);
			offer(page).getByText("Restore", new Locator.GetByTextOptions().setExact(true)).click();
			page.locator(".title-input").press("Enter");
			assertThat(page.locator("#toasts")).containsText("Write another report");
			Assertions.assertThat(drafts(page)).isEqualTo("[]");
		}
	}

	@Test
	void draftOfChangedItemSaysSo() {
		String id = create("Write report");
		try (Screen screen = screen(ServiceWorkerPolicy.BLOCK).signIn(this.ann).open("/work-items/" + id + "/edit")) {
			Page page = screen.page();
			page.locator("#title").fill("Write another report");
			awaitDraft(page, "another");
			this.client.patch("/api/work-items/" + id, Map.of("title", "Write a summary", "priority", "low"));
			page.reload();
			assertThat(offer(page)).containsText("This item has been changed since then.");
			assertThat(offer(page)).containsText("Restoring replaces what has been saved since then: Title.");
			offer(page).getByText("Restore", new Locator.GetByTextOptions().setExact(true)).click();
			assertThat(page.locator("#title")).hasValue("Write another report");
			assertThat(page.locator("#priority")).hasValue("low");
			this.client.patch("/api/work-items/" + id, Map.of("title", "Write a letter"));
			page.locator("#title").press("Control+Enter");
			assertThat(page.locator(".conflict")).containsText("Write a letter");
			assertThat(offer(page)).hasCount(0);
			page.locator("[data-submit]").click();
			assertThat(page.locator("h1")).containsText("Write another report");
			Assertions.assertThat(drafts(page)).isEqualTo("[]");
		}
	}

	@Test
	void draftsBelongToOnePerson() {
		Viewer bob = this.office.person("Bob Brandt");
		try (Screen screen = screen(ServiceWorkerPolicy.BLOCK).signIn(this.ann).open("/work-items/new")) {
			Page page = screen.page();
			page.locator("#title").fill("Half of a ti");
			awaitDraft(page, "Half of a ti");
			endSessions();
			screen.open("/work-items/new");
			signInByForm(page, bob);
			screen.open("/work-items/new");
			assertThat(page.locator("#title")).isVisible();
			assertThat(offer(page)).hasCount(0);
			page.locator("#title").fill("Of Bob");
			awaitDraft(page, "Of Bob");
			signOut(page);
			Assertions.assertThat(drafts(page)).contains("Half of a ti").doesNotContain("Of Bob");
			signInByForm(page, this.ann);
			page.waitForURL("**/calendar*");
			screen.open("/work-items/new");
			assertThat(offer(page)).hasText(QUESTION);
			Page other = screen.context().newPage();
			other.navigate(page.url());
			assertThat(offer(other)).hasText(QUESTION);
			Page typing = screen.context().newPage();
			typing.navigate(page.url());
			typing.locator("#title").fill("Another title");
			awaitDraft(typing, "Another title");
			signOut(page);
			assertThat(offer(other)).hasCount(0);
			assertThat(typing.locator("#toasts")).containsText("You have been signed out.");
			typing.locator("#title").fill("Another title, longer");
			Assertions.assertThat(drafts(page)).isEqualTo("[]");
			// The text is still on screen, and is a draft again after the next sign-in.
			signInByForm(page, this.ann);
			page.waitForURL("**/calendar*");
			awaitDraft(typing, "Another title, longer");
		}
	}

	@Test
	void secretsAreNeverStored() {
		try (Screen screen = screen(ServiceWorkerPolicy.BLOCK).signIn(this.office.admin()).open("/admin/people")) {
			Page page = screen.page();
			page.locator("summary").click();
			page.locator("#displayName").fill("Cleo Cox");
			page.locator("#password").fill("a secret password");
			awaitDraft(page, "Cleo Cox");
			String stored = drafts(page);
			Assertions.assertThat(stored).doesNotContain("a secret password", "_csrf", "creationKey");
			screen.open("/profile");
			page.locator("#currentPassword").fill("a secret password");
			page.locator("#newPassword").fill("another secret password");
			screen.open("/work-items/new");
			page.locator("#title").fill("Write report");
			awaitDraft(page, "Write report");
			Assertions.assertThat(drafts(page)).doesNotContain("secret", "_csrf", "creationKey", "version\":\"");
			page.evaluate("() => localStorage.clear()");
		}
	}

	private String create(String title) {
		return this.client
			.create(Map.of("type", "task", "title", title, "startDate", "2025-10-15", "dueDate", "2025-10-15"));
	}

	private static Locator offer(Page page) {
		return page.locator(".draft-offer");
	}

	private static String drafts(Page page) {
		return (String) page.evaluate("() => JSON.stringify(Object.entries(localStorage)"
				+ ".filter(([key]) => key.startsWith('kalends.draft:')))");
	}

	private static void awaitDraft(Page page, String text) {
		page.waitForFunction("(text) => Object.entries(localStorage).some(([key, value]) =>"
				+ " key.startsWith('kalends.draft:') && value.includes(text))", text);
	}

	private void endSessions() {
		this.office.signIn(this.office.admin())
			.patch("/api/users/" + this.ann.id(), Map.of("password", Office.PASSWORD));
	}

	private static void signInByForm(Page page, Viewer person) {
		page.locator("#username").fill(person.username());
		page.locator("#password").fill(Office.PASSWORD);
		page.locator("#password").press("Enter");
	}

	private static void signOut(Page page) {
		page.locator(".topbar .avatar").click();
		page.getByText("Sign out").click();
		page.waitForURL("**/login?logout");
	}

	private Screen screen(ServiceWorkerPolicy serviceWorkers) {
		return new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB")
					.setViewportSize(1280, 900)
					.setServiceWorkers(serviceWorkers));
	}

}
