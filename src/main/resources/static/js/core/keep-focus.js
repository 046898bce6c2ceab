// Keeps the focus near the result when HTMX replaces the focused element, and announces the result. The element that sends
// the request says where: data-focus-next is a selector, data-said the message after success.
import { announce } from './announce.js';

/** The focused element of each request. @type {WeakMap<XMLHttpRequest, Element | null>} */
const focused = new WeakMap();

/** @param {Element | null} element */
const isLost = (element) => !element || element === document.body || element.matches('dialog') || !element.isConnected;

/** @param {any} element focuses it, also if it is not a control */
function focus(element) {
  if (!element.matches('a[href], button, input, select, textarea, summary, [tabindex]')) {
    element.tabIndex = -1;
  }
  element.focus({ preventScroll: false });
}

document.body.addEventListener('htmx:beforeRequest', ({ detail: { xhr } }) => focused.set(xhr, document.activeElement));

document.body.addEventListener('htmx:afterSettle', ({ detail: { xhr, elt, requestConfig } }) => {
  const before = focused.get(xhr);
  if (!isLost(document.activeElement) || !before || before.isConnected || before === document.body) {
    return;
  }
  const { focusNext } = requestConfig?.elt?.dataset ?? {};
  const region = elt?.isConnected ? elt : document;
  const next = region.querySelector('[aria-invalid="true"]') ?? (focusNext && document.querySelector(focusNext));
  if (next) {
    focus(next);
  }
});

document.body.addEventListener('htmx:afterRequest', ({ detail: { successful, requestConfig } }) => {
  const { said } = requestConfig?.elt?.dataset ?? {};
  if (successful && said) {
    announce(said);
  }
});

// A page that is shown after an error starts at its first wrong field.
const first = document.querySelector('main [aria-invalid="true"], main .conflict');
if (first) {
  focus(first);
}
