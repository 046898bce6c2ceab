package dev.kalends.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.opentest4j.TestAbortedException;

/**
 * Provides a real browser for a test class: an installed Chromium or Chrome, otherwise
 * the browser of Playwright. Without a browser the tests are skipped, except in CI. All
 * test classes of a JVM share one browser process.
 */
public class Browsers implements BeforeAllCallback {

	private static final List<Path> INSTALLED = List.of(Path.of("/usr/bin/chromium"),
			Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"),
			Path.of("/usr/bin/google-chrome-stable"),
			Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
			Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"));

	/**
	 * Timeout of assertions in milliseconds. Only failing tests wait that long.
	 */
	private static final double ASSERTION_TIMEOUT = Duration.ofSeconds(30).toMillis();

	private Browser browser;

	@Override
	public void beforeAll(ExtensionContext context) {
		PlaywrightAssertions.setDefaultAssertionTimeout(ASSERTION_TIMEOUT);
		try {
			this.browser = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(Browsers.class))
				.computeIfAbsent(Running.class, (key) -> Running.start(), Running.class)
				.browser();
		}
		catch (PlaywrightException ex) {
			if (System.getenv("CI") != null) {
				throw ex;
			}
			throw new TestAbortedException("No browser is installed", ex);
		}
	}

	public Browser browser() {
		return this.browser;
	}

	/**
	 * A running browser, closed by JUnit after the last test class.
	 */
	private record Running(Playwright playwright, Browser browser) implements AutoCloseable {

		static Running start() {
			Optional<Path> installed = INSTALLED.stream().filter(Files::isExecutable).findFirst();
			BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox"));
			installed.ifPresent(options::setExecutablePath);
			Playwright playwright = Playwright
				.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
			try {
				return new Running(playwright, playwright.chromium().launch(options));
			}
			catch (PlaywrightException ex) {
				playwright.close();
				throw ex;
			}
		}

		@Override
		public void close() {
			this.playwright.close();
		}

	}

}
