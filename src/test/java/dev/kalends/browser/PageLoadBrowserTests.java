package dev.kalends.browser;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import dev.kalends.account.Viewer;
import dev.kalends.support.Browsers;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.Screen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The network traffic of the first view of the calendar.
 */
@Tag("browser")
@KalendsTest
class PageLoadBrowserTests {

	/**
	 * The measured size of the calendar page, 264,148 bytes, plus five percent.
	 */
	private static final int MAX_BYTES = 277_355;

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@Autowired
	private Office office;

	@Test
	void calendarIsSmallAndOnlyStylesheetBlocksFirstPaint() {
		Viewer ann = this.office.person("Ann Ames");
		Client client = this.office.signIn(ann);
		for (int i = 0; i < 30; i++) {
			client.create(Map.of("type", "task", "title", "Task " + i, "startDate", "2025-10-15"));
		}
		try (Screen screen = new Screen(browsers.browser(), this.office.address(), new Browser.NewContextOptions())
			.signIn(ann)) {
			CDPSession devTools = screen.context().newCDPSession(screen.page());
			devTools.send("Network.enable");
			JsonObject off = new JsonObject();
			off.addProperty("cacheDisabled", true);
			devTools.send("Network.setCacheDisabled", off);
			AtomicLong bytes = new AtomicLong();
			devTools.on("Network.loadingFinished",
					(event) -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
			screen.october();
			screen.event("Task 1").first().waitFor();
			assertThat(bytes.get()).isBetween(50_000L, (long) MAX_BYTES);
			assertThat(screen.page()
				.evaluate("() => performance.getEntriesByType('resource')"
						+ ".filter((entry) => entry.renderBlockingStatus === 'blocking')"
						+ ".map((entry) => entry.name.replace(/.*[/]/, ''))"))
				.isEqualTo(List.of("kalends.css"));
		}
	}

	@Test
	void immutableAssetsAreFetchedOnce() {
		Viewer ann = this.office.person("Ann Ames");
		try (Screen screen = new Screen(browsers.browser(), this.office.address(), new Browser.NewContextOptions())
			.signIn(ann)
			.october()) {
			screen.october();
			assertThat((Iterable<?>) screen.page()
				.evaluate("() => performance.getEntriesByType('resource')"
						+ ".filter((entry) => entry.name.includes('/assets/') && entry.transferSize > 0)"
						+ ".map((entry) => entry.name)"))
				.isEmpty();
		}
	}

}
