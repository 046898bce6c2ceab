// Keyboard shortcuts, and the dialog that lists them. Single-character shortcuts can be disabled (WCAG 2.1.4).
// All are ignored in text fields and while a dialog is open.
import { letterOf } from '../core/keys.js';

const KEY = 'kalends.single-keys';
const FIELDS = 'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable]';
const dialog = document.querySelector('#shortcuts');
const shortcuts = new Map();

const singleKeysAreOn = () => localStorage.getItem(KEY) !== 'off';

/** Whether a key press belongs to a field, a dialog or the browser. @param {any} event */
export const isTaken = (event) => event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey
  || Boolean(event.target.closest?.(FIELDS)) || Boolean(document.querySelector('dialog[open]'));

/**
 * Registers a shortcut of a single character. The last registration of a key wins.
 * @param {string} key
 * @param {(event?: KeyboardEvent) => void} run
 */
export function onKey(key, run) {
  shortcuts.set(key, run);
}

/** Opens the dialog. Its content is on the page only while it is open. */
export function showShortcuts() {
  dialog.replaceChildren(document.querySelector('#shortcuts-content').content.cloneNode(true));
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
  document.querySelectorAll('[data-shortcuts]').forEach((button) => button.addEventListener('click', () => {
    // The focus returns to the button of the menu, and from the dialog as well.
    button.closest('[popover]')?.hidePopover();
    showShortcuts();
  }));
  onKey('c', () => document.querySelector('.new-item').click());

  document.addEventListener('keydown', (event) => {
    const run = shortcuts.get(event.key) ?? shortcuts.get(event.shiftKey ? '' : letterOf(event));
    if (run && !event.altKey && !isTaken(event) && singleKeysAreOn()) {
      event.preventDefault();
      run(event);
    }
  });
}
