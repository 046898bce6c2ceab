// What the browser stores for a person: drafts, and choices such as the last team. The button Sign out deletes it.

export const DRAFT = 'kalends.draft:';
const OWN = 'kalends.';
const SIGNED_OUT = 'kalends.signed-out:';

/** The storage that all pages share. Browsers refuse access where the person blocks storage. @returns {Storage | null} */
export function browserStorage() {
  try {
    return localStorage;
  }
  catch {
    return null;
  }
}

/** @param {Storage | null} storage @param {string} prefix */
export function keysOf(storage, prefix) {
  const keys = storage ? Array.from({ length: storage.length }, (unused, index) => storage.key(index) ?? '') : [];
  return keys.filter((key) => key.startsWith(prefix));
}

/** The prefix of the keys of a person's drafts. @param {string} viewer id of the person */
export const draftsOf = (viewer) => `${DRAFT}${viewer}:`;

/** The key under which the last sign-out of a person is noted. Pages that were open then store no more drafts. @param {string} viewer */
export const signOutKeyOf = (viewer) => `${SIGNED_OUT}${viewer}`;

/**
 * Deletes what is stored for a person. Drafts of other people stay.
 * @param {Storage | null} storage
 * @param {string} viewer id of the person
 * @param {number} now in milliseconds
 */
export function forgetPerson(storage, viewer, now) {
  try {
    storage?.setItem(signOutKeyOf(viewer), String(now));
  }
  catch {
    // Without space for the mark, other pages may store the drafts on their screens again.
  }
  const isOfOthers = (key) => key.startsWith(SIGNED_OUT) || (key.startsWith(DRAFT) && !key.startsWith(draftsOf(viewer)));
  keysOf(storage, OWN).filter((key) => !isOfOthers(key)).forEach((key) => storage?.removeItem(key));
}
