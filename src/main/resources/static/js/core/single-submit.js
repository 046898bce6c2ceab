// No form is submitted while its last submission is running, by a double click, a held Enter key or impatience.

const LONGEST = 10_000;
/** @type {WeakSet<EventTarget>} */
const sending = new WeakSet();

/** Repeating a request that changes nothing does no harm. @param {any} form */
const isExempt = (form) => form.getAttribute('method')?.toLowerCase() === 'get';

/**
 * Sends a form by a script. Further submissions are ignored until the work is done.
 * @param {EventTarget} form
 * @param {() => Promise<unknown>} work
 */
export async function whileSending(form, work) {
  sending.add(form);
  try {
    await work();
  }
  finally {
    sending.delete(form);
  }
}

document.addEventListener('submit', (event) => {
  if (sending.has(event.target)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

// A form that no script sends leaves the page. Forms that scripts or HTMX send prevent that.
addEventListener('submit', (event) => {
  const form = /** @type {any} */ (event.target);
  if (!event.defaultPrevented && !isExempt(form)) {
    sending.add(form);
    // The page stays if the viewer stops loading, and returns from the cache of the browser with Back.
    setTimeout(() => sending.delete(form), LONGEST);
    addEventListener('pageshow', () => sending.delete(form), { once: true });
  }
});

document.addEventListener('htmx:beforeSend', ({ target }) => target.matches?.('form') && sending.add(target));
document.addEventListener('htmx:afterRequest', ({ target }) => sending.delete(target));
