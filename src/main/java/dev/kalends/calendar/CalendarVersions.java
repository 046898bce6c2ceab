package dev.kalends.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import dev.kalends.account.ActiveSessionCondition;
import dev.kalends.account.Role;
import dev.kalends.account.SignedInPerson;
import dev.kalends.account.Viewer;
import dev.kalends.account.WeekAndClock;
import dev.kalends.freshness.RestoreCheck;
import dev.kalends.freshness.Scope;
import dev.kalends.freshness.ScopeVersion;
import dev.kalends.team.Memberships;
import dev.kalends.team.TeamRole;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/**
 * Reads the version of a person's calendar, together with everything about the person
 * that determines which items they see: their teams and roles, whether they are enabled,
 * their role in the installation and their time zone. It is a single statement, because a
 * change between two statements would go unnoticed.
 */
@Component
public class CalendarVersions {

	/**
	 * One row per team, or a single row without one. It is a join, because H2 caches the
	 * query plan of a join but not of a union.
	 */
	private static final String PERSON = "select p.username, p.display_name, p.role,"
			+ " coalesce(p.time_zone, p.device_zone) as zone, p.time_zone is null as automatic_zone,"
			+ " e.version as everyone, e.stamp as everyone_stamp, u.version as own, u.stamp as own_stamp,"
			+ " m.team_id, m.role as team_role, t.version as team, t.stamp as team_stamp"
			+ " from person p join scope_version e on e.scope = ? join scope_version u on u.scope = ?"
			+ " left join team_member m on m.person_id = p.id"
			+ " left join scope_version t on t.scope = concat('team:', cast(m.team_id as varchar(36)))"
			+ " where p.id = ? and p.enabled = true and p.session_epoch = ?";

	/**
	 * Restricts the result to sessions that have not expired.
	 */
	private static final String IN_SESSION = " and " + ActiveSessionCondition.LASTS;

	private final Clock clock;

	private final RestoreCheck restores;

	public CalendarVersions(Clock clock, RestoreCheck restores) {
		this.clock = clock;
		this.restores = restores;
	}

	/**
	 * Returns the person behind a session, with the version of their calendar.
	 * @return empty if the session is no longer valid
	 * @throws dev.kalends.shared.IncompleteDatabaseException if the session was not found
	 * because the database is being restored
	 */
	public Optional<ViewerState> read(JdbcOperations jdbc, SignedInPerson signedIn) {
		UUID personId = signedIn.personId();
		TreeMap<String, ScopeVersion> versions = new TreeMap<>();
		TreeMap<UUID, TeamRole> teams = new TreeMap<>();
		Found found = new Found();
		String everyone = Scope.EVERYONE.name();
		String own = Scope.user(personId).name();
		RowCallbackHandler reader = (row) -> {
			if (found.viewer == null) {
				found.viewer = new Viewer(personId, row.getString("username"), row.getString("display_name"),
						Role.valueOf(row.getString("role")), ZoneId.of(row.getString("zone")),
						row.getBoolean("automatic_zone"), null, WeekAndClock.AUTOMATIC);
				versions.put(everyone, version(row, "everyone", "everyone_stamp"));
				versions.put(own, version(row, "own", "own_stamp"));
			}
			UUID teamId = row.getObject("team_id", UUID.class);
			if (teamId != null) {
				teams.put(teamId, TeamRole.valueOf(row.getString("team_role")));
				versions.put(Scope.team(teamId).name(), version(row, "team", "team_stamp"));
			}
		};
		if (signedIn.sessionId() == null) {
			jdbc.query(PERSON, reader, everyone, own, personId, signedIn.sessionEpoch());
		}
		else {
			jdbc.query(PERSON + IN_SESSION, reader, everyone, own, personId, signedIn.sessionEpoch(),
					signedIn.sessionId(), this.clock.millis());
		}
		if (found.viewer == null) {
			this.restores.requireComplete(jdbc);
		}
		return Optional.ofNullable(found.viewer)
			.map((viewer) -> new ViewerState(viewer, new Memberships(personId, teams),
					new CalendarVersion(personId, versions)));
	}

	private static ScopeVersion version(ResultSet row, String number, String stamp) throws SQLException {
		return new ScopeVersion(row.getLong(number), row.getLong(stamp));
	}

	private static final class Found {

		private @Nullable Viewer viewer;

	}

}
