// The end of the session, which all tabs of a browser share: signed out in one of them,
// revoked, or expired. Whichever tab is told first deletes the calendar that is kept for
// reading offline and tells the others, and all of them go to the sign-in page.
import { address, text } from './page.js';
import { toast } from './toasts.js';

const ENDED = 'ended';
const NOT_TYPED = ['hidden', 'password', 'checkbox', 'radio', 'button', 'submit', 'search', 'range'];

const channel = globalThis.BroadcastChannel ? new BroadcastChannel('kalends-session') : null;
const isSignInPage = Boolean(document.querySelector('[data-sign-in-page]'));

/**
 * Call this when the server answers 401. The page is left, unless something typed would be
 * lost: then a message offers to sign in.
 * @param about what the message is about, if it is shown
 */
export function sessionEnded(about = 'session') {
  channel?.postMessage(ENDED);
  leave(about);
}

function leave(about) {
  deleteOfflineCalendar();
  if (hasTypedInput()) {
    toast(text('signedOut'), { level: 'error', about, action: { label: text('signIn'), href: address('login') } });
  }
  else {
    location.assign(address('login?expired'));
  }
}

async function deleteOfflineCalendar() {
  if (globalThis.caches) {
    await caches.delete('kalends-last-seen');
    const shell = await caches.open('kalends-shell');
    await shell.delete(address('calendar'));
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

if (isSignInPage) {
  // Only somebody without a session sees this page, however the session ended.
  channel?.postMessage(ENDED);
  deleteOfflineCalendar();
}
else {
  channel?.addEventListener('message', ({ data }) => data === ENDED && leave('session'));
}
