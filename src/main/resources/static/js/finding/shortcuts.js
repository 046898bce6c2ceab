// Shortcuts, and the dialog that lists them. Those of a single letter or sign can be switched
// off (WCAG 2.1.4), and none of them is heard while somebody types or a dialog is open.
import { VIEWS } from '../calendar/state.js';

const KEY = 'kalends.single-keys';
const FIELDS = 'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable]';
const dialog = document.querySelector('#shortcuts');
const shortcuts = new Map();

export const singleKeysAreOn = () => localStorage.getItem(KEY) !== 'off';

/** Tells whether a key is meant for something else than the page. */
export const isTaken = (event) => event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey
  || Boolean(event.target.closest?.(FIELDS)) || Boolean(document.querySelector('dialog[open]'));

/** Runs something when a single key is pressed; the last to ask for a key has it. */
export function onKey(key, run) {
  shortcuts.set(key, run);
}

/** The list is only on the page while it is open. */
export function showShortcuts() {
  dialog.replaceChildren(document.querySelector('#shortcuts-content').content.cloneNode(true));
  for (const row of dialog.querySelectorAll('[data-shortcut-view]')) {
    row.hidden = !(row.dataset.shortcutView in VIEWS);
  }
  const choice = dialog.querySelector('#single-keys');
  choice.checked = singleKeysAreOn();
  choice.addEventListener('change', () => localStorage.setItem(KEY, choice.checked ? 'on' : 'off'));
  dialog.showModal();
}

if (dialog) {
  if (/^(Mac|iP)/.test(navigator.platform)) {
    document.querySelector('#open-palette kbd').textContent = '⌘ K';
  }
  dialog.addEventListener('close', () => dialog.replaceChildren());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target.closest('[data-close]')) {
      dialog.close();
    }
  });
  onKey('?', showShortcuts);
  onKey('c', () => document.querySelector('.new-item').click());

  document.addEventListener('keydown', (event) => {
    const run = shortcuts.get(event.key);
    if (run && !event.altKey && !isTaken(event) && singleKeysAreOn()) {
      event.preventDefault();
      run(event);
    }
  });
}
