// Short messages at the lower left: six seconds, and never two about the same thing.
import { icon, make, text } from './page.js';

const SECONDS = 6;
const list = document.querySelector('#toasts');
const shown = new Map();

/**
 * Shows a message.
 * @param about what it is about: a message about the same thing takes its place
 * @param action optional { label, run } or { label, href }
 */
export function toast(message, { level = 'info', about = message, action } = {}) {
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
  shown.set(about, { element, timer });
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
  // An answer that tells what happened to an item says so in a message as well; a deletion
  // can be taken back from there.
  let subject = null;
  for (const name of ['workItemCreated', 'workItemUpdated', 'workItemDeleted']) {
    document.body.addEventListener(name, ({ detail }) => { subject = { ...detail, deleted: name === 'workItemDeleted' }; });
  }
  document.body.addEventListener('showToast', ({ detail: { message, level } }) => {
    const item = subject;
    subject = null;
    const undo = { label: text('undo'), run: async () => (await import('./restore.js')).restore(item) };
    toast(message, { level, about: item ? `work-item-${item.id}` : message, action: item?.deleted ? undo : undefined });
  });
  if (list.dataset.flash) {
    toast(list.dataset.flash, { level: 'success' });
  }
  document.addEventListener('close', () => document.body.append(list), true);
}
