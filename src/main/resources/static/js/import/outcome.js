// What the import page shows of the work of the server: progress, messages, and the outcome of an import.
import { create } from '../core/dom.js';
import { fill, text } from '../core/i18n.js';
import { icon } from '../core/icons.js';
import { toast } from '../core/toasts.js';
import { FileTooLarge, UnreadableFile } from './chosen-file.js';
import { ImportFailure } from './requests.js';

const form = document.querySelector('#import-form');
const progress = document.querySelector('#import-progress');
const bar = document.querySelector('#import-bar');
const label = document.querySelector('#import-label');
const result = document.querySelector('#import-result');

/** The texts of the import page. */
export const words = { ...form.dataset };

/** @param {string} message */
export function showProgress(message) {
  bar.removeAttribute('value');
  label.textContent = message;
  progress.hidden = false;
}

export function hideProgress() {
  progress.hidden = true;
}

export function clearMessage() {
  result.replaceChildren();
}

/**
 * Shows a message and moves the focus to it.
 * @param {'success' | 'warning' | 'danger'} level
 * @param {string} message
 * @param {Node[]} actions
 */
export function showMessage(level, message, actions = []) {
  const symbol = { success: 'check-lg', warning: 'cloud-slash', danger: 'exclamation-triangle' }[level];
  result.replaceChildren(create('p', { class: `notice notice-${level}` }, icon(symbol), create('span', {}, message)));
  if (actions.length) {
    result.append(create('p', { class: 'form-actions' }, ...actions));
  }
  result.focus();
}

/**
 * Shows a line of the answer to an import.
 * @returns {'progress' | 'created' | 'refused'} what it was
 */
export function showLine(message) {
  if (message.errors) {
    refused(message.errors, message.more);
    return 'refused';
  }
  if (message.created !== undefined) {
    succeeded(message);
    return 'created';
  }
  if (message.failed) {
    showMessage('danger', message.unavailable ? text('notSaved') : words.failed);
    return 'refused';
  }
  bar.max = message.total;
  bar.value = message.done;
  label.textContent = fill(words.running, message);
  return 'progress';
}

function succeeded({ created, firstDate, changeId }) {
  const done = created === 1 ? words.doneOne : fill(words.done, { created });
  const calendar = create('a', { class: 'btn btn-primary', href: words.calendar + (firstDate ? `?view=month&date=${firstDate}` : '') }, words.toCalendar);
  showMessage('success', done, [calendar, create('a', { class: 'btn', href: words.list }, words.toList)]);
  if (changeId) {
    toast(done, { level: 'success', about: 'import', changeId });
  }
}

function refused(errors, more) {
  showMessage('danger', more ? `${words.refused} ${fill(words.more, { more })}` : words.refused);
  const table = document.querySelector('#import-errors').content.cloneNode(true);
  table.querySelector('tbody').append(...errors.map(({ row, field, message }) => create('tr', {},
    create('td', { class: 'tabular' }, String(row ?? '')), create('td', {}, create('code', {}, field ?? '')), create('td', {}, message))));
  result.append(table);
}

/** Shows why a step failed. @param {Error} error */
export function showFailure(error) {
  if (error instanceof ImportFailure) {
    showMessage(error.level, error.message);
  }
  else if (error instanceof FileTooLarge) {
    showMessage('danger', words.tooLarge);
  }
  else if (error instanceof UnreadableFile) {
    showMessage('warning', words.unreadable);
  }
  else {
    showMessage('danger', text('offlineAction'));
  }
}
