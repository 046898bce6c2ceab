package dev.kalends.calendar;

import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import dev.kalends.account.LiveSessions;
import dev.kalends.account.Role;
import dev.kalends.account.SignedInPerson;
import dev.kalends.account.Viewer;
import dev.kalends.freshness.Scope;
import dev.kalends.team.Memberships;
import dev.kalends.team.TeamRole;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Reads the version of a person's calendar in one statement, together with everything
 * about the person that decides what they see: their teams with their role in each,
 * whether they are enabled, their role in the installation and their time zone. Read
 * apart, a change between the two would go unnoticed.
 */
@Component
public class CalendarVersions {

	private static final String PERSON = "select p.username, p.display_name, p.role, p.time_zone,"
			+ " cast(null as uuid) as team_id, null as team_role, v.scope, v.version"
			+ " from person p join scope_version v on v.scope in (?, ?)"
			+ " where p.id = ? and p.enabled = true and p.session_epoch = ?";

	/**
	 * Whoever came in a session is let in no longer than it lasts.
	 */
	private static final String IN_SESSION = " and (cast(? as varchar) is null or " + LiveSessions.LASTS + ")";

	private static final String TEAMS = "select null, null, null, null, m.team_id, m.role, v.scope, v.version"
			+ " from team_member m join scope_version v on v.scope = concat('team:', cast(m.team_id as varchar(36)))"
			+ " where m.person_id = ?";

	private static final String QUERY = PERSON + IN_SESSION + " union all " + TEAMS;

	/**
	 * Returns the person behind a session and the version of their calendar.
	 * @return empty when the session holds no longer
	 */
	public Optional<Versioned> read(JdbcOperations jdbc, SignedInPerson signedIn) {
		UUID personId = signedIn.personId();
		TreeMap<String, Long> versions = new TreeMap<>();
		TreeMap<UUID, TeamRole> teams = new TreeMap<>();
		Found found = new Found();
		jdbc.query(QUERY, (result) -> {
			versions.put(result.getString("scope"), result.getLong("version"));
			UUID teamId = result.getObject("team_id", UUID.class);
			if (teamId != null) {
				teams.put(teamId, TeamRole.valueOf(result.getString("team_role")));
			}
			else {
				found.viewer = new Viewer(personId, result.getString("username"), result.getString("display_name"),
						Role.valueOf(result.getString("role")), ZoneId.of(result.getString("time_zone")));
			}
		}, Scope.EVERYONE.name(), Scope.user(personId).name(), personId, signedIn.sessionEpoch(), signedIn.sessionId(),
				signedIn.sessionId(), personId);
		return Optional.ofNullable(found.viewer)
			.map((viewer) -> new Versioned(viewer, new Memberships(personId, teams),
					new CalendarVersion(personId, versions)));
	}

	private static final class Found {

		private @Nullable Viewer viewer;

	}

	/**
	 * A person, their teams and the version of their calendar, read in one statement.
	 */
	public record Versioned(Viewer viewer, Memberships memberships, CalendarVersion version) {

	}

}
