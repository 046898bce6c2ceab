// Takes changes back and makes them again: from a toast, and with Ctrl/⌘ Z on every page.
// The server knows what there is to take back, so it works after a reload as well.
import { address, csrfHeaders, text } from './page.js';
import { openDialog } from './dialog.js';
import { sessionEnded } from './session.js';
import { toast } from './toasts.js';

const NOT_TEXT = ['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'];
let last = Promise.resolve();

/** Requests run one after the other, so that two presses take two changes back. */
function inTurn(work) {
  last = last.then(work);
  return last;
}

const announce = (name, detail) => document.body.dispatchEvent(new CustomEvent(name, { detail }));

/** Takes a change back; that of an undo makes again what it took back. */
export const undo = (changeId) => inTurn(() => reverse(changeId));

/**
 * Whoever shows the change hears of it before it is confirmed (changeUndoing), and when it
 * is settled either way (changeSettled).
 */
async function reverse(changeId) {
  announce('changeUndoing', { changeId });
  try {
    await send(`api/changes/${changeId}/undo`);
  }
  catch {
    unreachable(() => undo(changeId));
  }
  finally {
    announce('changeSettled', { changeId });
  }
}

/** Asks for the change first: should its answer get lost, the next try means the same one. */
async function undoLatest() {
  let latest;
  try {
    const response = await fetch(address('api/changes'), { cache: 'no-store', headers: { Accept: 'application/json' } });
    const body = await response.json().catch(() => ({}));
    if (!response.ok) {
      refuse(response.status, body, 'nothingToUndo');
      return;
    }
    [latest] = body;
  }
  catch {
    unreachable(() => inTurn(undoLatest));
    return;
  }
  if (latest) {
    await reverse(latest.id);
  }
  else {
    toast(text('nothingToUndo'), { about: 'undo' });
  }
}

async function redoLatest() {
  try {
    await send('api/changes/redo', 'nothingToRedo');
  }
  catch {
    unreachable();
  }
}

async function send(path, nothing = 'nothingToUndo') {
  const response = await fetch(address(path), { method: 'POST', headers: { Accept: 'application/json', ...csrfHeaders() } });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    refuse(response.status, body, nothing);
    return;
  }
  toast(body.message, { level: 'success', about: about(body), changeId: body.id, redo: !body.redo });
  announce('changeUndone', body);
  announce('refreshCalendar', { value: true });
}

const about = ({ items }) => (items.length === 1 ? `work-item-${items[0].id}` : 'undo');

function refuse(status, { detail, id }, nothing) {
  if (status === 401) {
    sessionEnded('undo');
  }
  else if (status === 404) {
    toast(text(nothing), { about: 'undo' });
  }
  else {
    const open = { label: text('openItem'), run: () => openDialog(address(`work-items/${id}/modal`)) };
    toast(detail || text('failedAction'), { level: 'warning', about: 'undo', action: id ? open : undefined });
  }
}

function unreachable(again) {
  toast(text('undoOffline'), { level: 'error', about: 'undo', action: again && { label: text('retry'), run: again } });
}

/** Where text is typed, the keys mean that text. */
const isTyped = (element) => Boolean(element.closest?.('textarea, select, [contenteditable]')
  || (element.matches?.('input') && !NOT_TEXT.includes(element.type)));

if (document.querySelector('#work-item-dialog')) {
  document.addEventListener('keydown', (event) => {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (!command || event.key.toLowerCase() !== 'z' || event.defaultPrevented || isTyped(event.target)) {
      return;
    }
    event.preventDefault();
    if (!event.repeat) {
      inTurn(event.shiftKey ? redoLatest : undoLatest);
    }
  });
}
