// Changes the selected items of the list together: all of them or none. The selection survives a refetch of the list.
import { dispatch, REFRESH_CALENDAR } from '../core/events.js';
import { request } from '../core/http.js';
import { fill, text } from '../core/i18n.js';
import { toast } from '../core/toasts.js';

const bar = document.querySelector('#bulk-bar');
const selected = new Map();
let questionFor = null;

const boxes = () => [...document.querySelectorAll('#work-item-list [data-select]')];
const words = (key, values) => fill(bar.dataset[key], values);
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

document.addEventListener('htmx:afterSettle', show);
bar.addEventListener('change', ({ target }) => {
  if (target.dataset.member && target.value) {
    const patch = { [target.dataset.member]: target.value };
    target.value = '';
    send({ patch }, 'changed');
  }
});
bar.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (button?.matches('[data-clear]')) {
    selected.clear();
    selectionChanged();
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
  bar.inert = true;
  try {
    const { body: { changed }, changeId } = await request('api/work-items/bulk', { method: 'POST', json: { ids: [...selected.keys()], ...change }, about: 'bulk' });
    toast(counted(doneKey, changed), { level: 'success', about: 'bulk', changeId });
    selected.clear();
    selectionChanged();
    dispatch(REFRESH_CALENDAR, { value: true });
  }
  catch (problem) {
    explain(problem);
  }
  finally {
    bar.inert = false;
  }
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
