// The entry point of the import page: a file is chosen, its preview is shown and changes with every choice, then it is
// imported. Nothing is saved before that.
import { fill } from '../core/i18n.js';
import { whileSending } from '../core/single-submit.js';
import { ChosenFile } from './chosen-file.js';
import { clearMessage, hideProgress, showFailure, showLine, showMessage, showProgress, words } from './outcome.js';
import { ImportFailure, requestImport, requestPreview } from './requests.js';

const CHOICE_DELAY = 250;

const form = document.querySelector('#import-form');
const input = form.elements.file;
const preview = document.querySelector('#import-preview');
const status = document.querySelector('#import-status');

/** @type {ChosenFile | null} */
let file = null;
let pending = new AbortController();
let timer = 0;
let importing = false;
// Whether a choice was made that the preview does not show yet. What is imported is always what was shown.
let stale = false;
// Whether an import was sent whose outcome is unknown. It is not sent again with the file, or it could be imported twice.
let uncertain = false;

// Choosing the same file again, after it was corrected, is no change of the field unless it is empty.
input.addEventListener('click', () => { input.value = ''; });
input.addEventListener('change', () => input.files.length && choose(new ChosenFile(input.files[0])));
form.addEventListener('submit', (event) => event.preventDefault());

preview.addEventListener('change', ({ target }) => {
  if (target.name === 'leaveOut') {
    return;
  }
  const fields = previewForm().elements;
  if (target.matches('[data-column]')) {
    fields.columns.value = [...preview.querySelectorAll('[data-column]')].map(({ value }) => value).join(',');
  }
  if (target.matches('[data-file-choice]')) {
    fields.columns.value = '';
  }
  fields.part.value = '0';
  stale = true;
  // Debounced: arrow keys change the value of a closed select several times.
  clearTimeout(timer);
  timer = setTimeout(refresh, CHOICE_DELAY);
});

preview.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-show], [data-part]');
  if (button) {
    const fields = previewForm().elements;
    fields.show.value = button.dataset.show ?? fields.show.value;
    fields.part.value = button.dataset.part ?? '0';
    refresh();
  }
});

preview.addEventListener('submit', (event) => {
  event.preventDefault();
  if (stale) {
    refresh();
  }
  else if (!importing && previewForm().reportValidity()) {
    whileSending(previewForm(), () => guarded(importFile));
  }
});

const previewForm = () => preview.querySelector('form');

async function choose(chosen) {
  const team = previewForm()?.elements.team.value ?? '';
  pending.abort();
  clearTimeout(timer);
  preview.replaceChildren();
  clearMessage();
  file = null;
  uncertain = false;
  await guarded(async () => {
    await chosen.read();
    file = chosen;
    const fields = new FormData();
    fields.set('team', team);
    fields.set('type', 'task');
    await showPreview(fields);
    preview.querySelector('h2')?.focus();
  });
}

function refresh() {
  clearTimeout(timer);
  return guarded(() => showPreview(new FormData(previewForm())));
}

/** Runs a step and shows why it failed. */
async function guarded(step) {
  try {
    await step();
  }
  catch (error) {
    if (error.name === 'AbortError') {
      return;
    }
    showFailure(error);
  }
  if (!importing) {
    hideProgress();
  }
}

async function showPreview(fields) {
  pending.abort();
  pending = new AbortController();
  const { signal } = pending;
  showProgress(words.preparing);
  const html = await requestPreview(form.action, fields, file, words, signal);
  if (signal.aborted) {
    return;
  }
  stale = false;
  clearMessage();
  const focused = preview.contains(document.activeElement) ? document.activeElement.id : '';
  const isOpen = preview.querySelector('details')?.open;
  const page = new DOMParser().parseFromString(html, 'text/html');
  preview.replaceChildren(...page.body.children);
  preview.querySelector('h2').textContent = fill(words.previewOf, { name: file.name });
  const columns = preview.querySelector('details');
  if (columns && isOpen) {
    columns.open = true;
  }
  if (focused) {
    focusAgain(focused);
  }
  status.textContent = [...preview.querySelectorAll('[data-summary]')].map((summary) => summary.textContent.trim()).join(' ');
}

// A button at the end of the rows is disabled; the heading of the rows is near it.
function focusAgain(id) {
  const element = document.getElementById(id);
  (element && !element.matches(':disabled') ? element : preview.querySelector('h2')).focus({ preventScroll: Boolean(element) });
}

async function importFile() {
  if (await file.read()) {
    await showPreview(withoutUpload(new FormData(previewForm())));
    showMessage('warning', words.changed);
    return;
  }
  importing = true;
  previewForm().querySelector('[data-import]').disabled = true;
  showProgress(words.preparing);
  clearMessage();
  try {
    await requestImport(form.action, new FormData(previewForm()), uncertain ? null : file, words, handle);
    uncertain = false;
  }
  catch (error) {
    if (error instanceof ImportFailure) {
      throw error;
    }
    // The connection may have broken before or after the commit.
    uncertain = true;
    throw new ImportFailure('warning', words.unknown);
  }
  finally {
    importing = false;
    const button = preview.querySelector('[data-import]');
    if (button) {
      button.disabled = false;
    }
  }
}

function withoutUpload(fields) {
  fields.delete('upload');
  return fields;
}

/** @returns whether this was the outcome */
function handle(message) {
  const kind = showLine(message);
  if (kind === 'created') {
    preview.replaceChildren();
    form.reset();
    file = null;
  }
  return kind !== 'progress';
}
