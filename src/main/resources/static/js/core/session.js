// The end of the session, which all tabs of a browser share: sign-out in one of them, revocation or expiry. The
// first tab to learn of it deletes the offline copy of the calendar and tells the others. All go to the sign-in page, and
// back to where they were. After a new sign-in, each page that is loaded tells the others its CSRF token.
import { listen, SESSION_ENDED, VIEWER_CHANGED } from './events.js';
import { address, currentToken, useToken, viewerId } from './http.js';
import { text } from './i18n.js';
import { deleteOfflineCalendar } from './offline-copy.js';
import { forgetPage, pageOf, pageState, rememberPage } from './sign-in-return.js';
import { dismiss, toast } from './toasts.js';

const ENDED = 'ended';
const NOT_TYPED = ['hidden', 'password', 'checkbox', 'radio', 'button', 'submit', 'search', 'range'];

const channel = globalThis.BroadcastChannel ? new BroadcastChannel('kalends-session') : null;
const isSignInPage = Boolean(document.querySelector('[data-sign-in-page]'));

/** Leaves the page, unless input would be lost: then a toast offers to sign in. */
function leave(about) {
  deleteOfflineCalendar();
  rememberPage();
  if (hasTypedInput()) {
    toast(text('signedOut'), { level: 'error', about, action: { label: text('signIn'), run: signIn } });
  }
  else {
    location.assign(address('login?expired'));
  }
}

/** Drafts are not stored after the person has signed out in another tab. Then this page stays open. */
function signIn() {
  if (pageState.mustStay()) {
    open(address('login'), '_blank', 'noopener');
  }
  else {
    location.assign(address('login?expired'));
  }
}

/** Another person has signed in: the page is left for theirs, unless input would be lost. */
function leaveToOther() {
  if (hasTypedInput()) {
    toast(text('otherViewer'), { level: 'error', about: 'session', action: { label: text('reload'), href: address('calendar') } });
  }
  else {
    location.assign(address('calendar'));
  }
}

/** A page of a new session was loaded. */
function meet({ viewer, token }) {
  if (isSignInPage && !hasTypedInput()) {
    location.assign(pageOf(viewer) ?? address('calendar'));
  }
  else if (viewer === viewerId) {
    dismiss('session');
    forgetPage();
    useToken(token);
  }
  else if (viewerId) {
    leaveToOther();
  }
}

function hasTypedInput() {
  return [...document.querySelectorAll('textarea, input, select')].some((field) => isTyped(field));
}

function isTyped(field) {
  if (NOT_TYPED.includes(field.type) || field.closest('form[method="get"]') || !field.offsetParent) {
    return false;
  }
  if (field.options) {
    const initial = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
    return Boolean(initial) && !initial.selected;
  }
  return field.value !== field.defaultValue;
}

listen([SESSION_ENDED], ({ detail: { about } }) => {
  channel?.postMessage(ENDED);
  leave(about);
});

if (isSignInPage) {
  // Only people without a session see this page, however the session ended.
  channel?.postMessage(ENDED);
  deleteOfflineCalendar();
}
// The offline copy of a page has an old token.
else if (viewerId && navigator.onLine) {
  channel?.postMessage({ viewer: viewerId, token: currentToken() });
}
channel?.addEventListener('message', ({ data }) => {
  if (data !== ENDED) {
    meet(data);
  }
  else if (!isSignInPage) {
    leave('session');
  }
});
listen([VIEWER_CHANGED], leaveToOther);
