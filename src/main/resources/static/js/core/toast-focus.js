// The keyboard focus in toasts: F8 goes to the newest, Escape dismisses it, and the focus returns to where it was.

/** @type {any} */
let origin = null;

const isThere = (element) => element?.isConnected && element.checkVisibility();

/** The element that had the focus before, the one that was drawn in its place, or the content of the page. */
function returnTarget() {
  const { eventLink, id } = origin?.dataset ?? {};
  const same = eventLink ? `[data-event-link="${CSS.escape(eventLink)}"]` : id ? `[data-id="${CSS.escape(id)}"]` : null;
  return [origin, same && document.querySelector(same), document.querySelector('dialog[open] #dialog-title'), document.querySelector('#main')].find(isThere);
}

/** Removes a toast; a focus in it returns. @param {HTMLElement} element */
export function removeToast(element) {
  const hadFocus = element.contains(document.activeElement);
  element.remove();
  if (hadFocus) {
    returnTarget()?.focus({ preventScroll: true });
  }
}

/** @param {HTMLElement} list of toasts, newest last */
export function listenToToastKeys(list) {
  list.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget && !list.contains(/** @type {any} */ (relatedTarget))) {
      origin = relatedTarget;
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'F8' && list.lastElementChild) {
      event.preventDefault();
      /** @type {any} */ (list.lastElementChild.querySelector('button, a')).focus();
    }
  });
  list.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      /** @type {any} */ (event.target).closest('.toast-k').querySelector('[data-dismiss]').click();
    }
  });
}
