package dev.kalends.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import dev.kalends.support.Browsers;
import dev.kalends.support.Client;
import dev.kalends.support.Node;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes pictures of the demo office. It is not a test and only runs by name.
 * <ul>
 * <li>{@code ./mvnw test -Dtest=Pictures#everyPage} writes every page in three sizes,
 * light and dark, to {@code target/pictures}. {@link PictureComparison} compares two such
 * folders. With {@code -Dkalends.browser=firefox} they are taken in Firefox.</li>
 * <li>{@code ./mvnw test -Dtest=Pictures#tour} writes the pictures of
 * {@code docs/tour.md} to {@code docs/images}.</li>
 * </ul>
 */
class Pictures {

	private static final Path EVERY_PAGE = Path.of("target/pictures");

	private static final Path TOUR = Path.of("docs/images");

	private static final String PASSWORD = "kalends-demo";

	/**
	 * Timeout of a step in milliseconds, on a machine under load.
	 */
	private static final double PATIENCE = 120_000;

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@TempDir
	private Path data;

	private Path folder = EVERY_PAGE;

	@BeforeEach
	void cleanUp() throws IOException {
		Files.createDirectories(EVERY_PAGE);
		try (var old = Files.newDirectoryStream(EVERY_PAGE, "*.png")) {
			for (Path picture : old) {
				Files.delete(picture);
			}
		}
	}

	@Test
	void everyPage() {
		try (Node node = Node.startWithoutAdministrator(this.data)) {
			for (Look look : Look.ALL) {
				try (BrowserContext context = context(node, look)) {
					Page page = context.newPage();
					open(page, "/setup");
					shoot(page, look.of("setup"));
				}
			}
		}
		try (Node node = Node.start(this.data, "kalends.data-dir=" + this.data.resolve("demo"),
				"spring.profiles.active=demo")) {
			Map<String, String> pages = pages(node);
			for (Look look : Look.ALL) {
				try (BrowserContext context = context(node, look)) {
					everyPage(context.newPage(), pages, look);
				}
			}
		}
	}

	@Test
	void tour() throws IOException {
		this.folder = TOUR;
		Files.createDirectories(TOUR);
		try (Node node = Node.start(this.data, "spring.profiles.active=demo");
				BrowserContext context = context(node, Look.ALL.get(0))) {
			Page page = context.newPage();
			signIn(page);
			openMonth(page);
			shoot(page, "calendar");
			page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
			shoot(page, "calendar-dark");
			page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
			open(page, "/calendar?view=people");
			shoot(page, "planner");
			openItem(page);
			shoot(page, "item");
			open(page, "/work-items");
			shoot(page, "list");
			open(page, "/admin/dashboard");
			shoot(page, "dashboard");
		}
	}

	private static Map<String, String> pages(Node node) {
		Client alice = node.stranger().signIn("alice", PASSWORD);
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
		pages.put("work-item-new", "/work-items/new");
		pages.put("work-item-edit", "/work-items/" + item + "/edit");
		pages.put("work-item-settings", "/work-items/" + item + "/settings");
		pages.put("import", "/work-items/import");
		pages.put("teams", "/teams");
		pages.put("team", "/teams/" + team);
		pages.put("team-settings", "/teams/" + team + "/settings");
		pages.put("trash", "/trash");
		pages.put("locations", "/locations");
		pages.put("settings", "/settings");
		pages.put("profile", "/profile");
		pages.put("people", "/admin/people");
		pages.put("person", "/admin/people/" + person);
		pages.put("dashboard", "/admin/dashboard");
		pages.put("not-found", "/nothing-here");
		pages.put("offline", "/offline");
		return pages;
	}

	private void everyPage(Page page, Map<String, String> pages, Look look) {
		open(page, "/login");
		shoot(page, look.of("login"));
		page.locator("#username").fill("alice");
		page.locator("#password").fill("not the password");
		page.locator("#password").press("Enter");
		page.locator(".notice-danger").waitFor();
		shoot(page, look.of("login-refused"));
		signIn(page);
		pages.forEach((name, path) -> {
			open(page, path);
			shoot(page, look.of(name));
		});
		openItem(page);
		shoot(page, look.of("dialog"));
		open(page, "/work-items");
		page.locator("a.new-item").click();
		page.locator("dialog[open] form").waitFor();
		shoot(page, look.of("dialog-new"));
		openPalette(page);
		shoot(page, look.of("palette"));
		open(page, "/teams");
		page.locator("[popovertarget=viewer-menu]").click();
		shoot(page, look.of("menu"));
	}

	private static BrowserContext context(Node node, Look look) {
		BrowserContext context = browsers.browser(look.scheme())
			.newContext(new Browser.NewContextOptions().setBaseURL(node.address())
				.setLocale("en-GB")
				.setViewportSize(look.width(), look.height())
				.setColorScheme(look.scheme())
				.setReducedMotion(ReducedMotion.REDUCE)
				.setServiceWorkers(ServiceWorkerPolicy.BLOCK));
		context.setDefaultTimeout(PATIENCE);
		return context;
	}

	private static void signIn(Page page) {
		open(page, "/login");
		page.locator("#username").fill("alice");
		page.locator("#password").fill(PASSWORD);
		page.locator("#password").press("Enter");
		page.waitForURL("**/calendar*");
	}

	private static void openMonth(Page page) {
		open(page, "/calendar?view=month");
		page.locator("#calendar [data-event-id]").first().waitFor();
	}

	private static void openItem(Page page) {
		open(page, "/calendar?view=list");
		page.locator("#calendar .fc-event a").first().click();
		page.locator("dialog[open] .item-foot").waitFor();
	}

	private static void openPalette(Page page) {
		open(page, "/teams");
		page.locator("#open-palette").click();
		page.locator("#palette-words").fill("web");
		page.locator("#palette [role=option]").first().waitFor();
	}

	/**
	 * The stream of changes never ends, so the network is never idle on the calendar.
	 * Parts of a page that htmx loads with it replace the element that requests them.
	 */
	private static void open(Page page, String path) {
		page.navigate(path);
		page.waitForLoadState(LoadState.LOAD);
		page.waitForFunction("() => !document.querySelector('.calendar-busy.busy, [hx-trigger=load]')");
	}

	private void shoot(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED)
			.setFullPage(this.folder == EVERY_PAGE)
			.setPath(this.folder.resolve(name + ".png")));
	}

	private record Look(int width, int height, ColorScheme scheme) {

		static final List<Look> ALL = Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
			.flatMap((scheme) -> Stream.of(new Look(1280, 800, scheme), new Look(390, 844, scheme),
					new Look(640, 400, scheme)))
			.toList();

		String of(String page) {
			return "%s-%dx%d-%s".formatted(page, this.width, this.height, this.scheme.name().toLowerCase(Locale.ROOT));
		}

	}

}
