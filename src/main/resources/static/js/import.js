// The entry point of the import page. Uploads a file and follows the progress: the server responds with one JSON object
// per line (NDJSON), the last of which is the outcome.
import { create } from './core/dom.js';
import { csrfHeaders, sessionEnded } from './core/http.js';
import { fill, text } from './core/i18n.js';
import { icon } from './core/icons.js';
import { toast } from './core/toasts.js';

const form = document.querySelector('#import-form');
const button = form.querySelector('button');
const progress = document.querySelector('#import-progress');
const bar = document.querySelector('#import-bar');
const label = document.querySelector('#import-label');
const result = document.querySelector('#import-result');

const words = (key, values) => fill(form.dataset[key], values);

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (!form.elements.file.files.length) {
    show('warning', words('choose'));
    return;
  }
  start();
  try {
    await upload();
  }
  catch {
    // The connection may have broken before or after the commit.
    show('warning', words('unknown'), [link('list', 'toList')]);
  }
  finally {
    finish();
  }
});

async function upload() {
  const response = await fetch(form.action, {
    method: 'POST', body: new FormData(form), headers: { Accept: 'application/x-ndjson', ...csrfHeaders() },
  });
  if (response.redirected || response.status === 401) {
    show('warning', words('signedOut'));
    sessionEnded('import');
  }
  else if (response.status === 413) {
    show('danger', words('tooLarge'));
  }
  else if (response.status === 503 || response.status === 507) {
    const busy = response.headers.get('Content-Type')?.includes('ndjson');
    show(busy ? 'warning' : 'danger', busy ? words('busy') : text('notSaved'));
  }
  else if (!response.ok && response.status !== 422) {
    show('danger', words('failed'));
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
      ended = handle(JSON.parse(line)) || ended;
    }
    if (done) {
      break;
    }
  }
  if (!ended) {
    throw new Error('The answer ended without an outcome');
  }
}

/** @returns whether this was the outcome */
function handle(message) {
  if (message.errors) {
    refused(message.errors, message.more);
    return true;
  }
  if (message.created !== undefined) {
    succeeded(message);
    return true;
  }
  if (message.failed) {
    show('danger', message.unavailable ? text('notSaved') : words('failed'));
    return true;
  }
  bar.max = message.total;
  bar.value = message.done;
  label.textContent = words('running', message);
  return false;
}

function succeeded({ created, firstDate, changeId }) {
  const calendar = create('a', { class: 'btn btn-primary', href: form.dataset.calendar + (firstDate ? `?view=month&date=${firstDate}` : '') }, form.dataset.toCalendar);
  show('success', created === 1 ? words('doneOne') : words('done', { created }), [calendar, link('list', 'toList')]);
  if (changeId) {
    toast(created === 1 ? words('doneOne') : words('done', { created }), { level: 'success', about: 'import', changeId });
  }
  form.reset();
}

function refused(errors, more) {
  show('danger', more ? `${words('refused')} ${words('more', { more })}` : words('refused'));
  const table = document.querySelector('#import-errors').content.cloneNode(true);
  table.querySelector('tbody').append(...errors.map(({ row, field, message }) => create('tr', {},
    create('td', { class: 'tabular' }, String(row ?? '')), create('td', {}, create('code', {}, field ?? '')), create('td', {}, message))));
  result.append(table);
}

function show(level, message, actions = []) {
  const symbol = { success: 'check-lg', warning: 'cloud-slash', danger: 'exclamation-triangle' }[level];
  result.replaceChildren(create('p', { class: `notice notice-${level}` }, icon(symbol), create('span', {}, message)));
  if (actions.length) {
    result.append(create('p', { class: 'form-actions' }, ...actions));
  }
  result.focus();
}

const link = (address, label) => create('a', { class: 'btn', href: form.dataset[address] }, form.dataset[label]);

function start() {
  result.replaceChildren();
  button.disabled = true;
  bar.removeAttribute('value');
  label.textContent = words('preparing');
  progress.hidden = false;
}

function finish() {
  button.disabled = false;
  progress.hidden = true;
}
