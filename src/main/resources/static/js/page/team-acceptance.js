// After the viewer accepted a team, its marks are removed and the focus moves to the next question.
import { listen, TEAM_ACCEPTED } from '../core/events.js';

listen([TEAM_ACCEPTED], ({ detail: { personId } }) => {
  document.querySelectorAll(`[data-waiting="${personId}"]`).forEach((mark) => mark.remove());
  (document.querySelector('#team-acceptance button') ?? document.querySelector('#main')).focus({ preventScroll: true });
});
