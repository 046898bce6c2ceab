package dev.kalends.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import dev.kalends.support.Browsers;
import dev.kalends.support.Client;
import dev.kalends.support.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes screenshots of all pages with the sample data for {@code docs/images/pages}, wide
 * and narrow, in the light and the dark color scheme. It is not a test and only runs by
 * name: {@code ./mvnw test -Dtest=Pictures}.
 */
class Pictures {

	private static final Path FOLDER = Path.of("docs/images/pages");

	private static final String PASSWORD = "kalends-demo";

	private static final int QUALITY = 60;

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@Test
	void take(@TempDir Path folder) throws Exception {
		Files.createDirectories(FOLDER);
		try (Node node = Node.start(folder, "spring.profiles.active=demo")) {
			Client alice = node.stranger().signIn("alice", PASSWORD);
			Map<String, String> pages = pages(alice);
			for (int width : new int[] { 1280, 390 }) {
				for (ColorScheme scheme : new ColorScheme[] { ColorScheme.LIGHT, ColorScheme.DARK }) {
					take(node.address(), pages, width, scheme);
				}
			}
		}
	}

	private static Map<String, String> pages(Client alice) {
		String team = alice.get("/api/teams").json().get(0).get("id").stringValue();
		String item = alice.get("/api/work-items?q=website&size=1").json().at("/items/0/id").stringValue();
		String person = alice.get("/api/me").json().get("id").stringValue();
		String deleted = alice.create(Map.of("type", "task", "title", "Order too many chairs"));
		alice.delete("/api/work-items/" + deleted);
		Map<String, String> pages = new LinkedHashMap<>();
		for (String view : new String[] { "month", "week", "day", "list", "year", "people" }) {
			pages.put("calendar-" + view, "/calendar?view=" + view);
		}
		pages.put("work-items", "/work-items");
		pages.put("work-item", "/work-items/" + item);
		pages.put("work-item-edit", "/work-items/" + item + "/edit");
		pages.put("work-item-settings", "/work-items/" + item + "/settings");
		pages.put("import", "/work-items/import");
		pages.put("teams", "/teams");
		pages.put("team", "/teams/" + team);
		pages.put("trash", "/trash");
		pages.put("locations", "/locations");
		pages.put("settings", "/settings");
		pages.put("profile", "/profile");
		pages.put("people", "/admin/people");
		pages.put("person", "/admin/people/" + person);
		pages.put("dashboard", "/admin/dashboard");
		pages.put("not-found", "/nothing-here");
		return pages;
	}

	private static void take(String address, Map<String, String> pages, int width, ColorScheme scheme) {
		Browser.NewContextOptions options = new Browser.NewContextOptions().setLocale("en-GB")
			.setViewportSize(width, (width > 1000) ? 800 : 844)
			.setColorScheme(scheme)
			.setReducedMotion(ReducedMotion.REDUCE)
			.setServiceWorkers(ServiceWorkerPolicy.BLOCK);
		try (Page page = browsers.browser().newContext(options).newPage()) {
			page.navigate(address + "/login");
			takeScreenshot(page, "login", width, scheme);
			page.locator("#username").fill("alice");
			page.locator("#password").fill(PASSWORD);
			page.locator("#password").press("Enter");
			page.waitForURL("**/calendar*");
			pages.forEach((name, path) -> {
				page.navigate(address + path);
				takeScreenshot(page, name, width, scheme);
			});
			page.navigate(address + "/calendar?view=list");
			page.locator("#calendar .fc-event a").first().click();
			page.locator("dialog[open] .item-foot").waitFor();
			takeScreenshot(page, "dialog", width, scheme);
		}
	}

	private static void takeScreenshot(Page page, String name, int width, ColorScheme scheme) {
		// The event stream never ends, so the network of the calendar is never idle.
		page.waitForLoadState(LoadState.LOAD);
		page.waitForFunction("() => !document.querySelector('.calendar-busy.busy')");
		page.screenshot(new Page.ScreenshotOptions().setType(ScreenshotType.JPEG)
			.setQuality(QUALITY)
			.setPath(FOLDER.resolve("%s-%d-%s.jpg".formatted(name, width, scheme.name().toLowerCase()))));
	}

}
