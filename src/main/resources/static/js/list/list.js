// The entry point of the list of work items. The list is refetched together with its expanded rows and replaced at once:
// nothing flickers, and focus, selection and scroll position are kept.
import { listen, REFRESH_CALENDAR, WORK_ITEM_GONE } from '../core/events.js';
import { sessionEnded } from '../core/http.js';
import { listenToNavigation, replaceParts } from './list-navigation.js';
import { expandLater } from './tree.js';
import './bulk-edit.js';
import { showSaved } from './show-saved.js';
import '../item/new-item.js';
import { LiveUpdates } from '../live/live-updates.js';

const LIST = '#work-item-list';

let shown = null;
let answeredAt = new Date();
let last = Promise.resolve(true);

const live = new LiveUpdates({ isShown: (version) => version === shown, refetch: refresh, answeredAt: () => answeredAt });

const expandedIds = () => [...document.querySelectorAll(`${LIST} [data-expanded="true"]`)].map((row) => row.dataset.id);
const rowOf = (list, id) => list.querySelector(`tr[data-id="${CSS.escape(id)}"]`);

/** Refetches the list. Refetches run one after the other. @param {string | null} [version] the one last announced */
function refresh(version) {
  last = last.then(() => fetchAndShow(version));
  return last;
}

async function fetchAndShow(version) {
  try {
    let open;
    let address;
    let page;
    do {
      open = expandedIds();
      address = location.href;
      page = await fetchPage(new Set(open));
    } while (expandedIds().join() !== open.join() || location.href !== address);
    replaceParts(page);
    replaceBy(document.adoptNode(page.querySelector(LIST)));
    expandLater(open.filter((id) => !expandedIds().includes(id)));
    shown = version ?? shown;
    answeredAt = new Date();
    live.setFailing(false);
    return true;
  }
  catch (problem) {
    live.setFailing(true);
    if (problem.status === 401) {
      sessionEnded('request');
    }
    return false;
  }
}

async function get(url) {
  const response = await fetch(url, { cache: 'no-store', headers: { 'HX-Request': 'true' } });
  if (!response.ok) {
    throw response;
  }
  return response.text();
}

/** Fetches the page of the URL, with the children of expanded rows. */
async function fetchPage(open) {
  const page = new DOMParser().parseFromString(await get(location.href), 'text/html');
  await Promise.all([...page.querySelectorAll(`${LIST} tbody tr`)].map((row) => fetchChildren(row, open)));
  return page;
}

async function fetchChildren(row, open) {
  const twisty = row.querySelector('.twisty');
  if (!twisty || !open.has(row.dataset.id)) {
    return;
  }
  const template = document.createElement('template');
  template.innerHTML = await get(twisty.getAttribute('hx-get'));
  const children = [...template.content.children];
  Object.assign(row.dataset, { expanded: 'true', fetched: 'true' });
  twisty.setAttribute('aria-expanded', 'true');
  row.after(template.content);
  await Promise.all(children.map((child) => fetchChildren(child, open)));
}

function replaceBy(fresh) {
  const list = document.querySelector(LIST);
  if (fresh.outerHTML === list.outerHTML) {
    return;
  }
  const restore = [selection(list), scroll(list), focus(list)];
  list.replaceWith(fresh);
  htmx.process(fresh);
  restore.forEach((run) => run(fresh));
}

function selection(list) {
  const ids = [...list.querySelectorAll('tr[data-id] input:checked')].map((box) => box.closest('tr').dataset.id);
  return (fresh) => ids.forEach((id) => {
    const box = rowOf(fresh, id)?.querySelector('input');
    if (box) {
      box.checked = true;
      box.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });
}

/** Scroll anchor: the first visible row stays in place. */
function scroll(list) {
  const left = list.querySelector('.table-frame')?.scrollLeft ?? 0;
  const top = (row) => row.getBoundingClientRect().top;
  const anchor = scrollY > 0 && [...list.querySelectorAll('tr[data-id]:not([hidden])')].find((row) => top(row) >= 0);
  const before = anchor && top(anchor);
  return (fresh) => {
    fresh.querySelector('.table-frame')?.scrollTo({ left });
    const row = anchor && rowOf(fresh, anchor.dataset.id);
    if (row) {
      scrollBy(0, top(row) - before);
    }
  };
}

/** The focus stays on its row; if that row is gone, it moves to the row in its place. */
function focus(list) {
  /** @type {any} */
  const focused = document.activeElement;
  if (!list.contains(focused)) {
    return () => {};
  }
  const row = focused.closest('tr[data-id]');
  if (!row) {
    const { key } = focused.dataset;
    const same = key ? `[data-key="${key}"]` : focused.rel ? `a[rel="${focused.rel}"]` : `a[href="${CSS.escape(focused.getAttribute('href') ?? '')}"]`;
    return (fresh) => (fresh.querySelector(same) ?? fresh.querySelector('.pager a') ?? document.querySelector('#list-filters #q'))?.focus({ preventScroll: true });
  }
  const index = [...list.querySelectorAll('tr[data-id]')].indexOf(row);
  const part = ['.twisty', 'input'].find((selector) => focused.matches(selector)) ?? '.name';
  return (fresh) => {
    const rows = [...fresh.querySelectorAll('tr[data-id]')];
    const next = rowOf(fresh, row.dataset.id) ?? rows[Math.min(index, rows.length - 1)];
    (next?.querySelector(part) ?? next?.querySelector('.name'))?.focus({ preventScroll: true });
  };
}

listen([REFRESH_CALENDAR, WORK_ITEM_GONE], () => refresh());
showSaved(() => last, (id) => rowOf(document.querySelector(LIST), id));

listenToNavigation(refresh);
live.start();
