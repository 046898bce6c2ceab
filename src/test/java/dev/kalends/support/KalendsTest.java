package dev.kalends.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * Starts the whole application on a free port with its own database folder. Tests with
 * the same configuration share it, and each test creates its own people.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "kalends.data-dir=target/test-data/${random.uuid}", "kalends.calendar.monitor.sample-rate=0",
				"kalends.shutdown.drain=0s" })
@Import({ Office.class, QuickPasswords.class, NoSessionCleanup.class, LockWaits.class })
public @interface KalendsTest {

}
