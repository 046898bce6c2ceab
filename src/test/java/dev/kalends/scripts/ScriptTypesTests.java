package dev.kalends.scripts;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks the JSDoc types of the scripts where the TypeScript compiler is installed.
 */
class ScriptTypesTests {

	@Test
	@EnabledIf("isCompilerInstalled")
	void typesOfScriptsAreConsistent() throws IOException, InterruptedException {
		Process check = new ProcessBuilder("src/test/js/typecheck.sh").redirectErrorStream(true).start();
		String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(check.waitFor()).as(output).isZero();
	}

	static boolean isCompilerInstalled() {
		return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "tsc")));
	}

}
