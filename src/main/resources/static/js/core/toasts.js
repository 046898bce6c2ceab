// Toasts: short messages at the lower left, one for each subject. A toast stays as long as it takes to read it, and while
// the pointer or the focus is on it.
import { create } from './dom.js';
import { CHANGE_UNDOING, dispatch, listen, SHOW_TOAST, UNDO_REQUESTED, WORK_ITEM_CREATED, WORK_ITEM_DELETED, WORK_ITEM_UPDATED } from './events.js';
import { address } from './http.js';
import { text } from './i18n.js';
import { icon } from './icons.js';
import { readingTime } from './reading-time.js';
import { listenToToastKeys, removeToast } from './toast-focus.js';

/** @typedef {{ label: string, href?: string, key?: string, run?: () => void }} Action a link or a button */

const KEPT = 'kalends.toasts';
const list = document.querySelector('#toasts');
const shown = new Map();
const isMac = /^(Mac|iP)/.test(navigator.platform);

/**
 * Shows a message.
 * @param {string} message
 * @param {object} options
 * @param {'info' | 'success' | 'warning' | 'error'} [options.level]
 * @param {string} [options.about] the subject: the new toast replaces one with the same subject
 * @param {string} [options.changeId] the change that the toast offers to undo
 * @param {boolean} [options.redo] whether to call that "Redo"
 * @param {Action} [options.action]
 * @param {Action} [options.also] a second action, before the first
 * @param {boolean} [options.quiet] whether screen readers have heard the message already
 */
export function toast(message, { level = 'info', about = message, changeId, redo = false, action = undoAction(changeId, redo), also, quiet = false } = {}) {
  hostOfToasts().append(list);
  dismiss(about);
  const element = create('div', { class: `toast-k toast-${level}` });
  if (quiet) {
    element.setAttribute('aria-live', 'off');
  }
  element.append(iconSpan(level), create('p', {}, message));
  for (const one of [also, action]) {
    if (one) {
      element.append(actionButton(one, () => dismiss(about)), ...keyHint(one));
    }
  }
  const close = create('button', { type: 'button', 'aria-label': text('close'), 'data-dismiss': '' }, icon('x-lg'));
  close.addEventListener('click', () => dismiss(about));
  element.append(close);
  list.append(element);
  const timer = { id: 0 };
  const restart = () => {
    clearTimeout(timer.id);
    timer.id = setTimeout(() => (element.matches(':hover, :focus-within') ? restart() : dismiss(about)), readingTime(message));
  };
  for (const name of ['pointerenter', 'pointerleave', 'focusin', 'focusout']) {
    element.addEventListener(name, restart);
  }
  restart();
  shown.set(about, { element, timer, message, options: { level, about, changeId, redo } });
}

const undoAction = (changeId, redo) => (changeId
  ? { label: text(redo ? 'redo' : 'undo'), key: redo ? 'redoKey' : 'undoKey', run: () => dispatch(UNDO_REQUESTED, { changeId }) } : undefined);

/**
 * The keys that do the same as the action.
 * @param {Action} action
 */
const keyHint = ({ key }) => (key ? [create('kbd', { 'aria-hidden': 'true' }, isMac ? text(key).replace(/^\S+/, '⌘') : text(key))] : []);

/** On a page that shows no items, a link to the new one. */
const linkTo = (item) => (item && !document.querySelector('#calendar, #work-item-list, [data-work-item-page]')
  ? { label: text('openItem'), href: address(`work-items/${item.id}`) } : undefined);

/** Reloads the page. Toasts about changes are shown again afterwards. */
export function reloadWithToasts() {
  addEventListener('pagehide', () => {
    const kept = [...shown.values()].filter(({ options }) => options.changeId).map(({ message, options }) => ({ message, options }));
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  });
  location.reload();
}

/** @param {string} about */
export function dismiss(about) {
  const entry = shown.get(about);
  if (entry) {
    clearTimeout(entry.timer.id);
    removeToast(entry.element);
    shown.delete(about);
  }
}

// Everything outside an open modal dialog is inert, so toasts move into it.
function hostOfToasts() {
  return document.querySelector('dialog[open]') ?? document.body;
}

function iconSpan(level) {
  const name = { success: 'check-lg', error: 'exclamation-triangle', warning: 'exclamation-triangle' }[level] ?? 'info-circle';
  const span = create('span', { class: 'toast-mark' });
  span.append(icon(name));
  return span;
}

/** @param {Action} action @param {() => void} done */
function actionButton({ label, href, key, run }, done) {
  if (href) {
    return create('a', { href }, label);
  }
  const button = create('button', { type: 'button' }, label);
  if (key) {
    button.setAttribute('aria-keyshortcuts', key === 'redoKey' ? 'Control+Shift+Z Meta+Shift+Z' : 'Control+Z Meta+Z');
  }
  button.addEventListener('click', () => {
    done();
    run();
  });
  return button;
}

if (list) {
  listenToToastKeys(list);
  // The event about the item comes first; the message that follows is about that item and offers to undo the change.
  let subject = null;
  let created = false;
  listen([WORK_ITEM_CREATED, WORK_ITEM_UPDATED, WORK_ITEM_DELETED], ({ type, detail }) => {
    subject = detail;
    created = type === WORK_ITEM_CREATED;
  });
  // A change that is being undone cannot be undone a second time.
  listen([CHANGE_UNDOING], ({ detail: { changeId } }) => {
    [...shown].filter(([, { options }]) => options.changeId === changeId).forEach(([about]) => dismiss(about));
  });
  listen([SHOW_TOAST], ({ detail: { message, level } }) => {
    const item = subject;
    subject = null;
    toast(message, { level, about: item ? `work-item-${item.id}` : message, changeId: item?.changeId, also: created ? linkTo(item) : undefined });
  });
  if (list.dataset.flash) {
    toast(list.dataset.flash, { level: 'success', changeId: list.dataset.flashChange });
  }
  JSON.parse(sessionStorage.getItem(KEPT) ?? '[]').forEach(({ message, options }) => toast(message, options));
  sessionStorage.removeItem(KEPT);
  document.addEventListener('close', () => document.body.append(list), true);
}
