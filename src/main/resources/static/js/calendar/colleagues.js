// The people of the installation, and which teams the reader and they have both accepted.
import { address } from '../page.js';

const inputs = () => [...document.querySelectorAll('#people-filter input[data-person]')];
const teamsOf = (input) => input.dataset.teams?.split(' ') ?? [];
const read = () => inputs().map((input) => ({
  id: input.dataset.person,
  name: input.dataset.name,
  isViewer: input.value === 'me',
  teams: teamsOf(input),
}));
let known = null;

/** Everybody: { id, name, isViewer, teams }. */
export const people = () => (known ??= read());

/** Gives the calendar the room of a question that was answered, and the planner its new rows. */
export function followAcceptance(calendar, feed) {
  document.body.addEventListener('teamAccepted', async ({ detail: { teamId } }) => {
    calendar.updateSize();
    await addColleaguesOf(teamId);
    feed.redraw();
  });
}

/** The members of a team that the reader has accepted are colleagues, if they have done so too. */
async function addColleaguesOf(teamId) {
  const answer = await fetch(address(`api/teams/${teamId}`), { cache: 'no-store' }).catch(() => null);
  const members = answer?.ok ? (await answer.json()).members : [];
  const accepted = new Set(members.filter((member) => member.accepted).map(({ id }) => id));
  inputs().filter((input) => accepted.has(input.dataset.person)).forEach((input) => {
    input.dataset.teams = [...new Set([...teamsOf(input), teamId])].join(' ');
  });
  known = null;
}
