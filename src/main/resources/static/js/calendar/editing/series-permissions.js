// Who may change the later occurrences of a series: people who manage it, not its assignees from outside.
import { request, viewerId } from '../../core/http.js';

/**
 * Whether the viewer manages the series of an event. Without a connection the server decides when the change is saved.
 * @param {FeedEvent} event
 * @returns {Promise<boolean>}
 */
export async function isManagedByViewer({ extendedProps: { teamId, assigneeIds, seriesId } }) {
  if (teamId) {
    return [...document.querySelectorAll('#filters input[name="team"][data-edits]')].some((box) => box.value === teamId);
  }
  if (!assigneeIds?.includes(viewerId ?? '')) {
    return true;
  }
  const { body } = await request(`api/work-items/${seriesId}`, { about: 'feed' }).catch(() => ({ body: { ownerId: viewerId, teamId: null } }));
  return body.ownerId === viewerId && !body.teamId;
}
