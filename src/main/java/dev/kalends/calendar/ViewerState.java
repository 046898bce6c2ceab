package dev.kalends.calendar;

import dev.kalends.account.Viewer;
import dev.kalends.team.Memberships;

/**
 * A viewer, their memberships and the version of their calendar, read in one statement.
 *
 * @param viewer the signed-in person
 * @param memberships the person's teams, with the role in each
 * @param version the version of the person's calendar
 */
public record ViewerState(Viewer viewer, Memberships memberships, CalendarVersion version) {

}
