package dev.kalends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.kalends.account.Language;
import dev.kalends.support.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every text that pages and rules ask for is there, in every language, and no other.
 */
class MessagesTests {

	private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-z][a-z0-9._-]*)[(}]");

	private static final Pattern VIOLATION = Pattern
		.compile("Violation\\s*\\.of\\(\\s*[^,()]+(?:\\(\\))?,\\s*\"([a-z-]+)\"");

	private static final Pattern NOT_PERMITTED = Pattern.compile("new NotPermittedException\\(\"([a-z-]+)\"");

	private static final Pattern PROBLEM = Pattern
		.compile("(?:problem|withErrors|write)\\([^\"()]*HttpStatus\\.[A-Z_]+,\\s*\"([a-z-]+)\"");

	private static final Pattern SAID = Pattern.compile("\\btext\\(\"([a-z-]+\\.[a-z.-]+)\"[,)]");

	private static final Pattern CHANGE = Pattern.compile("because\\([^;]*?\"([a-z_]+\\.[a-z_]+)\"");

	private static final Pattern IN_SCRIPT = Pattern.compile("\\btext\\('([A-Za-z]+)'");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

	private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

	/**
	 * A text of several words in a script, other than in a comment and for the console.
	 */
	private static final Pattern SENTENCE = Pattern
		.compile("^(?!\\s*(//|/?\\*))(?!.*(console\\.|new Error\\()).*['`\"][A-Z][a-z]+ [a-z]+");

	private static final Path TEMPLATES = Path.of("src/main/resources/templates");

	/**
	 * Beginnings of keys whose rest is a code in the sources.
	 */
	private static final List<String> CODED = List.of("violation.", "problem.", "not-permitted.", "change.");

	@Test
	void everyTextOfTheTemplatesIsThere() throws IOException {
		assertThat(found("src/main/resources/templates", IN_TEMPLATE, "")).isSubsetOf(keys());
	}

	@Test
	void everyRuleSaysWhatItAccepts() throws IOException {
		Set<String> violations = found("src/main/java", VIOLATION, "violation.");
		assertThat(violations).hasSizeGreaterThan(30).isSubsetOf(keys());
	}

	@Test
	void everyRefusalHasASentence() throws IOException {
		assertThat(found("src/main/java", NOT_PERMITTED, "not-permitted.")).isNotEmpty().isSubsetOf(keys());
		assertThat(found("src/main/java", PROBLEM, "problem.")).isNotEmpty().isSubsetOf(keys());
	}

	@Test
	void everyTextThatIsSaidIsThere() throws IOException {
		assertThat(found("src/main/java", SAID, "")).hasSizeGreaterThan(20).isSubsetOf(keys());
	}

	@Test
	void everyChangeHasWords() throws IOException {
		assertThat(found("src/main/java", CHANGE, "change.")).hasSizeGreaterThan(5).isSubsetOf(keys());
	}

	@Test
	void everyTextOfTheScriptsReachesThem() throws IOException {
		String texts = Files.readString(TEMPLATES.resolve("_layout.html"))
				+ Files.readString(TEMPLATES.resolve("calendar/calendar.html"));
		Set<String> asked = found("src/main/resources/static/js", IN_SCRIPT, "");
		assertThat(asked).hasSizeGreaterThan(20)
			.allSatisfy((key) -> assertThat(texts)
				.contains("th:data-" + key.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + "="));
	}

	/**
	 * Placeholders stand for the same thing in every language, and a quotation mark that
	 * {@link MessageFormat} would take away is doubled.
	 */
	@ParameterizedTest
	@MethodSource("translations")
	void everyTextIsThereInEveryLanguage(Language language) {
		Map<String, String> english = Texts.english();
		Map<String, String> translated = Texts.of(language.code());
		assertThat(translated.keySet()).isEqualTo(english.keySet());
		assertThat(translated.get("app.language")).isEqualTo(language.code());
		assertThat(english).containsKey("language." + language.code());
		translated.forEach((key, text) -> {
			assertThat(text).as(key).isNotBlank();
			assertThat(placeholders(text)).as(key).isEqualTo(placeholders(english.get(key)));
			if (ARGUMENT.matcher(text).find()) {
				assertThat(text.replace("''", "")).as(key).doesNotContain("'");
			}
		});
	}

	static Stream<Language> translations() {
		return Arrays.stream(Language.values()).filter((language) -> language != Language.ENGLISH);
	}

	@Test
	void noTextIsLeftOver() throws IOException {
		String code = sources("src/main/java") + sources("src/main/resources/templates");
		assertThat(keys()).allSatisfy((key) -> assertThat(isAskedFor(key, code)).as(key).isTrue());
	}

	/**
	 * Words that people read stand in the messages, not in templates and scripts. Names
	 * of columns of a file to import are the same in every language.
	 */
	@Test
	void noTextStandsOutsideOfTheMessages() throws IOException {
		for (Path template : files(TEMPLATES.toString())) {
			String html = Files.readString(template)
				.replaceAll("(?s)<!--.*?-->", "")
				.replaceAll("<code>[^<]*</code>", "");
			assertThat(html.replaceAll("<(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>", " ")).as("text of " + template)
				.doesNotContainPattern("\\p{L}{2}");
			assertThat(html).as("attributes of " + template)
				.doesNotContainPattern("(?<![:\\w-])(aria-label|title|placeholder|alt)=\"[^\"]*\\p{L}");
		}
		for (Path script : files("src/main/resources/static/js")) {
			assertThat(Files.readAllLines(script).stream().filter((line) -> SENTENCE.matcher(line).find()))
				.as("%s", script)
				.isEmpty();
		}
	}

	/**
	 * Tells whether a key is asked for as it is, or made of a beginning and a value.
	 */
	private static boolean isAskedFor(String key, String code) {
		for (String coded : CODED) {
			if (key.startsWith(coded) && code.contains('"' + key.substring(coded.length()) + '"')) {
				return true;
			}
		}
		if (Stream.of("#{" + key + "}", "#{" + key + "(", '"' + key + '"').anyMatch(code::contains)) {
			return true;
		}
		for (int i = 1; i < key.length(); i++) {
			String beginning = key.substring(0, i);
			if ((beginning.endsWith(".") || beginning.endsWith("-")) && !CODED.contains(beginning)
					&& (code.contains('"' + beginning + '"') || code.contains("'" + beginning + "'"))) {
				return true;
			}
		}
		return key.endsWith("-one") && isAskedFor(key.substring(0, key.length() - "-one".length()), code);
	}

	private static Set<String> placeholders(String text) {
		return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
	}

	private static Set<String> keys() {
		return Texts.english().keySet();
	}

	private static String sources(String folder) throws IOException {
		StringBuilder sources = new StringBuilder();
		for (Path file : files(folder)) {
			sources.append(Files.readString(file));
		}
		return sources.toString();
	}

	private static List<Path> files(String folder) throws IOException {
		try (Stream<Path> files = Files.walk(Path.of(folder))) {
			return files.filter(Files::isRegularFile).toList();
		}
	}

	private static Set<String> found(String folder, Pattern pattern, String prefix) throws IOException {
		Set<String> found = new TreeSet<>();
		for (Path file : files(folder)) {
			Matcher matcher = pattern.matcher(Files.readString(file));
			while (matcher.find()) {
				found.add(prefix + matcher.group(1));
			}
		}
		return found;
	}

}
