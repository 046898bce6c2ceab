package dev.kalends.browser;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * No page has accessibility violations.
 */
@Tag("browser")
@KalendsTest
class AccessibilityBrowserTests {

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@Autowired
	private Office office;

	@Test
	void violationsAreDetected() {
		try (Screen screen = new Screen(browsers.browser(), this.office.address(), new Browser.NewContextOptions())) {
			screen.open("/login").page().evaluate("() => document.querySelector('main').append(new Image())");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> Accessibility.check(screen))
				.withMessageContaining("image-alt");
			screen.open("/login").page().evaluate("""
					() => {
					  const sheet = new CSSStyleSheet();
					  sheet.replaceSync('@media (prefers-color-scheme: dark) { h1 { color: #222 !important } }');
					  document.adoptedStyleSheets = [sheet];
					}""");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> Accessibility.check(screen, "main"))
				.withMessageContaining("color-contrast");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1280, 390 })
	void pagesAndDialogsHaveNoViolations(int width) {
		Viewer admin = this.office.admin();
		Client client = this.office.signIn(admin);
		String project = client.create(Map.of("type", "project", "title", "Project", "startDate", "2025-10-01",
				"dueDate", "2025-10-20", "description", "**Bold** and [a link](https://example.org)"));
		String team = client.post("/api/teams", Map.of("name", "Studio")).json().get("id").stringValue();
		assertThat(client
			.put("/api/teams/" + team + "/members/" + this.office.person("Bob Brandt").id(), Map.of("role", "viewer"))
			.status()).isEqualTo(204);
		String location = client.post("/api/locations", Map.of("name", "Harbour", "address", "Quay 1"))
			.json()
			.get("id")
			.stringValue();
		String ofTeam = client.create(Map.of("type", "task", "title", "Of the team", "teamId", team, "locationId",
				location, "startDate", "2025-10-15"));
		client.post("/api/work-items/" + ofTeam + "/notes", Map.of("text", "A note"));
		client.patch("/api/work-items/" + ofTeam + "/settings",
				Map.of("labels", List.of("urgent"), "checklist", List.of("Ask", "Write")));
		client.patch("/api/work-items/" + ofTeam, Map.of("dueDate", "2025-10-16"));
		String deleted = client.create(Map.of("type", "task", "title", "Deleted"));
		client.delete("/api/work-items/" + deleted);
		for (String status : List.of("not_started", "in_progress", "at_risk", "blocked", "completed", "cancelled")) {
			client.create(Map.of("type", "task", "title", "Work " + status, "parentId", project, "startDate",
					"2025-10-15", "status", status));
			client.create(Map.of("type", "task", "title", "Call " + status, "startDate", "2025-10-16", "startTime",
					"09:00", "endTime", "10:00", "status", status));
		}
		try (Screen screen = new Screen(browsers.browser(), this.office.address(),
				new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(width, 844))) {
			Accessibility.check(screen.open("/login?error"));
			screen.signInByForm(admin);
			for (String view : List.of("month", "week", "day", "list", "year", "people")) {
				screen.page()
					.waitForResponse((response) -> response.url().contains("/feed"),
							() -> screen.open("/calendar?view=" + view + "&date=2025-10-15"));
				screen.page()
					.locator(".fc-event")
					.first()
					.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
				Accessibility.check(screen);
			}
			screen.open("/calendar?view=list&date=2025-10-15");
			screen.event("Project").first().click();
			screen.dialog().locator(".item-foot").waitFor();
			screen.dialog().locator("[popovertarget='item-more']").click();
			Accessibility.check(screen);
			screen.page().keyboard().press("Escape");
			screen.dialog().getByText("Delete item").click();
			screen.dialog().locator(".confirm").waitFor();
			Accessibility.check(screen, "dialog[open]");
			screen.dialog().locator(".confirm .btn-quiet").click();
			screen.dialog().getByText("Edit", new Locator.GetByTextOptions().setExact(true)).click();
			screen.dialog().locator("#title").waitFor();
			Accessibility.check(screen);
			for (String path : List.of("/work-items", "/work-items?shape=list&status=blocked", "/work-items?q=nothing",
					"/work-items/" + project, "/work-items/" + project + "/edit", "/work-items/new",
					"/work-items/import", "/profile", "/admin/people", "/admin/people/" + admin.id(),
					"/admin/dashboard", "/nothing-here", "/offline", "/teams", "/teams/" + team,
					"/teams/" + team + "/settings", "/settings", "/locations", "/trash", "/work-items/" + ofTeam,
					"/work-items/" + ofTeam + "/settings")) {
				screen.open(path);
				// On a phone, these pages have the same parts in the same colors.
				if (width == 1280) {
					Accessibility.check(screen);
				}
				else {
					Accessibility.checkInLight(screen);
				}
			}
			screen.open("/work-items/import");
			screen.page()
				.locator("#file")
				.setInputFiles(new FilePayload("plan.csv", "text/csv",
						"Titel;Beginn;Kosten\nMesse;03/04/2025;1\n;03/04/2025;2\n".getBytes(StandardCharsets.UTF_8)));
			screen.page().locator("#import-date-order").waitFor();
			screen.page().locator(".columns > summary").click();
			Accessibility.check(screen);
			screen.page().locator("#import-date-order").selectOption("dmy");
			screen.page().locator("#import-leave-out").waitFor();
			Accessibility.check(screen, "#main");
			screen.open("/work-items/" + ofTeam);
			screen.page().locator(".history > summary").click();
			screen.page().locator(".history-list").waitFor();
			Accessibility.check(screen, ".history");
			screen.open("/work-items?shape=list");
			screen.page().locator("[data-select]").first().check();
			Accessibility.check(screen);
		}
	}

}
