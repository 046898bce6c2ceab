// After a session has ended, signing in leads back to the page, with its filters and the open dialog. Each tab remembers its
// own page, and the person for whom it was.
import { address, viewerId } from './http.js';

const KEY = 'kalends.return';

/** What other modules know about this page: its open dialog, and whether input would be lost without it. */
export const pageState = { dialog: /** @returns {Return['dialog']} */ () => null, mustStay: () => false };

/** @typedef {{ viewer: string, page: string, dialog: { url: string, title: string } | null, draft?: string }} Return page is a path with its query */

/** @returns {Return | null} */
const remembered = () => JSON.parse(sessionStorage.getItem(KEY) ?? 'null');

const here = () => location.pathname + location.search;

// A form that was refused is shown under the address to which it was sent.
const before = remembered();
const isFormShownAgain = Boolean(before?.draft) && viewerId === before.viewer
  && document.querySelector(`[data-draft="${CSS.escape(before.draft)}"]`);
const page = isFormShownAgain ? before.page : here();
if (viewerId) {
  sessionStorage.removeItem(KEY);
}

/** The dialog that was open when the person had to leave this page. */
export const dialogBefore = before?.viewer === viewerId && before?.page === here() ? before.dialog : null;

/**
 * Remembers this page, in case the next one is the one to sign in.
 * @param {string} [draft] the name of the form that is being sent
 */
export function rememberPage(draft) {
  sessionStorage.setItem(KEY, JSON.stringify({ viewer: viewerId, page, dialog: pageState.dialog(), draft }));
}

export const forgetPage = () => sessionStorage.removeItem(KEY);

/** @param {string} viewer @returns {string | null} the page of this person to which to return */
export const pageOf = (viewer) => (remembered()?.viewer === viewer ? remembered().page : null);

/**
 * Fills in where the sign-in form leads. If the person was not led to this page by an ended session, but has requested
 * another page, the server knows that page.
 * @param {any} form
 */
export function fillIn(form) {
  const reason = new URLSearchParams(location.search);
  if (!reason.has('expired') && !reason.has('error')) {
    forgetPage();
  }
  const { pageViewer, page: field } = form.elements;
  const back = remembered();
  if (back && back.page.startsWith(address(''))) {
    pageViewer.value = back.viewer;
    field.value = `/${back.page.slice(address('').length)}`;
  }
}
