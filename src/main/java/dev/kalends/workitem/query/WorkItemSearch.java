package dev.kalends.workitem.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.UUID;

import dev.kalends.account.Viewer;
import dev.kalends.team.Memberships;
import dev.kalends.team.Teams;
import dev.kalends.workitem.WorkItemStatus;
import dev.kalends.workitem.WorkItemType;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds items by words of their titles, descriptions and notes. Only what the viewer sees
 * is looked at: all three are seen by everybody who sees the item.
 */
@Service
@Transactional(readOnly = true)
public class WorkItemSearch {

	static final int MAX_HITS = 20;

	private static final String IN_TITLE = SqlConditions.contains("w.title");

	private static final String IN_NOTE = SqlConditions.contains("n.text");

	private static final String HAS_NOTE = "exists (select 1 from note n where n.work_item_id = w.id and " + IN_NOTE
			+ ")";

	private static final String ANYWHERE = "(" + IN_TITLE + " or " + SqlConditions.contains("w.description") + " or "
			+ HAS_NOTE + ")";

	private final Teams teams;

	private final JdbcTemplate jdbc;

	WorkItemSearch(Teams teams, JdbcTemplate jdbc) {
		this.teams = teams;
		this.jdbc = jdbc;
	}

	/**
	 * Returns the items that all words are found in, those that have them in the title
	 * first, then what was changed last.
	 * @param words lower-case words, at least one
	 */
	public List<Hit> find(Viewer viewer, SortedSet<String> words) {
		Memberships memberships = this.teams.memberships(viewer.id());
		SqlConditions conditions = WorkItemQuery.visible(memberships);
		List<Object> inTitle = new ArrayList<>();
		for (String word : words) {
			conditions.add(ANYWHERE, word, word, word);
			inTitle.add(word);
		}
		String titleHasAll = String.join(" and ", Collections.nCopies(words.size(), IN_TITLE));
		List<Object> arguments = new ArrayList<>(conditions.arguments());
		arguments.addAll(inTitle);
		List<Found> found = this.jdbc.query(
				"select w.id, w.type, w.status, w.title, w.description, w.start_date,"
						+ " w.due_date, w.start_time, w.end_time from work_item w where " + conditions.text()
						+ " order by case when " + titleHasAll + " then 0 else 1 end, w.updated_at desc, w.id"
						+ " fetch first " + MAX_HITS + " rows only",
				(row, index) -> Found.of(row), arguments.toArray());
		Map<UUID, List<String>> notes = notes(found, words);
		return found.stream().map((item) -> item.hit(words, notes.getOrDefault(item.id, List.of()))).toList();
	}

	/**
	 * Returns the notes that have any of the words, the newest first, of those items that
	 * do not show all of the words by themselves.
	 */
	private Map<UUID, List<String>> notes(List<Found> found, SortedSet<String> words) {
		List<UUID> ids = found.stream().filter((item) -> !item.showsAll(words)).map((item) -> item.id).toList();
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
	 * An item that was found.
	 *
	 * @param place where the words were found that its title lacks, or else in the title
	 * @param snippet what stands there, as plain text in one line
	 */
	public record Hit(UUID id, WorkItemType type, WorkItemStatus status, String title, @Nullable LocalDate startDate,
			@Nullable LocalDate dueDate, @Nullable LocalTime startTime, @Nullable LocalTime endTime, Place place,
			String snippet) {

	}

	/**
	 * Where words are found.
	 */
	public enum Place {

		TITLE, DESCRIPTION, NOTE;

		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * An item as the database has it.
	 */
	private record Found(UUID id, WorkItemType type, WorkItemStatus status, String title, String description,
			@Nullable LocalDate startDate, @Nullable LocalDate dueDate, @Nullable LocalTime startTime,
			@Nullable LocalTime endTime) {

		static Found of(ResultSet row) throws SQLException {
			return new Found(row.getObject("id", UUID.class), WorkItemType.valueOf(row.getString("type")),
					WorkItemStatus.valueOf(row.getString("status")), row.getString("title"),
					Objects.requireNonNullElse(row.getString("description"), ""),
					row.getObject("start_date", LocalDate.class), row.getObject("due_date", LocalDate.class),
					row.getObject("start_time", LocalTime.class), row.getObject("end_time", LocalTime.class));
		}

		boolean showsAll(SortedSet<String> words) {
			return lacking(words, this.title).stream().allMatch((word) -> has(this.description, word));
		}

		/**
		 * What is shown is where most of those words stand that the title lacks; of
		 * several such places the first.
		 */
		Hit hit(SortedSet<String> words, List<String> notes) {
			List<String> lacking = lacking(words, this.title);
			Place place = Place.TITLE;
			String text = this.title;
			long most = 0;
			if (count(this.description, lacking) > most) {
				most = count(this.description, lacking);
				place = Place.DESCRIPTION;
				text = this.description;
			}
			for (String note : notes) {
				if (count(note, lacking) > most) {
					most = count(note, lacking);
					place = Place.NOTE;
					text = note;
				}
			}
			String snippet = (place == Place.DESCRIPTION) ? Snippet.ofMarkdown(text, lacking)
					: Snippet.of(text, (place == Place.TITLE) ? List.copyOf(words) : lacking);
			return new Hit(this.id, this.type, this.status, this.title, this.startDate, this.dueDate, this.startTime,
					this.endTime, place, snippet);
		}

		private static List<String> lacking(SortedSet<String> words, String text) {
			return words.stream().filter((word) -> !has(text, word)).toList();
		}

		private static long count(String text, List<String> words) {
			return words.stream().filter((word) -> has(text, word)).count();
		}

		private static boolean has(String text, String word) {
			return text.toLowerCase(Locale.ROOT).contains(word);
		}

	}

}
