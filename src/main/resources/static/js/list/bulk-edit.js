// Changes the selected items of the list together: all of them or none. The selection survives a refetch of the list.
import { dispatch, REFRESH_CALENDAR } from '../core/events.js';
import { request } from '../core/http.js';
import { fill, text } from '../core/i18n.js';
import { toast } from '../core/toasts.js';

const bar = document.querySelector('#bulk-bar');
const fields = bar.querySelector('[data-fields]');
const selected = new Map();
let questionFor = null;
/** The value of the box that was clicked last. */
let lastClicked = '';

const boxes = () => [...document.querySelectorAll('#work-item-list [data-select]')];
const words = (key, values) => fill(bar.dataset[key], values);
/** The members to change, with their new values. */
const chosen = () => Object.fromEntries([...new FormData(fields)].filter(([, value]) => value));
const counted = (key, number) => (number === 1 ? words(`${key}One`) : words(key, { number }));

function remember(box) {
  if (box.checked) {
    selected.set(box.value, box.closest('tr').querySelector('.name').textContent);
  }
  else {
    selected.delete(box.value);
  }
}

function show() {
  const onPage = boxes();
  onPage.forEach((box) => {
    box.checked = selected.has(box.value);
    box.closest('tr').classList.toggle('selected', box.checked);
  });
  const all = document.querySelector('[data-select-all]');
  if (all) {
    const ticked = onPage.filter((box) => box.checked).length;
    all.checked = ticked > 0 && ticked === onPage.length;
    all.indeterminate = ticked > 0 && ticked < onPage.length;
  }
  bar.hidden = selected.size === 0;
  if (selected.size > 0) {
    bar.querySelector('[data-count]').textContent = selected.size === 1 ? words('one') : words('many', { number: selected.size });
    bar.querySelector('[data-delete] span').textContent = selected.size === 1 ? words('deleteOne') : words('deleteMany', { number: selected.size });
    const apply = bar.querySelector('[data-apply]');
    apply.textContent = selected.size === 1 ? words('applyOne') : words('applyMany', { number: selected.size });
    apply.disabled = Object.keys(chosen()).length === 0;
  }
}

// The question about children belongs to the items selected at that time. A refetched list restores the same selection.
function selectionChanged() {
  const ids = [...selected.keys()].sort().join();
  if (ids !== questionFor) {
    bar.querySelector('[data-choices]').hidden = true;
  }
  show();
}

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-select-all]')) {
    boxes().filter((box) => !box.closest('tr').hidden).forEach((box) => {
      box.checked = event.target.checked;
      remember(box);
    });
    selectionChanged();
  }
  else if (event.target.matches('[data-select]')) {
    remember(event.target);
    selectionChanged();
  }
});

// Shift and a click select or clear all rows between this one and the last one.
document.addEventListener('click', ({ target, shiftKey }) => {
  const box = /** @type {any} */ (target).closest?.('[data-select]');
  if (!box) {
    return;
  }
  const visible = boxes().filter((one) => !one.closest('tr').hidden);
  const [from, to] = [visible.findIndex((one) => one.value === lastClicked), visible.indexOf(box)].sort((one, other) => one - other);
  if (shiftKey && from >= 0) {
    visible.slice(from, to + 1).forEach((one) => {
      one.checked = box.checked;
      remember(one);
    });
  }
  lastClicked = box.value;
});

/** After other filters were chosen, what they hide is not changed. Other pages of the list keep their selection. */
export function deselectHidden() {
  const listed = new Set(boxes().map((box) => box.value));
  [...selected.keys()].filter((id) => !listed.has(id)).forEach((id) => selected.delete(id));
  selectionChanged();
}

document.addEventListener('htmx:afterSettle', show);
fields.addEventListener('change', show);
fields.addEventListener('submit', (event) => {
  event.preventDefault();
  send({ patch: chosen() }, 'changed');
});
bar.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (button?.matches('[data-clear]')) {
    clearSelection();
  }
  else if (button?.matches('[data-delete]')) {
    send({ delete: true }, 'deleted');
  }
  else if (button?.dataset.children) {
    send({ delete: true, children: button.dataset.children }, 'deleted');
  }
});

/** @param {object} change @param {string} doneKey */
async function send(change, doneKey) {
  /** @type {any} */
  const focused = document.activeElement;
  bar.inert = true;
  try {
    const { body: { changed }, changeId } = await request('api/work-items/bulk', { method: 'POST', json: { ids: [...selected.keys()], ...change }, about: 'bulk' });
    toast(counted(doneKey, changed), { level: 'success', about: 'bulk', changeId });
    fields.reset();
    clearSelection();
    dispatch(REFRESH_CALENDAR, { value: true });
  }
  catch (problem) {
    bar.inert = false;
    if (!bar.hidden) {
      focused.focus();
    }
    explain(problem);
  }
  finally {
    bar.inert = false;
  }
}

/** The bar disappears, so the focus moves to the row that was selected first. */
function clearSelection() {
  const [first] = selected.keys();
  selected.clear();
  selectionChanged();
  (boxes().find((box) => box.value === first) ?? document.querySelector('[data-select-all]') ?? document.querySelector('#main')).focus();
}

function explain(problem) {
  const { status, reason } = problem;
  if (status === undefined) {
    toast(text('offlineAction'), { level: 'error', about: 'bulk' });
  }
  else if (status === 409) {
    questionFor = [...selected.keys()].sort().join();
    bar.querySelector('[data-choices]').hidden = false;
    bar.querySelector('[data-children]').focus();
  }
  else if (status !== 401) {
    const { id } = problem.problem;
    const title = selected.get(id) ?? id;
    toast(id ? words('refused', { title, reason }) : reason || text('failedAction'), { level: 'error', about: 'bulk' });
  }
}
