package dev.kalends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.DayOfWeek;
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
import dev.kalends.workitem.WorkItemField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every message key that is used exists in every language, and every key is used.
 */
class MessagesTests {

	private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-z][a-z0-9._-]*)[(}]");

	private static final Pattern VIOLATION = Pattern
		.compile("Violation\\s*\\.of\\(\\s*[^,()]+(?:\\(\\))?,\\s*\"([a-z-]+)\"");

	private static final Pattern NOT_PERMITTED = Pattern.compile("new NotPermittedException\\(\"([a-z-]+)\"");

	private static final Pattern PROBLEM = Pattern
		.compile("(?:problem|withErrors|write)\\([^\"()]*HttpStatus\\.[A-Z_]+,\\s*\"([a-z-]+)\"");

	private static final Pattern IN_CODE = Pattern.compile("\\btext\\(\"([a-z-]+\\.[a-z.-]+)\"[,)]");

	private static final Pattern CHANGE = Pattern.compile("because\\([^;]*?\"([a-z_]+\\.[a-z_]+)\"");

	private static final Pattern IN_SCRIPT = Pattern.compile("\\btext\\('([A-Za-z]+)'");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

	private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

	/**
	 * A text of several words in a script, except in comments, console output and errors.
	 */
	private static final Pattern SENTENCE = Pattern
		.compile("^(?!\\s*(//|/?\\*))(?!.*(console\\.|new Error\\()).*['`\"][A-Z][a-z]+ [a-z]+");

	private static final Path TEMPLATES = Path.of("src/main/resources/templates");

	/**
	 * Prefixes of keys whose remainder is a code in the sources.
	 */
	private static final List<String> CODE_PREFIXES = List.of("violation.", "problem.", "not-permitted.", "change.");

	@Test
	void keysInTemplatesExist() throws IOException {
		assertThat(found("src/main/resources/templates", IN_TEMPLATE, "")).isSubsetOf(keys());
	}

	@Test
	void violationCodesHaveMessages() throws IOException {
		Set<String> violations = found("src/main/java", VIOLATION, "violation.");
		assertThat(violations).hasSizeGreaterThan(30).isSubsetOf(keys());
	}

	@Test
	void refusalsAndProblemsHaveMessages() throws IOException {
		assertThat(found("src/main/java", NOT_PERMITTED, "not-permitted.")).isNotEmpty().isSubsetOf(keys());
		assertThat(found("src/main/java", PROBLEM, "problem.")).isNotEmpty().isSubsetOf(keys());
	}

	@Test
	void keysInCodeExist() throws IOException {
		assertThat(found("src/main/java", IN_CODE, "")).hasSizeGreaterThan(20).isSubsetOf(keys());
	}

	@Test
	void changeActionsHaveMessages() throws IOException {
		assertThat(found("src/main/java", CHANGE, "change.")).hasSizeGreaterThan(5).isSubsetOf(keys());
	}

	@Test
	void keysInScriptsAreProvidedByTemplates() throws IOException {
		String texts = Files.readString(TEMPLATES.resolve("_layout.html"))
				+ Files.readString(TEMPLATES.resolve("calendar/calendar.html"));
		Set<String> keys = found("src/main/resources/static/js", IN_SCRIPT, "");
		assertThat(keys).hasSizeGreaterThan(20)
			.allSatisfy((key) -> assertThat(texts)
				.contains("th:data-" + key.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + "="));
	}

	/**
	 * Every translation uses the same placeholders, and doubles single quotes that
	 * {@link MessageFormat} would otherwise remove.
	 */
	@ParameterizedTest
	@MethodSource("translations")
	void translationsAreComplete(Language language) {
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
	void everyKeyIsUsed() throws IOException {
		String code = sources("src/main/java") + sources("src/main/resources/templates");
		assertThat(keys().stream().filter((key) -> !isUsed(key, code))).isEmpty();
	}

	/**
	 * User-visible texts are in the message files, not in templates or scripts. Column
	 * names of import files are the same in every language and are exempt.
	 */
	@Test
	void templatesAndScriptsContainNoTexts() throws IOException {
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
	 * Returns whether a key is used literally, or built from a prefix and a value.
	 */
	private static boolean isUsed(String key, String code) {
		for (String prefix : CODE_PREFIXES) {
			if (key.startsWith(prefix) && code.contains('"' + key.substring(prefix.length()) + '"')) {
				return true;
			}
		}
		if (Stream.of("#{" + key + "}", "#{" + key + "(", '"' + key + '"').anyMatch(code::contains)) {
			return true;
		}
		for (int i = 1; i < key.length(); i++) {
			String start = key.substring(0, i);
			if ((start.endsWith(".") || start.endsWith("-")) && !CODE_PREFIXES.contains(start) && isLiteral(start, code)
					&& isCode(start, key.substring(i), code)) {
				return true;
			}
		}
		int suffix = key.lastIndexOf('.');
		if (isLiteral(key.substring(0, suffix), code) && isLiteral(key.substring(suffix), code)) {
			return true;
		}
		return key.endsWith("-one") && isUsed(key.substring(0, key.length() - "-one".length()), code);
	}

	/**
	 * Returns whether the second part of a key is a code: the label of a field, a
	 * weekday, a status, a literal in the sources, or the name of an enum constant there.
	 * A code may be followed by a suffix that is a literal itself, such as {@code .text}.
	 */
	private static boolean isCode(String prefix, String rest, String code) {
		boolean found = switch (prefix) {
			case "form." -> WorkItemField.ALL.stream().map(WorkItemField::label).anyMatch(rest::equals);
			case "weekday." -> Arrays.stream(DayOfWeek.values()).anyMatch((day) -> day.name().equalsIgnoreCase(rest));
			case "problem-title." -> HttpStatus.resolve(Integer.parseInt(rest)) != null;
			default ->
				isLiteral(rest, code) || containsWord(code, rest.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
		};
		int suffix = Math.max(rest.lastIndexOf('.'), rest.lastIndexOf('-'));
		return found || (suffix > 0 && isLiteral(rest.substring(suffix), code)
				&& isCode(prefix, rest.substring(0, suffix), code));
	}

	private static boolean isLiteral(String text, String code) {
		return code.contains('"' + text + '"') || code.contains("'" + text + "'");
	}

	private static boolean containsWord(String text, String word) {
		for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
			int end = at + word.length();
			if (!Character.isJavaIdentifierPart(text.charAt(at - 1))
					&& !Character.isJavaIdentifierPart(text.charAt(end))) {
				return true;
			}
		}
		return false;
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
