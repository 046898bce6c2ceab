package dev.kalends.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.kalends.account.Viewer;
import dev.kalends.support.Client;
import dev.kalends.support.Client.Response;
import dev.kalends.support.KalendsTest;
import dev.kalends.support.Office;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes random changes of series, and undoes and redoes each of them. An undo restores
 * the state before the change, a redo the state after it, including ids, overrides and
 * exceptions.
 */
@KalendsTest
class SeriesUndoIntegrationTests {

	private static final int CHANGES = 60;

	private static final LocalDate START = LocalDate.of(2026, 12, 7);

	private static final String STATE = "select id, title, status, start_date, due_date, start_time, end_time, time_zone,"
			+ " recurrence_rule, series_id, occurrence, starts_at, ends_at, parent_id from work_item"
			+ " where owner_id = ? and trashed_at is null order by id";

	private static final String EXCEPTIONS = "select e.series_id, e.occurrence, e.override_id from series_exception e"
			+ " join work_item w on w.id = e.series_id where w.owner_id = ? and w.trashed_at is null"
			+ " order by e.series_id, e.occurrence";

	@Autowired
	private Office office;

	@Autowired
	private JdbcTemplate jdbc;

	@ParameterizedTest
	@ValueSource(longs = { 1, 3, 9 })
	void undoAndRedoRestoreTheState(long seed) {
		Random random = new Random(seed);
		Viewer person = this.office.person("Ann Ames");
		Client client = this.office.signIn(person);
		List<String> series = new ArrayList<>(List.of(create(client, "FREQ=DAILY;COUNT=30", random.nextBoolean()),
				create(client, "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270301", random.nextBoolean()),
				create(client, "FREQ=WEEKLY;INTERVAL=2", random.nextBoolean())));
		int changed = 0;
		for (int i = 0; i < CHANGES; i++) {
			List<String> before = state(person);
			String id = series.get(random.nextInt(series.size()));
			Response response = change(client, id, random);
			List<String> after = state(person);
			if (response.status() >= 300 || after.equals(before)) {
				assertThat(after).as("refused: %s", response.body()).isEqualTo(before);
				continue;
			}
			changed++;
			String label = "seed %d, change %d: %s".formatted(seed, i, response.body());
			Response undone = client.post("/api/changes/undo", Map.of());
			assertThat(undone.status()).as("%s %s", label, undone.body()).isEqualTo(200);
			assertThat(state(person)).as("undo of %s", label).isEqualTo(before);
			Response redone = client.post("/api/changes/redo", Map.of());
			assertThat(redone.status()).as("%s %s", label, redone.body()).isEqualTo(200);
			assertThat(state(person)).as("redo of %s", label).isEqualTo(after);
			if (response.status() == 200) {
				String changedId = response.json().get("id").stringValue();
				if (!series.contains(changedId)) {
					series.add(changedId);
				}
			}
		}
		assertThat(changed).isGreaterThan(CHANGES / 8);
	}

	private static Response change(Client client, String id, Random random) {
		JsonNode item = client.get("/api/work-items/" + id).json();
		JsonNode first = item.get("startDate");
		LocalDate start = (first != null && first.isString()) ? LocalDate.parse(first.stringValue()) : START;
		LocalDate date = start.plusDays(random.nextInt(5) * 7L);
		JsonNode time = item.get("startTime");
		String occurrence = date + ((time != null && time.isString()) ? "T" + time.stringValue() : "");
		String apply = List.of("this", "this", "following", "all").get(random.nextInt(4));
		String path = "/api/work-items/" + id
				+ (random.nextInt(8) == 0 ? "" : "?occurrence=" + occurrence + "&apply=" + apply);
		Map<String, Object> patch = new HashMap<>();
		switch (random.nextInt(7)) {
			case 0 -> {
				return client.delete(path);
			}
			case 1 -> patch.put("status", "completed");
			case 2 -> {
				patch.put("startDate", date.plusDays(1).toString());
				patch.put("dueDate", date.plusDays(1).toString());
			}
			case 3 -> patch.put("dueDate", date.plusDays(1).toString());
			case 4 -> {
				patch.put("startTime", "1" + random.nextInt(5) + ":30:00");
				patch.put("endTime", "16:00:00");
			}
			case 5 ->
				patch.put("recurrenceRule", random.nextBoolean() ? "FREQ=DAILY;INTERVAL=7" : "FREQ=WEEKLY;COUNT=4");
			default -> patch.put("title", "Title " + random.nextInt(4));
		}
		return client.patch(path, patch);
	}

	private static String create(Client client, String rule, boolean timed) {
		Map<String, Object> body = new HashMap<>(Map.of("type", "activity", "title", "Meeting", "startDate",
				START.toString(), "dueDate", START.toString(), "recurrenceRule", rule));
		if (timed) {
			body.put("startTime", "09:00:00");
			body.put("endTime", "10:00:00");
		}
		Response created = client.post("/api/work-items", body);
		assertThat(created.status()).as(created.body()).isEqualTo(201);
		return created.json().get("id").stringValue();
	}

	private List<String> state(Viewer person) {
		List<String> rows = new ArrayList<>();
		this.jdbc.queryForList(STATE, person.id()).forEach((row) -> rows.add(row.toString()));
		this.jdbc.queryForList(EXCEPTIONS, person.id()).forEach((row) -> rows.add(row.toString()));
		return rows;
	}

}
