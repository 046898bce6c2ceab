// Short messages at the lower left: six seconds, and never two about the same thing.
import { icon, make, text } from './page.js';
import { undo } from './undo.js';

const SECONDS = 6;
const KEPT = 'kalends.toasts';
const list = document.querySelector('#toasts');
const shown = new Map();

/**
 * Shows a message.
 * @param about what it is about: a message about the same thing takes its place
 * @param action optional { label, run } or { label, href }
 * @param changeId the change that it tells of, which can be taken back from here
 * @param redo whether that makes again what was taken back
 */
export function toast(message, { level = 'info', about = message, changeId, redo = false, action = undoing(changeId, redo) } = {}) {
  hostOfToasts().append(list);
  dismiss(about);
  const element = make('div', { class: `toast-k toast-${level}` });
  element.append(iconSpan(level), make('p', {}, message));
  if (action) {
    element.append(actionButton(action, () => dismiss(about)));
  }
  const close = make('button', { type: 'button', 'aria-label': text('close') }, icon('x-lg'));
  close.addEventListener('click', () => dismiss(about));
  element.append(close);
  list.append(element);
  const timer = { id: 0 };
  const start = () => { timer.id = setTimeout(() => dismiss(about), SECONDS * 1000); };
  for (const [stop, go] of [['pointerenter', 'pointerleave'], ['focusin', 'focusout']]) {
    element.addEventListener(stop, () => clearTimeout(timer.id));
    element.addEventListener(go, start);
  }
  start();
  shown.set(about, { element, timer, message, options: { level, about, changeId, redo } });
}

const undoing = (changeId, redo) => (changeId ? { label: text(redo ? 'redo' : 'undo'), run: () => undo(changeId) } : undefined);

/** Loads the page anew; what toasts tell of changes stays to be read. */
export function reloadWithToasts() {
  addEventListener('pagehide', () => {
    const kept = [...shown.values()].filter(({ options }) => options.changeId).map(({ message, options }) => ({ message, options }));
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  });
  location.reload();
}

export function dismiss(about) {
  const entry = shown.get(about);
  if (entry) {
    clearTimeout(entry.timer.id);
    entry.element.remove();
    shown.delete(about);
  }
}

// Everything outside of an open modal dialog is inert, so messages move into it.
function hostOfToasts() {
  return document.querySelector('dialog[open]') ?? document.body;
}

function iconSpan(level) {
  const name = { success: 'check-lg', error: 'exclamation-triangle', warning: 'exclamation-triangle' }[level] ?? 'info-circle';
  const span = make('span', { class: 'toast-mark' });
  span.append(icon(name));
  return span;
}

function actionButton({ label, href, run }, done) {
  if (href) {
    return make('a', { href }, label);
  }
  const button = make('button', { type: 'button' }, label);
  button.addEventListener('click', () => {
    done();
    run();
  });
  return button;
}

if (list) {
  // An answer that tells what happened to an item says so in a message as well; it can be
  // taken back from there.
  let subject = null;
  for (const name of ['workItemCreated', 'workItemUpdated', 'workItemDeleted']) {
    document.body.addEventListener(name, ({ detail }) => { subject = detail; });
  }
  document.body.addEventListener('showToast', ({ detail: { message, level } }) => {
    const item = subject;
    subject = null;
    toast(message, { level, about: item ? `work-item-${item.id}` : message, changeId: item?.changeId });
  });
  if (list.dataset.flash) {
    toast(list.dataset.flash, { level: 'success', changeId: list.dataset.flashChange });
  }
  JSON.parse(sessionStorage.getItem(KEPT) ?? '[]').forEach(({ message, options }) => toast(message, options));
  sessionStorage.removeItem(KEPT);
  document.addEventListener('close', () => document.body.append(list), true);
}
