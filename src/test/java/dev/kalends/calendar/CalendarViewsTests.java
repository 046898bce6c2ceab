package dev.kalends.calendar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.kalends.support.Texts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The views of the calendar page are listed on the server and in the scripts; each has a
 * name, a shortcut, and a row in the list of shortcuts.
 */
class CalendarViewsTests {

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final Pattern VIEW = Pattern.compile("(?m)^  (\\w+): \\{ type: '\\w+', key: '(\\w)' \\},$");

	@Test
	void scriptsHaveTheViewsOfTheServer() throws IOException {
		assertThat(views()).extracting((view) -> view.group(1)).containsExactlyElementsOf(CalendarPageController.VIEWS);
		assertThat(views()).extracting((view) -> view.group(2)).doesNotHaveDuplicates();
	}

	@Test
	void eachViewHasTexts() throws IOException {
		Map<String, String> texts = Texts.english();
		String layout = Files.readString(RESOURCES.resolve("templates/_layout.html"));
		for (String view : CalendarPageController.VIEWS) {
			assertThat(texts).containsKeys("view." + view, "shortcuts." + view);
			assertThat(layout).contains("th:data-shortcuts-" + view + "=\"#{shortcuts." + view + "}\"");
		}
	}

	@Test
	void eachViewIsInTheListOfShortcuts() throws IOException {
		String shortcuts = Files.readString(RESOURCES.resolve("templates/_finding.html"));
		for (MatchResult view : views()) {
			assertThat(shortcuts).contains("<div><dt th:text=\"#{shortcuts." + view.group(1) + "}\"></dt><dd><kbd>"
					+ view.group(2) + "</kbd></dd></div>");
		}
	}

	private static List<MatchResult> views() throws IOException {
		String script = Files.readString(RESOURCES.resolve("static/js/calendar/view-query.js"));
		return VIEW.matcher(script).results().toList();
	}

}
