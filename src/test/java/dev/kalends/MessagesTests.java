package dev.kalends;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every text that pages and rules ask for is there.
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

	private static Set<String> keys() throws IOException {
		Properties messages = new Properties();
		try (InputStream input = Files.newInputStream(Path.of("src/main/resources/messages.properties"))) {
			messages.load(input);
		}
		return messages.stringPropertyNames();
	}

	private static Set<String> found(String folder, Pattern pattern, String prefix) throws IOException {
		Set<String> found = new TreeSet<>();
		try (Stream<Path> files = Files.walk(Path.of(folder))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Matcher matcher = pattern.matcher(Files.readString(file));
				while (matcher.find()) {
					found.add(prefix + matcher.group(1));
				}
			}
		}
		return found;
	}

}
