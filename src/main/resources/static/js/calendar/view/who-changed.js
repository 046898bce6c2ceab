// Says in words who changed or deleted an item, from its history or the trash.
import { people } from '../sidebar/colleagues.js';
import { address, request } from '../../core/http.js';
import { text } from '../../core/i18n.js';

const isViewer = (id) => people().some((person) => person.isViewer && person.id === id);
const quietly = (promise) => promise.then(({ body }) => body, () => null);

/**
 * Says who made the latest change of an item, and what changed.
 * @param {{ title: string, itemId: string }} item
 * @param {string | null} hiddenKey of a text to add
 * @returns {Promise<string>} empty if the viewer did it
 */
export async function whoChanged({ title, itemId }, hiddenKey) {
  const history = await quietly(request(`api/work-items/${itemId}/history`));
  if (!history) {
    const deleter = await findDeleter(title, itemId);
    return isViewer(deleter?.id) ? '' : deletedByText(title, deleter);
  }
  const [latest] = history;
  if (!latest || isViewer(latest.by?.id)) {
    return '';
  }
  const page = await fetch(address(`work-items/${itemId}/history`), { cache: 'no-store', headers: { 'HX-Request': 'true' } });
  const line = page.ok && new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('.history-list > li');
  if (!line) {
    return '';
  }
  const [who, what] = line.querySelectorAll('.history-head strong, .history-head strong + span');
  const parts = [...line.querySelectorAll('.history-parts li')].map((part) => part.textContent.replace('→', '').replace(/\s+/g, ' ').trim());
  const changed = text('remoteChange', { title, who: who.textContent, what: [what.textContent, ...parts].join('; ') });
  return hiddenKey ? `${changed} ${text(hiddenKey)}` : changed;
}

/**
 * Says who deleted an item.
 * @param {string} title
 * @param {string} itemId
 */
export const whoDeleted = async (title, itemId) => deletedByText(title, await findDeleter(title, itemId));

/** @returns {Promise<{ id: string, displayName: string } | undefined>} */
async function findDeleter(title, itemId) {
  const trash = await quietly(request(`api/trash?${new URLSearchParams({ q: title.slice(0, 100) })}`));
  return trash?.items.find(({ id }) => id === itemId)?.deletedBy ?? undefined;
}

function deletedByText(title, deleter) {
  const { id, displayName: name } = deleter ?? {};
  return name ? text('deletedBy', { title, who: isViewer(id) ? text('you', { name }) : name }) : text('gone', { title });
}
