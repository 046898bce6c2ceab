package dev.kalends.scripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the tests of scripts that need no browser: all of {@code src/test/js/*.test.js}.
 * The viewer is in Berlin, which observes daylight saving time.
 */
class ScriptTests {

	private static final Path TESTS = Path.of("src/test/js").toAbsolutePath();

	private static final Context context = Context.newBuilder("js")
		.allowIO(IOAccess.newBuilder().allowHostFileAccess(true).build())
		.timeZone(ZoneId.of("Europe/Berlin"))
		.option("engine.WarnInterpreterOnly", "false")
		.option("js.esm-eval-returns-exports", "true")
		.build();

	@AfterAll
	static void close() {
		context.close();
	}

	@TestFactory
	Stream<DynamicContainer> scripts() throws IOException {
		try (Stream<Path> files = Files.list(TESTS)) {
			List<Path> tests = files.filter((file) -> file.toString().endsWith(".test.js")).sorted().toList();
			assertThat(tests).hasSizeGreaterThan(5);
			List<DynamicContainer> containers = new ArrayList<>();
			for (Path test : tests) {
				containers.add(DynamicContainer.dynamicContainer(test.getFileName().toString(), testsOf(test)));
			}
			return containers.stream();
		}
	}

	private List<DynamicTest> testsOf(Path file) throws IOException {
		context.eval(module(file));
		Value registered = context.getBindings("js").getMember("takeTests").execute();
		List<DynamicTest> tests = new ArrayList<>();
		for (long i = 0; i < registered.getArraySize(); i++) {
			Value test = registered.getArrayElement(i);
			tests.add(DynamicTest.dynamicTest(test.getMember("name").asString(), test.getMember("run")::executeVoid));
		}
		assertThat(tests).as("%s", file).isNotEmpty();
		return tests;
	}

	private static Source module(Path file) throws IOException {
		return Source.newBuilder("js", file.toFile()).mimeType("application/javascript+module").build();
	}

}
