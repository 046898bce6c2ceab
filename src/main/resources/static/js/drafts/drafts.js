// Keeps what is typed into a form with data-draft until it is saved or discarded or the person signs out, and offers it
// when the form is opened again. The attribute names the form: what it is about, and "new" for forms that create something.
import { INPUT_DISCARDED, listen, SESSION_RENEWED } from '../core/events.js';
import { viewerId } from '../core/http.js';
import { pageState, rememberPage } from '../core/sign-in-return.js';
import { FormDraft, store, unstored, waiting } from './form-draft.js';

const FORMS = '[data-draft]';
const SENT = 'kalends.sent-draft';

/** @type {WeakMap<object, FormDraft>} */
const drafts = new WeakMap();
let isSigningOut = false;

/**
 * Begins the draft of a form that was opened, and offers an older one.
 * @param {any} root
 * @param {import('./draft.js').Values} [shown] the values that the form showed, if it was opened earlier
 */
export function openDraft(root, shown) {
  drafts.get(root)?.withdraw();
  const draft = new FormDraft(root, shown);
  drafts.set(root, draft);
  draft.offerDraft();
  if (shown) {
    draft.onInput();
  }
}

/** @param {any} root whose input was saved or discarded */
export function forgetDraft(root) {
  drafts.get(root)?.forget();
  drafts.get(root)?.withdraw();
}

const openAll = (root) => [...root.querySelectorAll(FORMS)].filter((form) => !drafts.has(form)).forEach((form) => openDraft(form));
const all = () => [...document.querySelectorAll(FORMS)].map((form) => drafts.get(form)).filter(Boolean);
const storeAll = () => [...waiting].forEach((draft) => draft.store());
const draftAt = ({ target }) => drafts.get(target.closest?.(FORMS));

/** A form that no script sends leaves the page. A saved one leads to another page by a redirect. @param {Event} event */
function rememberSent(event) {
  const draft = draftAt(event);
  if (draft && !event.defaultPrevented) {
    rememberPage(draft.name);
    sessionStorage.setItem(SENT, JSON.stringify({ key: draft.key, at: store.get(draft.key)?.at }));
  }
}

function settleSent() {
  const { key, at } = JSON.parse(sessionStorage.getItem(SENT) ?? '{}');
  sessionStorage.removeItem(SENT);
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  // Without a person, the page is the one to sign in. What was typed after sending is still a draft.
  if (viewerId && key && navigation?.redirectCount > 0 && store.get(key)?.at === at) {
    store.remove(key);
  }
}

/** @param {StorageEvent} event of another tab, which saved or discarded a draft, or in which the person signed out */
function follow({ key, newValue }) {
  if (key === store.signOutKey) {
    store.clear();
    all().forEach((draft) => draft.store());
  }
  else if (newValue === null) {
    all().filter(({ offer }) => offer?.key === key).forEach((draft) => draft.withdraw());
  }
}

function start() {
  store.prune();
  pageState.mustStay = () => unstored.size > 0;
  openAll(document);
  document.body.addEventListener('htmx:load', ({ detail: { elt } }) => openAll(elt.parentElement ?? elt));
  for (const name of ['input', 'change']) {
    document.addEventListener(name, (event) => draftAt(event)?.onInput());
  }
  document.addEventListener('submit', (event) => {
    draftAt(event)?.onSend();
    isSigningOut ||= event.target.matches('[data-sign-out]');
  }, true);
  addEventListener('submit', rememberSent);
  document.addEventListener('htmx:beforeOnLoad', ({ detail: { elt, xhr } }) => xhr.status >= 200 && xhr.status < 300 && drafts.get(elt)?.onSaved());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && storeAll());
  addEventListener('pagehide', storeAll);
  addEventListener('beforeunload', (event) => {
    storeAll();
    if (!isSigningOut && [...unstored].some(({ root }) => root.isConnected)) {
      event.preventDefault();
    }
  });
  addEventListener('storage', follow);
  listen([INPUT_DISCARDED], ({ detail: { root } }) => root.querySelectorAll(FORMS).forEach(forgetDraft));
  listen([SESSION_RENEWED], () => {
    store.resume();
    [...unstored].filter(({ root }) => root.isConnected).forEach((draft) => draft.store());
  });
}

settleSent();
if (viewerId) {
  start();
}
