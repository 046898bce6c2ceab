package dev.kalends.workitem;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeChanges;
import dev.kalends.freshness.WriteTransactions;
import dev.kalends.support.Client;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * A write of an item or of an exception of a series is refused unless the transaction has
 * touched the scopes of everybody who sees it.
 */
@KalendsTest
class UnrecordedChangeGuardIntegrationTests {

	private static final LocalDate OCCURRENCE = LocalDate.of(2026, 12, 14);

	@Autowired
	private Office office;

	@Autowired
	private WorkItemRepository items;

	@Autowired
	private SeriesExceptionRepository exceptions;

	@Autowired
	private ScopeChanges changes;

	@Autowired
	private WriteTransactions transactions;

	private Viewer ann;

	private Viewer bob;

	private Client client;

	private UUID series;

	@BeforeEach
	void createSeries() {
		this.ann = this.office.person("Ann Ames");
		this.bob = this.office.person("Bob Brandt");
		this.client = this.office.signIn(this.ann);
		this.series = UUID.fromString(this.client.create(Map.of("type", "task", "title", "Meeting", "startDate",
				"2026-12-07", "recurrenceRule", "FREQ=WEEKLY")));
	}

	@Test
	void changeOfAnItemNeedsItsScopes() {
		assertRefused(() -> find(this.series).rollUp(50));
	}

	@Test
	void newExceptionNeedsTheScopesOfTheSeries() {
		assertRefused(() -> this.exceptions.save(new SeriesException(find(this.series), OCCURRENCE, null)));
		assertThat(this.exceptions.find(this.series, OCCURRENCE)).isEmpty();
	}

	@Test
	void newExceptionNeedsTheScopesOfTheOverride() {
		UUID other = UUID.fromString(this.client.create(Map.of("type", "task", "title", "Other", "startDate",
				"2026-12-15", "assigneeIds", List.of(this.bob.id().toString()))));
		assertRefused(() -> {
			this.changes.touch(find(this.series).scopes());
			this.exceptions.save(new SeriesException(find(this.series), OCCURRENCE, find(other)));
		});
	}

	@Test
	void removedExceptionNeedsTheScopesOfTheOverride() {
		this.client.patch("/api/work-items/" + this.series + "?occurrence=" + OCCURRENCE + "&apply=this",
				Map.of("assigneeIds", List.of(this.bob.id().toString())));
		assertRefused(() -> {
			this.changes.touch(Scope.user(this.ann.id()));
			this.exceptions.delete(this.exceptions.find(this.series, OCCURRENCE).orElseThrow());
		});
		assertThat(this.exceptions.find(this.series, OCCURRENCE)).isPresent();
	}

	private WorkItem find(UUID id) {
		return this.items.findById(id).orElseThrow();
	}

	private void assertRefused(Runnable change) {
		assertThatException().isThrownBy(() -> this.transactions.run(change))
			.withMessageContaining("without touching the scopes");
	}

}
