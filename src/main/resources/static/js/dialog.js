// The dialog in which a work item is shown, edited and deleted. It opens at once with what
// is known and fills when the server answers.
import { address, make, text } from './page.js';

const dialog = document.querySelector('#work-item-dialog');
const body = document.querySelector('#dialog-body');
let returnFocus = null;
let initialValues = null;

/**
 * Opens the dialog.
 * @param url address of the fragment
 * @param title what to say while it loads
 * @param focusLater gives the element that gets the focus back
 */
export function openDialog(url, { title = '', focusLater } = {}) {
  if (!dialog.open) {
    const opener = document.activeElement;
    returnFocus = focusLater ?? (() => opener);
  }
  initialValues = null;
  body.replaceChildren(loading(title));
  if (!dialog.open) {
    dialog.showModal();
  }
  body.firstElementChild.focus();
  htmx.ajax('GET', url, { target: body, swap: 'innerHTML' });
}

export function closeDialog() {
  if (dialog?.open) {
    initialValues = null;
    dialog.close();
  }
}

export const dialogIsOpen = () => Boolean(dialog?.open);

/** The link, or the one that took its place while the dialog was open. */
const sameLink = (link) => (link.isConnected ? link
  : document.querySelector(`a[data-dialog][href="${CSS.escape(link.getAttribute('href'))}"]`));

function loading(title) {
  const place = make('div', { class: 'dialog-loading', tabindex: '-1' });
  place.append(make('h2', { id: 'dialog-title' }, title), make('p', { role: 'status' }, text('loading')));
  return place;
}

function values() {
  const form = body.querySelector('form[data-guard]');
  if (!form) {
    return null;
  }
  // The token is another one with every answer, and nothing that anybody typed.
  const typed = new URLSearchParams(new FormData(form));
  typed.delete('_csrf');
  return typed.toString();
}

function hasUnsaved() {
  if (body.querySelector('form[data-unsaved]')) {
    return true;
  }
  return initialValues !== null && values() !== null && values() !== initialValues;
}

/** @return whether a menu was open in the dialog */
function closeMenu() {
  const menu = body.querySelector(':popover-open');
  menu?.hidePopover();
  return Boolean(menu);
}

/** Closes, unless something is unsaved: then it offers to discard it. */
function leave() {
  if (!hasUnsaved()) {
    closeDialog();
    return;
  }
  const foot = body.querySelector('.item-foot');
  if (!foot.querySelector('.unsaved')) {
    const keep = make('button', { type: 'button', class: 'btn' }, text('keepEditing'));
    const discard = make('button', { type: 'button', class: 'btn btn-danger btn-outlined' }, text('discard'));
    const offer = make('div', { class: 'unsaved', role: 'alert' }, make('span', {}, text('unsaved')), keep, discard);
    keep.addEventListener('click', () => {
      offer.remove();
      body.querySelector('form input:not([type="hidden"])').focus();
    });
    discard.addEventListener('click', closeDialog);
    foot.prepend(offer);
  }
  foot.querySelector('.unsaved button').focus();
}

if (dialog) {
  // Chromium closes on a second Escape whatever "cancel" says; the key itself can be kept.
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      closeMenu() || leave();
    }
  });
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave();
  });

  // A click outside begins and ends on the dialog element itself, not on what is in it.
  let pressedOutside = false;
  dialog.addEventListener('pointerdown', (event) => { pressedOutside = event.target === dialog; });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog && pressedOutside) {
      leave();
    }
    if (event.target.closest('[data-leave]')) {
      leave();
    }
    if (event.target.closest('[data-close]')) {
      event.preventDefault();
      closeDialog();
    }
  });

  dialog.addEventListener('close', () => {
    body.replaceChildren();
    const element = returnFocus?.();
    returnFocus = null;
    (element?.isConnected ? element : document.querySelector('#main'))?.focus({ preventScroll: true });
  });

  body.addEventListener('htmx:afterSettle', () => {
    initialValues = values();
    const gone = body.querySelector('[data-gone]');
    if (gone) {
      document.body.dispatchEvent(new CustomEvent('workItemGone', { detail: { id: gone.dataset.gone } }));
    }
    const first = ['[aria-invalid="true"]', '[autofocus]', '#dialog-title'].map((selector) => body.querySelector(selector)).find(Boolean);
    first?.focus({ preventScroll: true });
  });

  addEventListener('beforeunload', (event) => {
    if (dialog.open && hasUnsaved()) {
      event.preventDefault();
    }
  });

  // What never came cannot be waited for; the reason is said by a toast.
  for (const name of ['htmx:responseError', 'htmx:sendError']) {
    body.addEventListener(name, () => body.querySelector('.dialog-loading') && closeDialog());
  }

  for (const name of ['workItemCreated', 'workItemUpdated', 'workItemDeleted']) {
    document.body.addEventListener(name, closeDialog);
  }

  // What was taken back shows in the open item, unless something is being typed there.
  document.body.addEventListener('changeUndone', () => {
    const id = body.querySelector('.item[data-item]')?.dataset.item;
    if (dialog.open && id && !hasUnsaved()) {
      htmx.ajax('GET', address(`work-items/${id}/modal`), { target: body, swap: 'innerHTML' });
    }
  });

  // Links marked with data-dialog open in the dialog; with a modifier key they are links.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-dialog]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      openDialog(link.dataset.modal ?? link.href,
        { title: link.dataset.title ?? link.textContent.trim(), focusLater: () => sameLink(link) });
    }
  });
}
