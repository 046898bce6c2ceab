package dev.kalends.team;

import org.jspecify.annotations.Nullable;

/**
 * A team that the viewer was added to by somebody else and has not accepted yet.
 *
 * @param team the team
 * @param addedBy display name of the person who added the viewer; {@code null} when it is
 * not known
 * @param mayLeave whether the viewer can leave instead, which the last manager cannot
 */
public record TeamToAccept(TeamName team, @Nullable String addedBy, boolean mayLeave) {

}
