package dev.kalends;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.kalends.web.PageController;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks the declared module dependencies and the coding conventions.
 */
class ArchitectureTests {

	private static final long MAX_FILES = 40;

	private static final ApplicationModules MODULES = ApplicationModules.of(KalendsApplication.class);

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.kalends");

	@Test
	void modulesUseDeclaredDependenciesOnly() {
		MODULES.verify();
	}

	@Test
	void modulesMatchTheDesign() {
		assertThat(MODULES.stream().map((module) -> module.getIdentifier().toString())).containsExactlyInAnyOrder(
				"shared", "database", "web", "freshness", "account", "location", "team", "workitem", "history",
				"exchange", "settings", "calendar", "live", "admin");
	}

	@Test
	void packagesHaveNoCyclicDependencies() {
		SlicesRuleDefinition.slices().matching("dev.kalends.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void packagesHaveLimitedSize() {
		Map<String, Long> files = CLASSES.stream()
			.filter((type) -> type.getEnclosingClass().isEmpty())
			.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
		assertThat(files).allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MAX_FILES));
	}

	@Test
	void timeIsReadFromTheInjectedClock() {
		List<Class<?>> types = List.of(Instant.class, LocalDate.class, LocalDateTime.class, LocalTime.class,
				ZonedDateTime.class, OffsetDateTime.class);
		noClasses().should().callMethodWhere(new DescribedPredicate<>("reads the time without a clock") {

			@Override
			public boolean test(JavaMethodCall call) {
				return types.stream().anyMatch((type) -> call.getTargetOwner().isEquivalentTo(type))
						&& call.getName().equals("now")
						&& call.getTarget()
							.getRawParameterTypes()
							.stream()
							.noneMatch((type) -> type.isEquivalentTo(Clock.class));
			}

		})
			.orShould()
			.callMethod(System.class, "currentTimeMillis")
			.orShould()
			.callConstructor(Date.class)
			.check(CLASSES);
	}

	@Test
	void fieldInjectionIsNotUsed() {
		fields().should()
			.notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
			.andShould()
			.notBeAnnotatedWith("jakarta.annotation.Resource")
			.check(CLASSES);
	}

	@Test
	void controllersArePackagePrivate() {
		classes().that()
			.areAnnotatedWith(PageController.class)
			.or()
			.areAnnotatedWith(RestController.class)
			.should()
			.bePackagePrivate()
			.check(CLASSES);
	}

	@Test
	void controllersAreEitherPageOrRestControllers() {
		noClasses().that()
			.doNotHaveFullyQualifiedName(PageController.class.getName())
			.should()
			.beAnnotatedWith(Controller.class)
			.check(CLASSES);
	}

	@Test
	void classNamesHaveNoVagueSuffixes() {
		noClasses().should()
			.haveSimpleNameEndingWith("Util")
			.orShould()
			.haveSimpleNameEndingWith("Utils")
			.orShould()
			.haveSimpleNameEndingWith("Helper")
			.orShould()
			.haveSimpleNameEndingWith("Manager")
			.orShould()
			.haveSimpleNameEndingWith("Impl")
			.check(CLASSES);
	}

	@Test
	void modifyingQueriesAreInRepositories() {
		methods().that()
			.areAnnotatedWith(Modifying.class)
			.should()
			.beDeclaredInClassesThat()
			.haveSimpleNameEndingWith("Repository")
			.check(CLASSES);
	}

	/**
	 * An asynchronous listener would run after the change is acknowledged, and a
	 * transactional listener is silently skipped without a transaction.
	 */
	@Test
	void listenersAreSynchronous() {
		methods().should()
			.notBeAnnotatedWith("org.springframework.scheduling.annotation.Async")
			.andShould()
			.notBeAnnotatedWith("org.springframework.transaction.event.TransactionalEventListener")
			.check(CLASSES);
	}

	@Test
	void everyPackageIsNullMarked() {
		CLASSES.stream()
			.map(JavaClass::getPackage)
			.distinct()
			.forEach((found) -> assertThat(found.isAnnotatedWith(NullMarked.class)).as(found.getName()).isTrue());
	}

	/**
	 * {@code ./mvnw test} excludes tests by their tags. A test without the tag would fail
	 * there if the browser or the server is missing.
	 */
	@Test
	void testsAreTaggedWithTheirRequirements() {
		JavaClasses tests = new ClassFileImporter().withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
			.importPackages("dev.kalends");
		for (JavaClass test : tests) {
			List<String> tags = Arrays.stream(test.reflect().getAnnotationsByType(Tag.class)).map(Tag::value).toList();
			if (test.getSimpleName().endsWith("BrowserTests")) {
				assertThat(tags).as(test.getName()).contains("browser");
			}
			if (test.getSimpleName().contains("OnPostgres")) {
				assertThat(tags).as(test.getName()).contains("postgres");
			}
		}
	}

}
