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
 * Looks for what keeps people out of the page on a screen. The page is bright when it is
 * looked at first, and stays so; in the dark nothing is different but colours.
 */
final class Accessibility {

	/**
	 * Tells only what is wrong, in words: all that is in order takes longer to hand over
	 * than to find.
	 */
	private static final String LOOK = """
			async ({parts, options}) => {
			  const where = parts.length ? {include: parts.map(part => [part])} : document;
			  const {violations} = await axe.run(where, {...options, resultTypes: ['violations']});
			  return violations.map(rule => `${rule.impact} ${rule.id}: ${rule.help} `
			      + rule.nodes.slice(0, 3).map(node => `${node.html} ${node.failureSummary}`).join(', '));
			}""";

	private static final Map<String, ?> EVERYTHING = Map.of();

	private static final Map<String, ?> COLOURS = Map.of("runOnly",
			Map.of("type", "rule", "values", List.of("color-contrast")));

	private Accessibility() {
	}

	/**
	 * Looks at a whole page, or only at some parts of it, in the light and in the dark.
	 */
	static void check(Screen screen, String... parts) {
		Page page = screen.page();
		if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
			page.evaluate("() => {" + AxeBuilder.getAxeScript() + "}");
		}
		// Colours on their way from one to another are not what anybody reads.
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT)
			.setReducedMotion(ReducedMotion.REDUCE));
		look(page, EVERYTHING, parts);
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
		look(page, COLOURS, parts);
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
	}

	private static void look(Page page, Map<String, ?> options, String... parts) {
		assertThat((List<?>) page.evaluate(LOOK, Map.of("parts", List.of(parts), "options", options))).as(page.url())
			.isEmpty();
	}

}
