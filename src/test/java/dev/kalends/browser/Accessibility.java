package dev.kalends.browser;

import java.util.List;

import com.deque.html.axecore.args.AxeRunOnlyOptions;
import com.deque.html.axecore.args.AxeRunOptions;
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

	private Accessibility() {
	}

	/**
	 * Looks at a whole page, or only at some parts of it, in the light and in the dark.
	 */
	static void check(Screen screen, String... parts) {
		Page page = screen.page();
		// Colours on their way from one to another are not what anybody reads.
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT)
			.setReducedMotion(ReducedMotion.REDUCE));
		look(page, axe(page, new AxeRunOptions(), parts));
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
		AxeRunOptions colours = new AxeRunOptions();
		AxeRunOnlyOptions contrast = new AxeRunOnlyOptions();
		contrast.setType("rule");
		contrast.setValues(List.of("color-contrast"));
		colours.setRunOnly(contrast);
		look(page, axe(page, colours, parts));
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
	}

	private static AxeBuilder axe(Page page, AxeRunOptions options, String... parts) {
		// What is in order need not be told.
		options.setResultTypes(List.of("violations"));
		AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true).options(options);
		for (String part : parts) {
			axe.include(part);
		}
		return axe;
	}

	private static void look(Page page, AxeBuilder axe) {
		assertThat(axe.analyze()
			.getViolations()
			.stream()
			.map((rule) -> rule.getImpact() + " " + rule.getId() + ": " + rule.getHelp() + " "
					+ rule.getNodes()
						.stream()
						.limit(3)
						.map((node) -> node.getHtml() + " " + node.getFailureSummary())
						.toList()))
			.as(page.url())
			.isEmpty();
	}

}
