package dev.kalends.calendar;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.kalends.freshness.HeldCommits;
import dev.kalends.settings.EffectiveSettingsCheck;
import dev.kalends.support.KalendsTest;

import org.springframework.context.annotation.Import;

/**
 * Starts the whole application with barriers for writers and readers, and with an
 * uncached feed for comparison.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@KalendsTest
@Import({ UncachedFeed.class, HeldCommits.class, HeldReads.class, EffectiveSettingsCheck.class })
public @interface HeldFeedTest {

}
