package dev.kalends.team;

import org.jspecify.annotations.Nullable;

/**
 * A team that the viewer was added to by another person and has not accepted yet.
 *
 * @param team the team
 * @param addedBy display name of the person who added the viewer; {@code null} if unknown
 * @param mayLeave whether the viewer can leave instead; the last manager cannot
 */
public record TeamToAccept(TeamName team, @Nullable String addedBy, boolean mayLeave) {

}
