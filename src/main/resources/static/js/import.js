// Uploads a file for import and follows its progress: the server answers with one JSON
// object per line, the last of which says how it ended.
import { csrfHeaders, fill, icon, make, text } from './page.js';
import { sessionEnded } from './session.js';
import { toast } from './toasts.js';

const form = document.querySelector('#import-form');
const button = form.querySelector('button');
const progress = document.querySelector('#import-progress');
const bar = document.querySelector('#import-bar');
const label = document.querySelector('#import-label');
const result = document.querySelector('#import-result');

const say = (key, values) => fill(form.dataset[key], values);

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (!form.elements.file.files.length) {
    show('warning', say('choose'));
    return;
  }
  begin();
  try {
    await upload();
  }
  catch {
    // Whatever breaks the connection may have come before or after the commit.
    show('warning', say('unknown'), [link('list', 'toList')]);
  }
  finally {
    end();
  }
});

async function upload() {
  const response = await fetch(form.action, {
    method: 'POST', body: new FormData(form), headers: { Accept: 'application/x-ndjson', ...csrfHeaders() },
  });
  if (response.redirected || response.status === 401) {
    show('warning', say('signedOut'));
    sessionEnded('import');
  }
  else if (response.status === 413) {
    show('danger', say('tooLarge'));
  }
  else if (response.status === 503 || response.status === 507) {
    const busy = response.headers.get('Content-Type')?.includes('ndjson');
    show(busy ? 'warning' : 'danger', busy ? say('busy') : text('notSaved'));
  }
  else if (!response.ok && response.status !== 422) {
    show('danger', say('failed'));
  }
  else {
    await follow(response.body.pipeThrough(new TextDecoderStream()).getReader());
  }
}

async function follow(reader) {
  let rest = '';
  let ended = false;
  for (;;) {
    const { value, done } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = done ? '' : lines.pop();
    for (const line of lines.filter((candidate) => candidate.trim())) {
      ended = step(JSON.parse(line)) || ended;
    }
    if (done) {
      break;
    }
  }
  if (!ended) {
    throw new Error('The answer ended without an outcome');
  }
}

/** @return whether this was the last word */
function step(message) {
  if (message.errors) {
    refused(message.errors, message.more);
    return true;
  }
  if (message.created !== undefined) {
    succeeded(message);
    return true;
  }
  if (message.failed) {
    show('danger', message.unavailable ? text('notSaved') : say('failed'));
    return true;
  }
  bar.max = message.total;
  bar.value = message.done;
  label.textContent = say('running', message);
  return false;
}

function succeeded({ created, firstDate, changeId }) {
  const calendar = make('a', { class: 'btn btn-primary', href: form.dataset.calendar + (firstDate ? `?view=month&date=${firstDate}` : '') }, form.dataset.toCalendar);
  show('success', created === 1 ? say('doneOne') : say('done', { created }), [calendar, link('list', 'toList')]);
  if (changeId) {
    toast(created === 1 ? say('doneOne') : say('done', { created }), { level: 'success', about: 'import', changeId });
  }
  form.reset();
}

function refused(errors, more) {
  show('danger', more ? `${say('refused')} ${say('more', { more })}` : say('refused'));
  const table = document.querySelector('#import-errors').content.cloneNode(true);
  table.querySelector('tbody').append(...errors.map(({ row, field, message }) => make('tr', {},
    make('td', { class: 'tabular' }, String(row ?? '')), make('td', {}, make('code', {}, field ?? '')), make('td', {}, message))));
  result.append(table);
}

function show(level, message, actions = []) {
  const symbol = { success: 'check-lg', warning: 'cloud-slash', danger: 'exclamation-triangle' }[level];
  result.replaceChildren(make('p', { class: `notice notice-${level}` }, icon(symbol), make('span', {}, message)));
  if (actions.length) {
    result.append(make('p', { class: 'form-actions' }, ...actions));
  }
  result.focus();
}

const link = (address, words) => make('a', { class: 'btn', href: form.dataset[address] }, form.dataset[words]);

function begin() {
  result.replaceChildren();
  button.disabled = true;
  bar.removeAttribute('value');
  label.textContent = say('preparing');
  progress.hidden = false;
}

function end() {
  button.disabled = false;
  progress.hidden = true;
}
