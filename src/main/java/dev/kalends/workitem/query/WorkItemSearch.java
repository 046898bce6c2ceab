package dev.kalends.workitem.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.shared.SearchText;
import dev.kalends.team.Memberships;
import dev.kalends.team.Teams;
import dev.kalends.workitem.Schedule;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Searches the titles, descriptions and notes of items that the viewer can see, by
 * substring match of their normal forms ({@link SearchText}). All three are visible to
 * everyone who can see the item.
 */
@Service
@Transactional(readOnly = true)
public class WorkItemSearch {

	static final int MAX_HITS = 20;

	private static final String IN_TITLE = SqlConditions.contains("w.title_search");

	private static final String IN_NOTE = SqlConditions.contains("n.text_search");

	private static final String HAS_NOTE = "exists (select 1 from note n where n.work_item_id = w.id and " + IN_NOTE
			+ ")";

	private static final String ANYWHERE = "(" + IN_TITLE + " or " + SqlConditions.contains("w.description_search")
			+ " or " + HAS_NOTE + ")";

	private final Teams teams;

	private final JdbcTemplate jdbc;

	private final SeriesDates dates;

	private final Clock clock;

	WorkItemSearch(Teams teams, JdbcTemplate jdbc, SeriesDates dates, Clock clock) {
		this.teams = teams;
		this.jdbc = jdbc;
		this.dates = dates;
		this.clock = clock;
	}

	/**
	 * Returns the items that contain all words: first those with all words in the title,
	 * then the others, each most recently changed first. As in a list, an override is
	 * found only if its series is not.
	 * @param words words in normal form, at least one
	 */
	public List<Hit> find(Viewer viewer, SortedSet<String> words) {
		Memberships memberships = this.teams.memberships(viewer.id());
		SqlConditions conditions = WorkItemQuery.visible(memberships);
		List<Object> titleArguments = new ArrayList<>();
		for (String word : words) {
			conditions.add(ANYWHERE, word, word, word);
			titleArguments.add(word);
		}
		ListedItems.withoutOverridesOfListedSeries(conditions);
		String titleContainsAll = String.join(" and ", Collections.nCopies(words.size(), IN_TITLE));
		List<Object> arguments = new ArrayList<>(conditions.arguments());
		arguments.addAll(titleArguments);
		List<Found> found = this.jdbc.query(
				"select " + SeriesDates.COLUMNS + ", w.type, w.status, w.title, w.description from work_item w where "
						+ conditions.text() + " order by case when " + titleContainsAll
						+ " then 0 else 1 end, w.updated_at desc, w.id" + " fetch first " + MAX_HITS + " rows only",
				(row, index) -> Found.of(row), arguments.toArray());
		Map<UUID, List<String>> notes = notes(found, words);
		Map<UUID, Schedule> next = this.dates.next(viewer, memberships,
				found.stream().map(Found::series).flatMap(Optional::stream).toList(),
				Today.of(this.clock, viewer.zone()));
		return found.stream()
			.map((item) -> item.hit(words, notes.getOrDefault(item.id, List.of()),
					next.getOrDefault(item.id, item.schedule)))
			.toList();
	}

	/**
	 * Returns the notes that contain any of the words, newest first, for items whose
	 * title and description do not contain all of them.
	 */
	private Map<UUID, List<String>> notes(List<Found> found, SortedSet<String> words) {
		List<UUID> ids = found.stream().filter((item) -> !item.containsAll(words)).map((item) -> item.id).toList();
		Map<UUID, List<String>> notes = new HashMap<>();
		if (ids.isEmpty()) {
			return notes;
		}
		SqlConditions conditions = new SqlConditions().addIn("n.work_item_id", ids)
			.add("(" + String.join(" or ", Collections.nCopies(words.size(), IN_NOTE)) + ")", words.toArray());
		this.jdbc.query("select n.work_item_id, n.text from note n where " + conditions.text()
				+ " order by n.created_at desc, n.id", (row) -> {
					notes.computeIfAbsent(row.getObject("work_item_id", UUID.class), (id) -> new ArrayList<>())
						.add(row.getString("text"));
				}, conditions.arguments().toArray());
		return notes;
	}

	/**
	 * A search result. The dates of a series are its next ones.
	 *
	 * @param field the field that contains the words that are missing in the title; the
	 * title when none is missing
	 * @param snippet a passage of that field, as one line of plain text
	 */
	public record Hit(UUID id, WorkItemType type, WorkItemStatus status, String title, @Nullable LocalDate startDate,
			@Nullable LocalDate dueDate, @Nullable LocalTime startTime, @Nullable LocalTime endTime, MatchField field,
			String snippet) {

	}

	/**
	 * The fields that are searched.
	 */
	public enum MatchField {

		TITLE, DESCRIPTION, NOTE;

		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * A row of the search query.
	 */
	private record Found(UUID id, WorkItemType type, WorkItemStatus status, String title, String description,
			Schedule schedule, Optional<SeriesDates.Series> series) {

		static Found of(ResultSet row) throws SQLException {
			return new Found(row.getObject("id", UUID.class), WorkItemType.valueOf(row.getString("type")),
					WorkItemStatus.valueOf(row.getString("status")), row.getString("title"),
					Objects.requireNonNullElse(row.getString("description"), ""), SeriesDates.schedule(row),
					SeriesDates.Series.of(row));
		}

		boolean containsAll(SortedSet<String> words) {
			return missing(words, this.title).stream().allMatch((word) -> contains(this.description, word));
		}

		/**
		 * Shows the field that contains most of the words that are missing in the title;
		 * the first one of several equal fields.
		 */
		Hit hit(SortedSet<String> words, List<String> notes, Schedule shown) {
			List<String> missing = missing(words, this.title);
			MatchField field = MatchField.TITLE;
			String text = this.title;
			long most = 0;
			if (count(this.description, missing) > most) {
				most = count(this.description, missing);
				field = MatchField.DESCRIPTION;
				text = this.description;
			}
			for (String note : notes) {
				if (count(note, missing) > most) {
					most = count(note, missing);
					field = MatchField.NOTE;
					text = note;
				}
			}
			String snippet = (field == MatchField.DESCRIPTION) ? Snippet.ofMarkdown(text, missing)
					: Snippet.of(text, (field == MatchField.TITLE) ? List.copyOf(words) : missing);
			return new Hit(this.id, this.type, this.status, this.title, shown.startDate(), shown.dueDate(),
					shown.startTime(), shown.endTime(), field, snippet);
		}

		private static List<String> missing(SortedSet<String> words, String text) {
			return words.stream().filter((word) -> !contains(text, word)).toList();
		}

		private static long count(String text, List<String> words) {
			return words.stream().filter((word) -> contains(text, word)).count();
		}

		private static boolean contains(String text, String word) {
			return SearchText.contains(text, word);
		}

	}

}
