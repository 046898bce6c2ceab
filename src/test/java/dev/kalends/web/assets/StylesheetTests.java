package dev.kalends.web.assets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stylesheets define what templates and scripts use, and nothing else.
 */
class StylesheetTests {

	/**
	 * Classes without a rule. Pages pass their scripts to the layout with {@code asset};
	 * scripts find the elements that they added to a day by {@code free-day}, and filters
	 * without matches by {@code none}.
	 */
	private static final Set<String> HOOKS = Set.of("asset", "free-day", "none");

	/**
	 * Classes generated on the server: the sources of feeds on the dashboard.
	 */
	private static final Set<String> NAMED_BY_THE_SERVER = Set.of("hit", "miss", "bypass", "live");

	/**
	 * FullCalendar and htmx add these to elements.
	 */
	private static final List<String> LIBRARIES = List.of("fc", "htmx-");

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");

	private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

	private static final Pattern BODY = Pattern.compile("\\{[^{}]*\\}");

	private static final Pattern CLASS_SELECTOR = Pattern.compile("\\.(-?[A-Za-z_][\\w-]*)");

	private static final Pattern PROPERTY = Pattern.compile("(?<![\\w-])(--[\\w-]+)\\s*:");

	private static final Pattern PROPERTY_USE = Pattern.compile("var\\((--[\\w-]+)");

	private static final Pattern VENDOR_PREFIX = Pattern.compile("(?m)[{;]\\s*(-(?:webkit|moz|ms)-[\\w-]+)\\s*:");

	private static final Pattern ATTRIBUTE = Pattern.compile("(?<![-:\\w])class=\"([^\"]*)\"");

	private static final Pattern EXPRESSION = Pattern.compile("th:class(?:append)?=\"([^\"]*)\"");

	private static final List<Pattern> IN_SCRIPTS = List.of(
			Pattern.compile("\\bclass: ((?:'[^']*'|`[^`]*`|[^'`,}\\n])*)"),
			Pattern.compile("\\bclassList\\.\\w+\\(((?:'[^']*'|[^'\\n;])*?)\\)"),
			Pattern.compile("\\bclass(?:es|Names?)(?:\\.push\\(| = |: )([^;\\n]*)"));

	/**
	 * String literals, except operands of comparisons.
	 */
	private static final Pattern LITERAL = Pattern.compile("(?<![=!]==? )(?<![\\w'`])(?:'([^']*)'|`([^`]*)`)");

	private static final Pattern INSERTED = Pattern.compile("\\$\\{[^}]*}");

	private final String styles = COMMENT.matcher(read("static/css", ".css")).replaceAll("");

	private final Set<String> defined = matches(CLASS_SELECTOR, selectors(this.styles));

	private final Set<String> used = used();

	@Test
	void everyClassInStylesheetsIsUsed() {
		assertThat(this.defined).hasSizeGreaterThan(300)
			.filteredOn((name) -> LIBRARIES.stream().noneMatch(name::startsWith))
			.filteredOn((name) -> this.used.stream().noneMatch((use) -> matches(use, name)))
			.isEmpty();
	}

	@Test
	void everyClassInTemplatesAndScriptsIsDefined() {
		assertThat(this.used).hasSizeGreaterThan(300)
			.filteredOn((use) -> LIBRARIES.stream().noneMatch(use::startsWith))
			.filteredOn((use) -> this.defined.stream().noneMatch((name) -> matches(use, name)))
			.containsExactlyInAnyOrderElementsOf(HOOKS);
	}

	@Test
	void everyCustomPropertyIsDefinedAndUsed() {
		String code = read("static/js", ".js") + read("templates", ".html");
		Set<String> properties = matches(PROPERTY, this.styles);
		Set<String> uses = matches(PROPERTY_USE, this.styles + code);
		assertThat(properties).filteredOn((property) -> !property.startsWith("--fc-"))
			.filteredOn((property) -> !uses.contains(property))
			.isEmpty();
		assertThat(uses).filteredOn((property) -> !properties.contains(property) && !code.contains(property)).isEmpty();
	}

	@Test
	void vendorPrefixesAreUsedOnlyWithoutStandardName() {
		assertThat(matches(VENDOR_PREFIX, this.styles)).containsExactlyInAnyOrder("-webkit-font-smoothing",
				"-webkit-tap-highlight-color", "-webkit-text-size-adjust", "-webkit-touch-callout");
	}

	/**
	 * Returns class names, and for concatenated names their prefix with a star, such as
	 * {@code status-*}.
	 */
	private static Set<String> used() {
		Set<String> used = new TreeSet<>(NAMED_BY_THE_SERVER);
		String templates = read("templates", ".html");
		ATTRIBUTE.matcher(templates).results().forEach((found) -> addNames(found.group(1), used));
		EXPRESSION.matcher(templates)
			.results()
			.flatMap((found) -> LITERAL.matcher(found.group(1)).results())
			.map((literal) -> literal.group(1))
			.forEach((text) -> addNames(text.endsWith("-") ? text + "*" : text, used));
		String scripts = read("static/js", ".js");
		IN_SCRIPTS.stream()
			.flatMap((pattern) -> pattern.matcher(scripts).results())
			.flatMap((found) -> LITERAL.matcher(found.group(1)).results())
			.map(StylesheetTests::text)
			.forEach((text) -> addNames(INSERTED.matcher(text).replaceAll("*"), used));
		return used;
	}

	private static String text(MatchResult literal) {
		return (literal.group(1) != null) ? literal.group(1) : literal.group(2);
	}

	private static void addNames(String text, Set<String> names) {
		Stream.of(text.split("\\s+")).filter((name) -> !name.isEmpty()).forEach(names::add);
	}

	private static boolean matches(String use, String name) {
		return use.endsWith("*") ? name.startsWith(use.substring(0, use.length() - 1)) : name.equals(use);
	}

	/**
	 * Returns a stylesheet without its declarations, which may contain text that looks
	 * like a class, such as {@code .5rem}.
	 */
	private static String selectors(String css) {
		return BODY.matcher(QUOTED.matcher(css).replaceAll("")).replaceAll(" ");
	}

	private static Set<String> matches(Pattern pattern, String text) {
		return pattern.matcher(text)
			.results()
			.map((found) -> found.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String read(String folder, String suffix) {
		try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
			return files.filter((file) -> file.toString().endsWith(suffix)).sorted().map((file) -> {
				try {
					return Files.readString(file, StandardCharsets.UTF_8);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}).collect(Collectors.joining("\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
