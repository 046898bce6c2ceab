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
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * Starts a real browser for a test class: an installed Chromium or Chrome, otherwise the
 * browser of Playwright. Without a browser the tests are skipped, except in CI.
 */
public class Browsers implements BeforeAllCallback, AfterAllCallback {

	private static final List<Path> INSTALLED = List.of(Path.of("/usr/bin/chromium"),
			Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"),
			Path.of("/usr/bin/google-chrome-stable"),
			Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
			Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"));

	/**
	 * Timeout of assertions in milliseconds. Only failing tests wait that long.
	 */
	private static final double ASSERTION_TIMEOUT = Duration.ofSeconds(30).toMillis();

	private Playwright playwright;

	private Browser browser;

	@Override
	public void beforeAll(ExtensionContext context) {
		PlaywrightAssertions.setDefaultAssertionTimeout(ASSERTION_TIMEOUT);
		Optional<Path> installed = INSTALLED.stream().filter(Files::isExecutable).findFirst();
		BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox"));
		installed.ifPresent(options::setExecutablePath);
		try {
			this.playwright = Playwright
				.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
			this.browser = this.playwright.chromium().launch(options);
		}
		catch (PlaywrightException ex) {
			if (System.getenv("CI") != null) {
				throw ex;
			}
			throw new TestAbortedException("No browser is installed", ex);
		}
	}

	@Override
	public void afterAll(ExtensionContext context) {
		if (this.playwright != null) {
			this.playwright.close();
		}
	}

	public Browser browser() {
		return this.browser;
	}

}
