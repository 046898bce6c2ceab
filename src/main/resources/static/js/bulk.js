// Many items of the list at once: what is selected stays so while the list is fetched
// anew, and a change is made to all of them or to none.
import { address, csrfHeaders, fill, text } from './page.js';
import { sessionEnded } from './session.js';
import { toast } from './toasts.js';

const bar = document.querySelector('#bulk-bar');
const selected = new Map();
let askedAbout = null;

const boxes = () => [...document.querySelectorAll('#work-item-list [data-select]')];
const say = (key, values) => fill(bar.dataset[key], values);
const counted = (key) => (selected.size === 1 ? say(`${key}One`) : say(key, { number: selected.size }));

function note(box) {
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
    bar.querySelector('[data-count]').textContent = selected.size === 1 ? say('one') : say('many', { number: selected.size });
    bar.querySelector('[data-delete] span').textContent = selected.size === 1 ? say('deleteOne') : say('deleteMany', { number: selected.size });
  }
}

// What is to become of children was asked about the items that were selected then. A list
// that was fetched anew ticks the same ones again, which changes nothing.
function selectionChanged() {
  const ids = [...selected.keys()].sort().join();
  if (ids !== askedAbout) {
    bar.querySelector('[data-choices]').hidden = true;
  }
  show();
}

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-select-all]')) {
    boxes().filter((box) => !box.closest('tr').hidden).forEach((box) => {
      box.checked = event.target.checked;
      note(box);
    });
    selectionChanged();
  }
  else if (event.target.matches('[data-select]')) {
    note(event.target);
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

async function send(request, done) {
  bar.inert = true;
  try {
    const response = await fetch(address('api/work-items/bulk'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...csrfHeaders() },
      body: JSON.stringify({ ids: [...selected.keys()], ...request }),
    });
    const body = await response.json().catch(() => ({}));
    if (response.ok) {
      toast(counted(done), { level: 'success', about: 'bulk', changeId: response.headers.get('X-Change-Id') ?? undefined });
      selected.clear();
      selectionChanged();
      document.body.dispatchEvent(new CustomEvent('refreshCalendar', { detail: { value: true } }));
    }
    else if (response.status === 409) {
      askedAbout = [...selected.keys()].sort().join();
      bar.querySelector('[data-choices]').hidden = false;
      bar.querySelector('[data-children]').focus();
    }
    else {
      refuse(response.status, body);
    }
  }
  catch {
    toast(text('offlineAction'), { level: 'error', about: 'bulk' });
  }
  finally {
    bar.inert = false;
  }
}

function refuse(status, body) {
  if (status === 401) {
    sessionEnded('bulk');
    return;
  }
  const reason = body.errors?.map(({ message }) => message).join(' ') || body.detail || '';
  toast(body.id ? say('refused', { title: selected.get(body.id) ?? body.id, reason }) : reason || text('failedAction'), { level: 'error', about: 'bulk' });
}
