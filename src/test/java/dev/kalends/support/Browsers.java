package dev.kalends.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.opentest4j.TestAbortedException;

/**
 * Provides a real browser for a test class. By default this is an installed Chromium or
 * Chrome, otherwise the browser of Playwright. Without a browser the tests are skipped,
 * except in CI. All test classes of a JVM share one browser process.
 * <p>
 * With {@code -Dkalends.browser=firefox} it is an installed Firefox, which Playwright
 * controls over WebDriver BiDi instead of its own protocol. Without a Firefox the tests
 * are always skipped.
 */
public class Browsers implements BeforeAllCallback {

	private static final boolean FIREFOX = "firefox".equals(System.getProperty("kalends.browser"));

	/**
	 * The headless shell is the same engine without the windows of a desktop browser,
	 * which take about a quarter of the CPU time of these tests.
	 */
	private static final List<Path> CHROMIUM = List.of(Path.of("/usr/bin/chromium-headless-shell"),
			Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"),
			Path.of("/usr/bin/google-chrome-stable"),
			Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
			Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"));

	private static final List<Path> FIREFOX_PATHS = List.of(Path.of("/usr/bin/firefox-esr"),
			Path.of("/usr/bin/firefox"), Path.of("/Applications/Firefox.app/Contents/MacOS/firefox"),
			Path.of("C:/Program Files/Mozilla Firefox/firefox.exe"));

	/**
	 * Timeout of assertions in milliseconds. Only failing tests wait that long.
	 */
	private static final double ASSERTION_TIMEOUT = Duration.ofSeconds(30).toMillis();

	private Running running;

	@Override
	public void beforeAll(ExtensionContext context) {
		PlaywrightAssertions.setDefaultAssertionTimeout(ASSERTION_TIMEOUT);
		if (FIREFOX && installed(FIREFOX_PATHS).isEmpty()) {
			throw new TestAbortedException("Firefox is not installed");
		}
		try {
			this.running = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(Browsers.class))
				.computeIfAbsent(Running.class, (key) -> new Running(), Running.class);
			browser();
		}
		catch (PlaywrightException ex) {
			if (System.getenv("CI") != null) {
				throw ex;
			}
			throw new TestAbortedException("No browser is installed", ex);
		}
	}

	public Browser browser() {
		return browser(ColorScheme.LIGHT);
	}

	/**
	 * Returns a browser whose pages can be given a color scheme. The BiDi protocol cannot
	 * change the scheme of a page, so that Firefox is started once for each scheme.
	 */
	public Browser browser(ColorScheme scheme) {
		return this.running.browser(FIREFOX ? scheme : ColorScheme.LIGHT);
	}

	private static Optional<Path> installed(List<Path> paths) {
		return paths.stream().filter(Files::isExecutable).findFirst();
	}

	/**
	 * The running browsers of the JVM, closed by JUnit after the last test class.
	 */
	private static final class Running implements AutoCloseable {

		private final Playwright playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

		private final Map<ColorScheme, Browser> started = new EnumMap<>(ColorScheme.class);

		Browser browser(ColorScheme scheme) {
			return this.started.computeIfAbsent(scheme, (key) -> FIREFOX ? firefox(key) : chromium());
		}

		private Browser chromium() {
			BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox"));
			installed(CHROMIUM).ifPresent(options::setExecutablePath);
			return this.playwright.chromium().launch(options);
		}

		private Browser firefox(ColorScheme scheme) {
			// The channel selects BiDi; without it, Playwright expects its own build.
			return this.playwright.firefox()
				.launch(new BrowserType.LaunchOptions().setChannel("moz-firefox")
					.setExecutablePath(installed(FIREFOX_PATHS).orElseThrow())
					.setFirefoxUserPrefs(Map.of("layout.css.prefers-color-scheme.content-override",
							(scheme == ColorScheme.DARK) ? 0 : 1, "ui.prefersReducedMotion", 1,
							"ui.useOverlayScrollbars", 0)));
		}

		@Override
		public void close() {
			this.playwright.close();
		}

	}

}
