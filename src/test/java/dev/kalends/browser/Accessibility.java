package dev.kalends.browser;

import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import dev.kalends.support.Screen;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Looks for what keeps people out of the page on a screen.
 */
final class Accessibility {

	private Accessibility() {
	}

	/**
	 * Looks at a whole page, or only at some parts of it.
	 */
	static void check(Screen screen, String... parts) {
		Page page = screen.page();
		AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
		for (String part : parts) {
			axe.include(part);
		}
		List<Rule> violations = axe.analyze()
			.getViolations()
			.stream()
			.filter((rule) -> List.of("serious", "critical").contains(rule.getImpact()))
			.toList();
		assertThat(violations.stream()
			.map((rule) -> rule.getId() + ": " + rule.getHelp() + " "
					+ rule.getNodes().stream().limit(3).map((node) -> node.getHtml()).toList()))
			.as(page.url())
			.isEmpty();
	}

}
