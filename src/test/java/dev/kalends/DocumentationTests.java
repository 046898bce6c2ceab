package dev.kalends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks what a compiler checks in code: names, paths and links in the documentation.
 */
class DocumentationTests {

	private static final Path DOCS = Path.of("docs");

	private static final Path README = Path.of("README.md");

	private static final Path ARCHITECTURE = DOCS.resolve("architecture.md");

	private static final Path JAVA = Path.of("src/main/java");

	private static final Path TEST_JAVA = Path.of("src/test/java");

	private static final Path BASE_PACKAGE = JAVA.resolve("dev/kalends");

	private static final int MAX_LINE = 120;

	private static final Pattern CODE_SPAN = Pattern.compile("`([^`\n]+)`");

	/**
	 * A class, optionally with its package below {@code dev.kalends} and a member.
	 */
	private static final Pattern CLASS = Pattern
		.compile("(?:dev\\.kalends\\.)?((?:[a-z]+\\.)*)([A-Z][a-z]\\w*)(?:\\.([a-z]\\w*)(?:\\(.*\\))?)?");

	private static final Pattern PACKAGE = Pattern.compile("(?:dev\\.kalends\\.)?([a-z]+(?:\\.[a-z]+)*)");

	/**
	 * A package with a dot that is not a file name.
	 */
	private static final Pattern NESTED_PACKAGE = Pattern
		.compile("(?!.*\\.(?:css|html|js|md|properties)$)[a-z]+(?:\\.[a-z]+)+");

	private static final Pattern SCRIPT = Pattern.compile("(?:[\\w-]+/)*([\\w-]+\\.js)");

	private static final Pattern STEP = Pattern.compile("(?m)^\\d+\\. +`([^`\n]+)`");

	private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^()\\s]+)\\)");

	private static final Pattern FENCE = Pattern.compile("(?m)^ *```[\\s\\S]*?^ *```");

	/**
	 * The benchmark writes these parts of a page.
	 */
	private static final Pattern GENERATED = Pattern
		.compile("(?s)<!-- measured: (\\w[\\w-]*) -->.*?<!-- /measured: \\1 -->");

	@Test
	void architectureNamesExistingClasses() throws IOException {
		Set<String> missing = new TreeSet<>();
		List<String> named = matches(CLASS, codeSpans(ARCHITECTURE));
		List<Path> sources = sources();
		for (String name : named) {
			if (!isClass(name, sources)) {
				missing.add(name);
			}
		}
		assertThat(named).hasSizeGreaterThan(60);
		assertThat(missing).isEmpty();
	}

	@Test
	void architectureNamesExistingPackages() throws IOException {
		Set<String> packages = packages();
		List<String> modules = matches(PACKAGE, codeSpans(section(Files.readString(ARCHITECTURE), "## Modules")));
		assertThat(packages).containsAll(modules);
		assertThat(modules).containsAll(packages.stream().filter((name) -> name.matches("[a-z]+")).toList());
		assertThat(packages).containsAll(matches(NESTED_PACKAGE, codeSpans(ARCHITECTURE)));
	}

	/**
	 * Finds a script by its file name only, so that moving a script requires no change of
	 * the documentation.
	 */
	@Test
	void architectureNamesExistingScripts() throws IOException {
		Set<String> scripts;
		try (Stream<Path> files = Files.walk(Path.of("src/main/resources/static"))) {
			scripts = files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".js"))
				.collect(Collectors.toSet());
		}
		List<String> named = matches(SCRIPT, codeSpans(ARCHITECTURE)).stream()
			.map(DocumentationTests::fileName)
			.toList();
		assertThat(named).hasSizeGreaterThan(20);
		assertThat(scripts).containsAll(named);
	}

	@Test
	void eachWalkthroughStepNamesAClassOrScript() throws IOException {
		String[] walks = section(Files.readString(ARCHITECTURE), "## Three walks").split("\n### ");
		assertThat(walks).hasSize(4);
		for (String walk : List.of(walks).subList(1, walks.length)) {
			List<String> steps = STEP.matcher(walk).results().map((step) -> step.group(1)).toList();
			assertThat(steps).as(walk).hasSizeBetween(8, 12);
			assertThat(steps).allMatch((place) -> CLASS.matcher(place).matches() || SCRIPT.matcher(place).matches());
		}
	}

	@ParameterizedTest
	@CsvSource({ "CalendarFeed,true", "calendar.CalendarFeed,true", "dev.kalends.calendar.CalendarFeed,true",
			"workitem.CalendarFeed,false", "CalendarFood,false", "ScopeChanges.touchNothing,false",
			"MessagesTests,true", "ScopeChanges.touch,true" })
	void findsClassesByName(String name, boolean exists) throws IOException {
		assertThat(isClass(name, sources())).isEqualTo(exists);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linesAreShort(Path page) throws IOException {
		assertThat(longLines(Files.readString(page))).as("%s", page).isEmpty();
	}

	@Test
	void longLinesAreFoundInProseOnly() {
		String line = "word ".repeat(25).strip();
		assertThat(longLines(line)).containsExactly(line);
		assertThat(longLines("- " + line)).hasSize(1);
		assertThat(longLines("| " + line + " |")).isEmpty();
		assertThat(longLines("    " + line)).isEmpty();
		assertThat(longLines("text\n    " + line)).hasSize(1);
		assertThat(longLines("```\n" + line + "\n```")).isEmpty();
		assertThat(longLines("See [the page](" + "x".repeat(MAX_LINE) + ").")).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linksHaveTargets(Path page) throws IOException {
		List<String> dead = new ArrayList<>();
		for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
			if (!leadsSomewhere(page, link.group(1))) {
				dead.add(link.group(1));
			}
		}
		assertThat(dead).as("dead links of %s", page).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "docs/architecture.md,true", "docs/nothing.md,false", "docs/architecture.md#locks,true",
			"docs/architecture.md#no-such-heading,false", "https://example.org,true", "#start,true" })
	void findsDeadLinks(String target, boolean alive) throws IOException {
		assertThat(leadsSomewhere(README, target)).isEqualTo(alive);
	}

	static Stream<Path> pages() throws IOException {
		try (Stream<Path> files = Files.walk(DOCS)) {
			List<Path> pages = files.filter((file) -> file.toString().endsWith(".md")).sorted().toList();
			return Stream.concat(Stream.of(README), pages.stream());
		}
	}

	private static boolean isClass(String name, List<Path> sources) throws IOException {
		MatchResult parts = CLASS.matcher(name).results().findFirst().orElseThrow();
		String file = parts.group(2) + ".java";
		Path folder = Path.of("dev/kalends", parts.group(1).replace('.', '/'));
		for (Path source : sources) {
			boolean found = source.endsWith(parts.group(1).isEmpty() ? Path.of(file) : folder.resolve(file));
			if (found && (parts.group(3) == null || Files.readString(source).contains(parts.group(3)))) {
				return true;
			}
		}
		return false;
	}

	private static List<Path> sources() throws IOException {
		try (Stream<Path> main = Files.walk(JAVA); Stream<Path> tests = Files.walk(TEST_JAVA)) {
			return Stream.concat(main, tests).filter((file) -> file.toString().endsWith(".java")).toList();
		}
	}

	private static Set<String> packages() throws IOException {
		try (Stream<Path> folders = Files.walk(BASE_PACKAGE)) {
			return folders.filter(Files::isDirectory)
				.map((folder) -> BASE_PACKAGE.relativize(folder).toString().replace('/', '.').replace('\\', '.'))
				.collect(Collectors.toSet());
		}
	}

	private static boolean leadsSomewhere(Path page, String target) throws IOException {
		if (target.matches("[a-z]+:.*")) {
			return true;
		}
		String[] parts = target.split("#", 2);
		Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
		if (!Files.exists(file)) {
			return false;
		}
		return parts.length == 1 || anchors(Files.readString(file)).contains(parts[1]);
	}

	/**
	 * Returns the anchors that GitHub gives to the headings of a page.
	 */
	private static Set<String> anchors(String page) {
		return FENCE.matcher(page)
			.replaceAll("")
			.lines()
			.filter((line) -> line.matches("#{1,6} .*"))
			.map((line) -> line.replaceFirst("#+ +", "")
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^\\p{L}\\p{N}_ -]", "")
				.replace(' ', '-'))
			.collect(Collectors.toSet());
	}

	/**
	 * Returns the lines of prose that are too long. The target of a link does not count.
	 */
	private static List<String> longLines(String page) {
		String prose = GENERATED.matcher(FENCE.matcher(page).replaceAll("")).replaceAll("");
		List<String> found = new ArrayList<>();
		boolean code = false;
		boolean afterBlank = true;
		for (String line : prose.lines().toList()) {
			code = line.startsWith("    ") && (code || afterBlank);
			afterBlank = line.isBlank();
			String text = LINK.matcher(line).replaceAll("[]");
			if (!code && !line.startsWith("|") && text.length() > MAX_LINE) {
				found.add(line);
			}
		}
		return found;
	}

	private static String section(String page, String heading) {
		String section = page.substring(page.indexOf(heading) + heading.length());
		int end = section.indexOf("\n## ");
		return (end < 0) ? section : section.substring(0, end);
	}

	private static List<String> codeSpans(Path page) throws IOException {
		return codeSpans(Files.readString(page));
	}

	private static List<String> codeSpans(String text) {
		return CODE_SPAN.matcher(FENCE.matcher(text).replaceAll("")).results().map((span) -> span.group(1)).toList();
	}

	private static List<String> matches(Pattern pattern, List<String> spans) {
		return spans.stream().filter((span) -> pattern.matcher(span).matches()).toList();
	}

	private static String fileName(String path) {
		return path.substring(path.lastIndexOf('/') + 1);
	}

}
