// The dialog that shows, edits and deletes a work item. It opens at once with the title and is filled when the server
// responds.
import { create } from '../core/dom.js';
import { CHANGE_UNDONE, dispatch, INPUT_DISCARDED, listen, WORK_ITEM_CREATED, WORK_ITEM_DELETED, WORK_ITEM_GONE, WORK_ITEM_UPDATED } from '../core/events.js';
import { text } from '../core/i18n.js';
import { icon } from '../core/icons.js';
import { toast } from '../core/toasts.js';
import { loadParts } from './load-parts.js';

const dialog = document.querySelector('#work-item-dialog');
const body = document.querySelector('#dialog-body');
let returnFocus = null;
/** The values of each form when it was loaded. @type {WeakMap<object, string>} */
const initialValues = new WeakMap();
let retry = () => {};

/**
 * Opens the dialog.
 * @param {string} url of the fragment
 * @param {object} options
 * @param {string} [options.title] shown while the fragment loads
 * @param {() => HTMLElement | null} [options.findFocus] finds the element to focus after the dialog was closed
 */
export function openDialog(url, { title = '', findFocus } = {}) {
  if (!dialog.open) {
    const opener = document.activeElement;
    returnFocus = findFocus ?? (() => opener);
  }
  body.replaceChildren(loading(title));
  if (!dialog.open) {
    dialog.showModal();
  }
  body.firstElementChild.focus();
  retry = () => openDialog(url, { title, findFocus });
  load(url);
}

/** Events on the source tell of failures. @param {string} url */
async function load(url) {
  await loadParts();
  if (dialog.open) {
    await htmx.ajax('GET', url, { source: body, target: body, swap: 'innerHTML' }).catch(() => {});
  }
}

function closeDialog() {
  if (dialog?.open) {
    dialog.close();
  }
}

export const dialogIsOpen = () => Boolean(dialog?.open);

/** The link, or the one that replaced it while the dialog was open. */
const sameLink = (link) => (link.isConnected ? link
  : document.querySelector(`a[data-dialog][href="${CSS.escape(link.getAttribute('href'))}"]`));

function loading(title) {
  const element = create('div', { class: 'dialog-loading', tabindex: '-1' });
  const close = create('button', { type: 'button', class: 'btn btn-quiet btn-icon', 'data-leave': '', 'aria-label': text('close') }, icon('x-lg'));
  element.append(create('h2', { id: 'dialog-title' }, title), close, create('p', { role: 'status' }, text('loading')));
  return element;
}

const guardedForms = () => [...body.querySelectorAll('form[data-guard]')];

function valuesOf(form) {
  // The token is replaced when the viewer signs in again, which is not a change.
  const typed = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  typed.delete('_csrf');
  return typed.toString();
}

const hasUnsaved = () => Boolean(body.querySelector('form[data-unsaved]'))
  || guardedForms().some((form) => initialValues.has(form) && initialValues.get(form) !== valuesOf(form));

/** The end of the dialog, for a question. A viewer who may not edit has no buttons there. */
function foot() {
  if (!body.querySelector('.item-foot')) {
    body.querySelector('.item').append(create('footer', { class: 'item-foot' }));
  }
  return body.querySelector('.item-foot');
}

/** @returns {boolean} whether a menu was open in the dialog */
function closeMenu() {
  const menu = body.querySelector(':popover-open');
  menu?.hidePopover();
  return Boolean(menu);
}

/** Closes the dialog. Unsaved changes are kept until the viewer discards them. */
function leave() {
  if (!hasUnsaved()) {
    closeDialog();
    return;
  }
  if (!body.querySelector('.unsaved')) {
    const keep = create('button', { type: 'button', class: 'btn' }, text('keepEditing'));
    const discard = create('button', { type: 'button', class: 'btn btn-danger btn-outlined' }, text('discard'));
    const offer = create('div', { class: 'unsaved', role: 'alert' }, create('span', {}, text('unsaved')), keep, discard);
    keep.addEventListener('click', () => {
      offer.remove();
      (guardedForms().find((form) => initialValues.get(form) !== valuesOf(form)) ?? body)
        .querySelector('input:not([type="hidden"]), textarea')?.focus();
    });
    discard.addEventListener('click', () => {
      dispatch(INPUT_DISCARDED, { root: body });
      closeDialog();
    });
    foot().prepend(offer);
  }
  body.querySelector('.unsaved button').focus();
}

if (dialog) {
  // Chromium closes on a second Escape even if "cancel" was prevented, so the key itself is prevented.
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      if (!closeMenu()) {
        leave();
      }
    }
  });
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    leave();
  });

  // A click outside starts and ends on the dialog element itself, not on its content.
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
    htmx.trigger(body, 'htmx:abort');
    const element = returnFocus?.();
    returnFocus = null;
    (element?.isConnected ? element : document.querySelector('#main'))?.focus({ preventScroll: true });
  });

  body.addEventListener('htmx:afterSettle', ({ detail: { target } }) => {
    guardedForms().filter((form) => !initialValues.has(form)).forEach((form) => initialValues.set(form, valuesOf(form)));
    const gone = body.querySelector('[data-gone]');
    if (gone) {
      const { gone: id, occurrence } = gone.dataset;
      dispatch(WORK_ITEM_GONE, { id, ...(occurrence && { seriesId: id, occurrence, apply: 'this' }) });
    }
    // A part of the dialog leaves the focus where it is (core/keep-focus.js).
    if (target === body) {
      ['[aria-invalid="true"]', '[autofocus]', '#dialog-title'].flatMap((selector) => [...body.querySelectorAll(selector)])
        .find((element) => element.checkVisibility())?.focus({ preventScroll: true });
    }
  });

  // A failed fragment closes the dialog; a toast gives the reason.
  body.addEventListener('htmx:afterRequest', ({ detail: { xhr } }) => xhr.status >= 400 && body.querySelector('.dialog-loading') && closeDialog());
  body.addEventListener('htmx:sendError', (event) => {
    if (body.querySelector('.dialog-loading')) {
      event.stopPropagation();
      closeDialog();
      toast(text('offlineOpen'), { level: 'error', about: 'request', action: { label: text('retry'), run: retry } });
    }
  });

  listen([WORK_ITEM_CREATED, WORK_ITEM_UPDATED, WORK_ITEM_DELETED], closeDialog);

  // An undone change is shown in the open item, unless it has unsaved input.
  listen([CHANGE_UNDONE], () => {
    const url = body.querySelector('.item[data-modal]')?.dataset.modal;
    if (dialog.open && url && !hasUnsaved()) {
      load(url);
    }
  });

  // Links with data-dialog open in the dialog; with a modifier key they open a page.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-dialog]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      openDialog(link.dataset.modal ?? link.href,
        { title: link.dataset.title ?? link.textContent.trim(), findFocus: () => sameLink(link) });
    }
  });
}
