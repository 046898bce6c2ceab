// Undo and redo: from a toast, and with Ctrl/⌘ Z and Ctrl Y on every page. The server keeps the history, so both work after a
// reload as well.
import { CHANGE_SETTLED, CHANGE_UNDOING, CHANGE_UNDONE, dispatch, listen, REFRESH_CALENDAR, UNDO_REQUESTED } from '../core/events.js';
import { address, request } from '../core/http.js';
import { text } from '../core/i18n.js';
import { letterOf } from '../core/keys.js';
import { toast } from '../core/toasts.js';
import { openDialog } from './dialog.js';

const NOT_TEXT = ['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'];
let last = Promise.resolve();

/** Requests run one after the other, so that two key presses undo two changes. */
function enqueue(work) {
  last = last.then(work);
  return last;
}

/** Undoes a change; undoing an undo redoes the change. */
const undo = (changeId) => enqueue(() => reverse(changeId));

async function reverse(changeId) {
  dispatch(CHANGE_UNDOING, { changeId });
  try {
    await sendUndo(`api/changes/${changeId}/undo`);
  }
  catch (problem) {
    explain(problem, 'nothingToUndo', () => undo(changeId));
  }
  finally {
    dispatch(CHANGE_SETTLED, { changeId });
  }
}

/** Asks for the id of the change first: if the response to the undo is lost, the retry undoes the same change. */
async function undoLatest() {
  let latest;
  try {
    ({ body: [latest] } = await request('api/changes', { about: 'undo' }));
  }
  catch (problem) {
    explain(problem, 'nothingToUndo', () => enqueue(undoLatest));
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
    await sendUndo('api/changes/redo');
  }
  catch (problem) {
    explain(problem, 'nothingToRedo');
  }
}

async function sendUndo(path) {
  const { body: change } = await request(path, { method: 'POST', about: 'undo' });
  toast(change.message, { level: 'success', about: subjectOf(change), changeId: change.id, redo: !change.redo });
  dispatch(CHANGE_UNDONE, change);
  dispatch(REFRESH_CALENDAR, { value: true });
}

const subjectOf = ({ items }) => (items.length === 1 ? `work-item-${items[0].id}` : 'undo');

/**
 * @param problem a Refusal, or the error of fetch if there was no response
 * @param nothingKey key of the message for 404
 * @param [retry] runs the request again
 */
function explain(problem, nothingKey, retry) {
  const { status } = problem;
  if (status === undefined) {
    toast(text('undoOffline'), { level: 'error', about: 'undo', action: retry && { label: text('retry'), run: retry } });
  }
  else if (status === 404) {
    toast(text(nothingKey), { about: 'undo' });
  }
  else if (status !== 401) {
    const { id } = problem.problem;
    const open = { label: text('openItem'), run: () => openDialog(address(`work-items/${id}/modal`)) };
    toast(problem.problem.detail || text('failedAction'), { level: 'warning', about: 'undo', action: id ? open : undefined });
  }
}

/** In a text field, Ctrl/⌘ Z undoes typing. */
const isTyped = (element) => Boolean(element.closest?.('textarea, select, [contenteditable]')
  || (element.matches?.('input') && !NOT_TEXT.includes(element.type)));

function commandOf(event) {
  const letter = (event.ctrlKey || event.metaKey) && !event.altKey ? letterOf(event) : '';
  if (letter === 'z') {
    return event.shiftKey ? redoLatest : undoLatest;
  }
  // On a Mac, ⌘ Y shows the history of the browser.
  return letter === 'y' && event.ctrlKey && !event.shiftKey ? redoLatest : null;
}

if (document.querySelector('#work-item-dialog')) {
  document.addEventListener('keydown', (event) => {
    const work = event.defaultPrevented || isTyped(event.target) ? null : commandOf(event);
    if (work) {
      event.preventDefault();
    }
    if (work && !event.repeat) {
      enqueue(work);
    }
  });
}

listen([UNDO_REQUESTED], ({ detail: { changeId } }) => undo(changeId));
