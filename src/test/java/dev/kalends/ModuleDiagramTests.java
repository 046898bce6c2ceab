package dev.kalends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Draws the modules in {@code docs/architecture.md}, as Mermaid because GitHub renders
 * it, unlike the PlantUML of Spring Modulith's {@code Documenter}. The diagram is a
 * transitive reduction of the declared dependencies, which {@link ArchitectureTests}
 * enforces: it has no arrow where there is a longer path.
 */
class ModuleDiagramTests {

	private static final Path PAGE = Path.of("docs/architecture.md");

	private static final String BEGIN = "<!-- modules: ModuleDiagramTests -->\n";

	private static final String END = "<!-- /modules -->\n";

	private static final String UPDATE = "./mvnw test -Dtest=ModuleDiagramTests -Dkalends.docs.update=true";

	@Test
	void architectureShowsTheDeclaredDependencies() throws IOException {
		String page = Files.readString(PAGE);
		String expected = replaced(page, mermaid(reduced(dependencies())));
		if (Boolean.getBoolean("kalends.docs.update")) {
			Files.writeString(PAGE, expected);
		}
		else {
			assertThat(page).as("Update the diagram with %s", UPDATE).isEqualTo(expected);
		}
	}

	@Test
	void reductionLeavesOutArrowsWithALongerPath() {
		Map<String, Set<String>> dependencies = Map.of("a", Set.of("b", "c", "d"), "b", Set.of("c"), "c", Set.of(), "d",
				Set.of());
		assertThat(reduced(dependencies))
			.isEqualTo(Map.of("a", Set.of("b", "d"), "b", Set.of("c"), "c", Set.of(), "d", Set.of()));
	}

	@Test
	void diagramHasAnArrowForEachDependency() {
		assertThat(mermaid(new TreeMap<>(Map.of("admin", new TreeSet<>(Set.of("live", "team")), "live", Set.of()))))
			.isEqualTo("```mermaid\ngraph TD\n  admin --> live\n  admin --> team\n```\n");
	}

	private static Map<String, Set<String>> dependencies() {
		return ApplicationModules.of(KalendsApplication.class)
			.stream()
			.collect(Collectors.toMap(ModuleDiagramTests::name, ModuleDiagramTests::declared));
	}

	/**
	 * Returns the names of the modules that a module may use, without their named
	 * interfaces.
	 */
	private static Set<String> declared(ApplicationModule module) {
		String[] allowed = module.getBasePackage()
			.getAnnotation(org.springframework.modulith.ApplicationModule.class)
			.orElseThrow()
			.allowedDependencies();
		return Arrays.stream(allowed).map((name) -> name.split(" :: ")[0]).collect(Collectors.toSet());
	}

	private static String name(ApplicationModule module) {
		return module.getIdentifier().toString();
	}

	/**
	 * Returns the transitive reduction of an acyclic graph, sorted by name.
	 */
	private static Map<String, Set<String>> reduced(Map<String, Set<String>> dependencies) {
		Map<String, Set<String>> reduced = new TreeMap<>();
		dependencies.forEach((module, used) -> {
			Set<String> direct = new TreeSet<>(used);
			used.forEach((other) -> direct.removeAll(reachable(other, dependencies)));
			reduced.put(module, direct);
		});
		return reduced;
	}

	private static Set<String> reachable(String module, Map<String, Set<String>> dependencies) {
		Set<String> reachable = new TreeSet<>();
		for (String used : dependencies.getOrDefault(module, Set.of())) {
			reachable.add(used);
			reachable.addAll(reachable(used, dependencies));
		}
		return reachable;
	}

	private static String mermaid(Map<String, Set<String>> dependencies) {
		List<String> arrows = dependencies.entrySet()
			.stream()
			.flatMap((
					module) -> module.getValue().stream().map((used) -> "  " + module.getKey() + " --> " + used + "\n"))
			.toList();
		return "```mermaid\ngraph TD\n" + String.join("", arrows) + "```\n";
	}

	private static String replaced(String page, String diagram) {
		int begin = page.indexOf(BEGIN);
		int end = page.indexOf(END);
		assertThat(begin).as("marker").isNotNegative();
		assertThat(end).as("marker").isGreaterThan(begin);
		return page.substring(0, begin + BEGIN.length()) + diagram + page.substring(end);
	}

}
