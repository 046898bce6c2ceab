package dev.kalends.browser;

import java.util.List;
import java.util.Map;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.kalends.support.Screen;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks a page for accessibility violations with axe. The page is checked completely in
 * the light color scheme; in the dark one only colors differ.
 */
final class Accessibility {

	/**
	 * Returns only violations, as text: transferring the passed rules takes longer than
	 * checking them.
	 */
	private static final String CHECK = """
			async ({parts, options}) => {
			  const where = parts.length ? {include: parts.map(part => [part])} : document;
			  const {violations} = await axe.run(where, {...options, resultTypes: ['violations']});
			  return violations.map(rule => `${rule.impact} ${rule.id}: ${rule.help} `
			      + rule.nodes.slice(0, 3).map(node => `${node.html} ${node.failureSummary}`).join(', '));
			}""";

	private static final Map<String, ?> ALL_RULES = Map.of();

	private static final Map<String, ?> COLOR_RULES = Map.of("runOnly",
			Map.of("type", "rule", "values", List.of("color-contrast")));

	private Accessibility() {
	}

	/**
	 * Checks a whole page, or only some parts of it, in the light and the dark color
	 * scheme.
	 */
	static void check(Screen screen, String... parts) {
		checkInLight(screen, parts);
		Page page = screen.page();
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
		assertNoViolations(page, COLOR_RULES, parts);
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
	}

	/**
	 * Checks a whole page, or only some parts of it, in the light color scheme.
	 */
	static void checkInLight(Screen screen, String... parts) {
		Page page = screen.page();
		if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
			page.evaluate("() => {" + AxeBuilder.getAxeScript() + "}");
		}
		// Waits for color transitions to end.
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT)
			.setReducedMotion(ReducedMotion.REDUCE));
		assertNoViolations(page, ALL_RULES, parts);
	}

	private static void assertNoViolations(Page page, Map<String, ?> options, String... parts) {
		assertThat((List<?>) page.evaluate(CHECK, Map.of("parts", List.of(parts), "options", options))).as(page.url())
			.isEmpty();
	}

}
