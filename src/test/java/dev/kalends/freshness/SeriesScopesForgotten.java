package dev.kalends.freshness;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Injected faults: a change of an override or a series increments only the scopes of the
 * changed item. They drop the other scopes immediately before the increment, where no
 * guard sees it.
 */
public class SeriesScopesForgotten extends ScopeVersions {

	private static final String ASSIGNEES = "select person_id from work_item_assignee where work_item_id in (%s)";

	private final JdbcTemplate jdbc;

	private final String forgotten;

	private final ThreadLocal<@Nullable UUID> subject = new ThreadLocal<>();

	SeriesScopesForgotten(JdbcTemplate jdbc, RestoreCheck restores, String forgotten) {
		super(jdbc, restores);
		this.jdbc = jdbc;
		this.forgotten = forgotten;
	}

	@EventListener
	void remember(ChangeCommitting change) {
		this.subject.set(change.subjectId());
	}

	@Override
	void increment(SortedSet<Scope> scopes) {
		SortedSet<Scope> kept = new TreeSet<>(scopes);
		UUID changed = this.subject.get();
		this.subject.remove();
		if (changed != null) {
			List<Scope> ofChanged = assignees("?", changed);
			kept.removeIf((scope) -> isForgotten(scope, changed, ofChanged));
		}
		super.increment(kept);
	}

	private boolean isForgotten(Scope scope, UUID changed, Collection<Scope> ofChanged) {
		return !ofChanged.contains(scope) && assignees(this.forgotten, changed).contains(scope);
	}

	private List<Scope> assignees(String items, UUID argument) {
		return this.jdbc.queryForList(ASSIGNEES.formatted(items), UUID.class, argument)
			.stream()
			.filter(Objects::nonNull)
			.map(Scope::user)
			.toList();
	}

	/**
	 * A change of an override does not increment the scopes of its series.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	public static class OfSeries {

		@Bean
		@Primary
		SeriesScopesForgotten faultyVersions(JdbcTemplate jdbc, RestoreCheck restores) {
			return new SeriesScopesForgotten(jdbc, restores, "select series_id from work_item where id = ?");
		}

	}

	/**
	 * A change of a series does not increment the scopes of its overrides.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	public static class OfOverrides {

		@Bean
		@Primary
		SeriesScopesForgotten faultyVersions(JdbcTemplate jdbc, RestoreCheck restores) {
			return new SeriesScopesForgotten(jdbc, restores, "select id from work_item where series_id = ?");
		}

	}

}
