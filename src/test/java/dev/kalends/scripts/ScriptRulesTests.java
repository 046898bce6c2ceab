package dev.kalends.scripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules for all scripts of the pages.
 */
class ScriptRulesTests {

	private static final Path SCRIPTS = Path.of("src/main/resources/static/js");

	private static final int MAX_LINES = 200;

	private static final Pattern EVENT_NAME = Pattern.compile("(?m)^export const [A-Z_]+ = '(\\w+)'");

	private static final Pattern FUNCTION_WITH_PARAMETERS = Pattern.compile(
			"(?m)^(.*)\\n(export (?:async )?function \\w+\\((?!\\)).*|export const \\w+ = (?:async )?\\((?!\\)).*=>.*)$");

	private static final Pattern SET_IN_MARKUP = Pattern.compile("data-([a-z][a-z_-]*)");

	private static final Pattern FORM = Pattern.compile("(?s)(<form [^>]*method=\"post\"[^>]*>)(.*?)</form>");

	private static final Pattern TYPED = Pattern
		.compile("<textarea|<input [^>]*type=\"text\"|:: labelled\\([^)]*'(text|date|time)'");

	private static final Pattern SET_BY_SCRIPT = Pattern.compile("'data-([a-z-]+)'|dataset\\.(\\w+)\\s*=[^=]"
			+ "|dataset, \\{ (\\w+):[^,}]*(?:, (\\w+):)?|setData\\(\\w+, '(\\w+)'");

	private static final Pattern READ_BY_SCRIPT = Pattern
		.compile("\\[data-([a-z-]+)|dataset\\??\\.(\\w+)\\b(?!\\s*=[^=])");

	static List<Path> scripts() throws IOException {
		try (Stream<Path> files = Files.walk(SCRIPTS)) {
			return files.filter((file) -> file.toString().endsWith(".js")).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void scriptFitsInTwoHundredLines(Path script) throws IOException {
		assertThat(Files.readAllLines(script)).hasSizeLessThanOrEqualTo(MAX_LINES);
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void scriptStartsWithItsPurpose(Path script) throws IOException {
		assertThat(Files.readString(script)).startsWith("// ");
	}

	@ParameterizedTest
	@MethodSource("scripts")
	void exportedFunctionWithParametersDocumentsThem(Path script) throws IOException {
		Matcher function = FUNCTION_WITH_PARAMETERS.matcher(Files.readString(script));
		List<String> undocumented = new ArrayList<>();
		while (function.find()) {
			if (!function.group(1).endsWith("*/")) {
				undocumented.add(function.group(2));
			}
		}
		assertThat(undocumented).isEmpty();
	}

	@Test
	void customEventNamesAreDefinedInOneModule() throws IOException {
		Path events = SCRIPTS.resolve("core/events.js");
		List<String> names = EVENT_NAME.matcher(Files.readString(events))
			.results()
			.map((name) -> name.group(1))
			.toList();
		assertThat(names).hasSizeGreaterThan(10).doesNotHaveDuplicates();
		for (Path script : scripts()) {
			if (!script.equals(events)) {
				assertThat(Files.readString(script)).as("%s", script)
					.doesNotContainPattern("'(" + String.join("|", names) + ")'");
			}
		}
	}

	@Test
	void onlySessionModuleRedirectsToSignIn() throws IOException {
		for (Path script : scripts()) {
			if (!script.equals(SCRIPTS.resolve("core/session.js"))) {
				assertThat(Files.readString(script)).as("%s", script).doesNotContain("login?expired");
			}
		}
	}

	@Test
	void dataAttributesThatScriptsReadAreSetSomewhere() throws IOException {
		String scripts = text(SCRIPTS, ".js");
		Set<String> set = new TreeSet<>();
		addMatches(SET_IN_MARKUP, text(Path.of("src/main/resources/templates"), ".html"), set);
		addMatches(SET_BY_SCRIPT, scripts, set);
		Set<String> read = new TreeSet<>();
		addMatches(READ_BY_SCRIPT, scripts, read);
		assertThat(read).contains("date", "theme").doesNotContain("bs-theme");
		read.removeAll(set);
		assertThat(read).isEmpty();
	}

	/**
	 * Visitors have no drafts, and a password is never stored.
	 */
	@Test
	void formsIntoWhichPeopleTypeHaveDrafts() throws IOException {
		List<String> typed = new ArrayList<>();
		List<String> withoutDraft = new ArrayList<>();
		FORM.matcher(text(Path.of("src/main/resources/templates"), ".html"))
			.results()
			.filter((form) -> TYPED.matcher(form.group(2)).find())
			.forEach((form) -> {
				typed.add(form.group(1));
				if (!form.group(1).contains("data-draft=")) {
					withoutDraft.add(form.group(1));
				}
			});
		assertThat(typed).hasSizeGreaterThan(10);
		assertThat(withoutDraft)
			.allMatch((form) -> form.contains("@{/login}") || form.contains("@{/setup}") || form.contains("/password"));
	}

	private static String text(Path folder, String ending) throws IOException {
		StringBuilder text = new StringBuilder();
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.filter((candidate) -> candidate.toString().endsWith(ending)).toList()) {
				text.append(Files.readString(file)).append('\n');
			}
		}
		return text.toString();
	}

	/**
	 * Adds names of data attributes. In scripts they can be written as members: {@code
	 * dataset.firstDay} is {@code data-first-day}.
	 */
	private static void addMatches(Pattern pattern, String text, Set<String> names) {
		pattern.matcher(text)
			.results()
			.flatMap((match) -> IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group))
			.filter(Objects::nonNull)
			.map((name) -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
			.forEach(names::add);
	}

	@Test
	void onlyTheFeedChangesItsEvents() throws IOException {
		for (Path script : scripts()) {
			assertThat(Files.readString(script)).as("%s", script)
				.doesNotContainPattern("feed\\.events\\s*=[^=]")
				.doesNotContainPattern("feed\\._reset");
		}
	}

}
