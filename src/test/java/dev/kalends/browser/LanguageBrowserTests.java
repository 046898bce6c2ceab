package dev.kalends.browser;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.kalends.account.Viewer;
import dev.kalends.support.Browsers;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import dev.kalends.support.Screen;
import dev.kalends.support.Texts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages in a German browser, and the first day of the week in other locales.
 */
@Tag("browser")
@KalendsTest
class LanguageBrowserTests {

	@RegisterExtension
	static final Browsers browsers = new Browsers();

	@Autowired
	private Office office;

	@Test
	void germanPagesContainNoEnglish() {
		Viewer ann = plan();
		try (Screen screen = screen("de-DE").signInByForm(ann).october()) {
			Page page = screen.page();
			assertThat(page.locator("h1")).hasText("Oktober 2025");
			assertThat(page).hasTitle("Oktober 2025 · Kalends");
			assertThat(page.locator(".fc-col-header-cell").first()).hasText("Mo");
			assertThat(page.locator(".month-picker th").first()).hasAttribute("abbr", "Montag");
			assertThat(screen.event("Bericht").first()).hasAttribute("aria-label",
					Pattern.compile(".*Aufgabe, In Arbeit, Überfällig, 15\\.–20\\. Oktober 2025.*"));
			assertThatNothingIsEnglish(page);
			for (String view : List.of("week", "list", "year")) {
				page.locator("[data-view=" + view + "]").click();
				assertThat(page.locator("[data-view=" + view + "]")).hasAttribute("aria-pressed", "true");
				assertThatNothingIsEnglish(page);
			}
			screen.october();
			screen.event("Bericht").first().click();
			assertThat(screen.dialog()).containsText("15.–20. Oktober 2025");
			assertThat(screen.dialog()).containsText("Mittwoch bis Montag, 6 Tage");
			assertThatNothingIsEnglish(page);
			screen.dialog().getByText("Bearbeiten").click();
			assertThat(screen.dialog().locator("#title")).isVisible();
			screen.dialog().locator("details.more summary").click();
			assertThat(screen.dialog().locator("[data-progress-value]")).hasText("40 %");
			assertThatNothingIsEnglish(page);
		}
	}

	@ParameterizedTest
	@CsvSource({ "en-US, Sun", "en-GB, Mon", "fr-FR, Mon" })
	void firstDayOfWeekDependsOnLocale(String locale, String first) {
		try (Screen screen = screen(locale).signIn(plan()).october()) {
			assertThat(screen.page().locator("h1")).hasText("October 2025");
			assertThat(screen.page().locator(".fc-col-header-cell").first()).hasText(first);
		}
	}

	private Viewer plan() {
		Viewer ann = this.office.person("Ann Ames");
		this.office.signIn(ann)
			.create(Map.of("type", "task", "title", "Bericht", "status", "in_progress", "progress", 40, "startDate",
					"2025-10-15", "dueDate", "2025-10-20"));
		return ann;
	}

	/**
	 * Compares all visible and accessible text with the English text of the same page.
	 */
	private static void assertThatNothingIsEnglish(Page page) {
		Map<String, String> german = Texts.of("de");
		Set<String> english = Texts.english()
			.entrySet()
			.stream()
			.filter((text) -> !german.containsValue(text.getValue()))
			.map(Map.Entry::getValue)
			.collect(Collectors.toSet());
		english.addAll(Set.of("October", "Mon", "Monday", "October 2025", "all-day", "Time", "Event"));
		@SuppressWarnings("unchecked")
		List<String> said = (List<String>) page.evaluate(
				"""
						() => {
							const said = [];
							const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
							for (let node = walker.nextNode(); node; node = walker.nextNode()) {
								if (node.nodeType === Node.TEXT_NODE) {
									said.push(node.data.trim());
								}
								else {
									for (const { name, value } of node.attributes) {
										if (/^(aria-label|title|placeholder|alt|abbr|data-(?!view|count|member|status$).*)$/.test(name)) {
											said.push(value.trim());
										}
									}
								}
							}
							return said;
						}""");
		assertThat(said).hasSizeGreaterThan(100).doesNotContainAnyElementsOf(english);
	}

	private Screen screen(String locale) {
		return new Screen(browsers.browser(), this.office.address(), new Browser.NewContextOptions().setLocale(locale));
	}

}
