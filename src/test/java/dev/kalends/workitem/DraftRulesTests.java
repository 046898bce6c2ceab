package dev.kalends.workitem;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.kalends.shared.RuleViolatedException;
import dev.kalends.shared.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests the validation rules and the defaults of drafts.
 */
class DraftRulesTests {

	private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

	@Test
	void onlyTypeAndTitleAreRequired() {
		assertThat(refused(WorkItemDraft.builder().build())).containsExactlyInAnyOrder("type", "title");
		CheckedDraft checked = DraftRules.check(task("  Write report ").build(), ZONE);
		assertThat(checked.title()).isEqualTo("Write report");
		assertThat(checked.status()).isEqualTo(WorkItemStatus.NOT_STARTED);
		assertThat(checked.priority()).isEqualTo(Priority.MEDIUM);
		assertThat(checked.autoProgress()).isTrue();
		assertThat(checked.calendarVisible()).isTrue();
		assertThat(checked.progress()).isZero();
	}

	@Test
	void titleHas1To500Characters() {
		assertThat(refused(task(" ").build())).containsExactly("title");
		assertThat(refused(task("x".repeat(501)).build())).containsExactly("title");
		assertThat(DraftRules.violations(task("x".repeat(500)).build(), ZONE)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u0000b", "a\nb", "a\u001bb", "a\u0085b", "a\ud800b" })
	void titleWithControlCharacterIsRejected(String title) {
		assertThat(refused(task(title).build())).containsExactly("title");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u200b", "\u200e\u202e\u2066", "\u3164 \u3164", "\u2800", "\ufeff", "\u2003\u00a0",
			"\ufe0f", "\udb40\udc61" })
	void invisibleTitleIsRejected(String title) {
		assertThat(refused(task(title).build())).containsExactly("title");
	}

	@Test
	void fractionsOfSecondsAreRejected() {
		WorkItemDraft.Builder draft = task("Call").startDate(LocalDate.parse("2025-10-15"));
		assertThat(refused(
				draft.startTime(LocalTime.parse("09:00:00.5")).endTime(LocalTime.parse("10:00:00.001")).build()))
			.containsExactly("startTime", "endTime");
		assertThat(DraftRules.violations(draft.startTime(LocalTime.parse("09:00:15")).endTime(null).build(), ZONE))
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Größe ☃ \"'", "<img src=x onerror=alert(1)>", "👩‍💻 משימה" })
	void titleMayContainAnyVisibleText(String title) {
		assertThat(DraftRules.check(task(title).build(), ZONE).title()).isEqualTo(title);
	}

	@ParameterizedTest
	@ValueSource(strings = { "red", "#12345", "#12345g", "123456", "#1234567", "" })
	void malformedColourIsRejected(String color) {
		assertThat(refused(task("x").color(color).build())).containsExactly("color");
	}

	@Test
	void colourIsConvertedToLowerCase() {
		assertThat(DraftRules.check(task("x").color("#ABCDEF").build(), ZONE).color()).isEqualTo("#abcdef");
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 101 })
	void progressOutOfRangeIsRejected(int progress) {
		assertThat(refused(task("x").progress(progress).build())).containsExactly("progress");
	}

	@Test
	void categoryIsAllowedForActivitiesOnly() {
		assertThat(refused(task("x").activityCategory(ActivityCategory.OFFICE).build()))
			.containsExactly("activityCategory");
		assertThat(DraftRules.violations(
				task("x").type(WorkItemType.SUB_ACTIVITY).activityCategory(ActivityCategory.OFFICE).build(), ZONE))
			.isEmpty();
	}

	@Test
	void timesWithoutZoneUseTheDefaultZone() {
		WorkItemDraft.Builder timed = task("x").startDate(LocalDate.parse("2025-10-15"))
			.startTime(LocalTime.parse("09:30:15"));
		assertThat(DraftRules.check(timed.build(), ZONE).schedule().zone()).isEqualTo(ZONE);
		assertThat(DraftRules.check(timed.build(), ZONE).schedule().startTime()).isEqualTo(LocalTime.parse("09:30:15"));
		assertThat(DraftRules.check(timed.timeZone(ZoneId.of("UTC")).build(), ZONE).schedule().zone())
			.isEqualTo(ZoneId.of("UTC"));
	}

	@Test
	void lengthsCountWhatIsStored() {
		String description = ("x".repeat(199) + "\r\n").repeat(100);
		assertThat(description.length()).isGreaterThan(DraftRules.MAX_DESCRIPTION);
		String stored = DraftRules.check(task("x").description(description).build(), ZONE).description();
		assertThat(stored).isEqualTo(description.replace("\r", "").strip());
		assertThat(refused(task("x").description("x".repeat(20_001)).build())).containsExactly("description");
		assertThat(DraftRules.check(task(" " + "x".repeat(500) + "\u200B").build(), ZONE).title()).hasSize(500);
		assertThat(refused(task("x").externalAssignees(Set.of("y".repeat(201))).build())).hasSize(1);
		DraftRules.check(task("x").externalAssignees(Set.of(" " + "y".repeat(200) + " ")).build(), ZONE);
	}

	@Test
	void titlesHaveNoInvisibleCharacters() {
		assertThat(DraftRules.check(task("Re\u200Bport\uFEFF").build(), ZONE).title()).isEqualTo("Report");
		assertThat(refused(task("Report \u202Egnp").build())).containsExactly("title");
		assertThat(refused(task("x").externalAssignees(Set.of("Bob\u2066")).build())).containsExactly("assigneeLabels");
		assertThat(refused(task("a\u2028b").build())).containsExactly("title");
	}

	@Test
	void externalAssigneeLengthAndAssigneeCountAreLimited() {
		assertThat(refused(task("x").externalAssignees(Set.of("y".repeat(201))).build()))
			.containsExactly("assigneeLabels");
		Set<UUID> many = new LinkedHashSet<>();
		for (int i = 0; i < 101; i++) {
			many.add(new UUID(0, i));
		}
		assertThat(refused(task("x").assigneeIds(many).build())).containsExactly("assigneeIds");
	}

	private static WorkItemDraft.Builder task(String title) {
		return WorkItemDraft.builder().type(WorkItemType.TASK).title(title);
	}

	private static List<String> refused(WorkItemDraft draft) {
		List<String> fields = new ArrayList<>();
		assertThatExceptionOfType(RuleViolatedException.class).isThrownBy(() -> DraftRules.check(draft, ZONE))
			.satisfies((ex) -> ex.violations().stream().map(Violation::field).forEach(fields::add));
		return fields;
	}

}
