// The people of the installation, and the teams that each shares with the viewer. The filter for people contains both.
import { listen, TEAM_ACCEPTED } from '../../core/events.js';
import { request } from '../../core/http.js';

const inputs = () => [...document.querySelectorAll('#people-filter input[data-person]')];
const teamsOf = (input) => input.dataset.teams?.split(' ') ?? [];
const read = () => inputs().map((input) => ({
  id: input.dataset.person,
  name: input.dataset.name,
  isViewer: input.value === 'me',
  teams: teamsOf(input),
}));
/** @type {Person[] | null} */
let known = null;

/** @returns {Person[]} all people */
export const people = () => (known ??= read());

/**
 * After the viewer has accepted a team, the calendar fills the space of the question and the planner gets new rows.
 * @param {any} calendar
 * @param {import('../feed/feed.js').Feed} feed
 */
export function followTeamAcceptance(calendar, feed) {
  listen([TEAM_ACCEPTED], async ({ detail: { teamId } }) => {
    calendar.updateSize();
    await addColleaguesOf(teamId);
    feed.redraw();
  });
}

/** Members of the team who accepted it too are colleagues from now on. */
async function addColleaguesOf(teamId) {
  const members = await request(`api/teams/${teamId}`).then(({ body }) => body.members, () => []);
  const accepted = new Set(members.filter((member) => member.accepted).map(({ id }) => id));
  inputs().filter((input) => accepted.has(input.dataset.person)).forEach((input) => {
    input.dataset.teams = [...new Set([...teamsOf(input), teamId])].join(' ');
  });
  known = null;
}
