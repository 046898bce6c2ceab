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
    return deletion(title, itemId);
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

async function deletion(title, itemId) {
  const trash = await quietly(request(`api/trash?${new URLSearchParams({ q: title.slice(0, 100) })}`));
  const by = trash?.items.find(({ id }) => id === itemId)?.deletedBy;
  return isViewer(by?.id) ? '' : by ? text('deletedBy', { title, who: by.displayName }) : text('gone', { title });
}
