// All custom events of the application. They are dispatched on document.body; `detail` is given in braces.

// Sent by the server in the HX-Trigger header (see web.PageEvents).
/** An item was created. { id, changeId } */
export const WORK_ITEM_CREATED = 'workItemCreated';
/** An item was updated. { id, changeId }, and for occurrences { seriesId, occurrence, apply } */
export const WORK_ITEM_UPDATED = 'workItemUpdated';
/** An item was deleted. { id, changeId }, and for occurrences { seriesId, occurrence, apply } */
export const WORK_ITEM_DELETED = 'workItemDeleted';
/** Something on the calendar changed; fetch it again. { value } */
export const REFRESH_CALENDAR = 'refreshCalendar';
/** The viewer accepted a team. { teamId, personId } */
export const TEAM_ACCEPTED = 'teamAccepted';
/** Show a message. { message, level } */
export const SHOW_TOAST = 'showToast';

// Dispatched by scripts.
/** A script saved an item without the dialog. { id, changeId } */
export const WORK_ITEM_SAVED = 'workItemSaved';
/** An item no longer exists. { id }, and for an occurrence { seriesId, occurrence, apply } */
export const WORK_ITEM_GONE = 'workItemGone';
/** A request to delete an item is about to be sent. { id }, and for occurrences { seriesId, occurrence, apply } */
export const WORK_ITEM_DELETING = 'workItemDeleting';
/** That request failed, so the item still exists. The same members */
export const WORK_ITEM_KEPT = 'workItemKept';
/** The viewer pressed Undo or Redo of a change. { changeId } */
export const UNDO_REQUESTED = 'undoRequested';
/** An undo is about to be sent; optimistic updates start here. { changeId } */
export const CHANGE_UNDOING = 'changeUndoing';
/** That undo completed or failed. { changeId } */
export const CHANGE_SETTLED = 'changeSettled';
/** A change was undone or redone. The change as the API returns it */
export const CHANGE_UNDONE = 'changeUndone';
/** The viewer discarded the input of all forms in an element. { root } */
export const INPUT_DISCARDED = 'inputDiscarded';
/** The server returned 401. { about }: the toast to replace */
export const SESSION_ENDED = 'sessionEnded';
/** The same person signed in again in another tab. */
export const SESSION_RENEWED = 'sessionRenewed';
/** Another person has signed in in this browser. */
export const VIEWER_CHANGED = 'viewerChanged';

/**
 * Dispatches an event on the body.
 * @param {string} name
 * @param {object} [detail]
 */
export const dispatch = (name, detail) => document.body.dispatchEvent(new CustomEvent(name, { detail }));

/**
 * Listens for events on the body.
 * @param {string[]} names
 * @param {(event: CustomEvent) => void} listener
 */
export const listen = (names, listener) => names.forEach((name) => document.body.addEventListener(name, listener));
