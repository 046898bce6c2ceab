package dev.kalends.calendar;

import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import dev.kalends.account.Role;
import dev.kalends.account.SignedInPerson;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.Scope;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Reads the version of a person's calendar in one statement, together with everything
 * about the person that decides what they see: whether they are enabled, their role and
 * their time zone. Read apart, a change between the two would go unnoticed.
 */
@Component
public class CalendarVersions {

	private static final String QUERY = "select p.username, p.display_name, p.role, p.time_zone, v.scope, v.version"
			+ " from person p join scope_version v on v.scope in (?, ?)"
			+ " where p.id = ? and p.enabled = true and p.session_epoch = ?";

	/**
	 * Returns the person behind a session and the version of their calendar.
	 * @return empty when the session holds no longer
	 */
	public Optional<Versioned> read(JdbcOperations jdbc, SignedInPerson signedIn) {
		UUID personId = signedIn.personId();
		TreeMap<String, Long> versions = new TreeMap<>();
		Found found = new Found();
		jdbc.query(QUERY, (result) -> {
			versions.put(result.getString("scope"), result.getLong("version"));
			found.viewer = new Viewer(personId, result.getString("username"), result.getString("display_name"),
					Role.valueOf(result.getString("role")), ZoneId.of(result.getString("time_zone")));
		}, Scope.EVERYONE.name(), Scope.user(personId).name(), personId, signedIn.sessionEpoch());
		return Optional.ofNullable(found.viewer)
			.map((viewer) -> new Versioned(viewer, new CalendarVersion(personId, versions)));
	}

	private static final class Found {

		private @Nullable Viewer viewer;

	}

	/**
	 * A person and the version of their calendar, read in one statement.
	 */
	public record Versioned(Viewer viewer, CalendarVersion version) {

	}

}
