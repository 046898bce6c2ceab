// Keeps drafts in the storage of the browser, each under the id of the person who typed it. Nobody else is shown them, and
// nothing is sent to the server. The button Sign out deletes those of the person who signs out (core/browser-storage.js).
import { parse, serialize } from './draft.js';
import { DRAFT, draftsOf, keysOf, signOutKeyOf } from '../core/browser-storage.js';

/** @typedef {import('./draft.js').Draft} Draft */

export const MAX_AGE = 30 * 24 * 60 * 60 * 1000;
export const MAX_DRAFTS = 100;

export class DraftStore {

  #signedOut;

  /**
   * @param {Storage | null} storage null if the browser has none
   * @param {string} viewer id of the person
   * @param {() => number} [now] in milliseconds
   */
  constructor(storage, viewer, now = Date.now) {
    this.storage = storage;
    this.prefix = draftsOf(viewer);
    this.signOutKey = signOutKeyOf(viewer);
    this.now = now;
    this.resume();
  }

  /** Each open form has its own draft, so ignoring an older one does not lose it. @param {string} form @param {string} id */
  keyOf(form, id) {
    return `${this.prefix}${form}:${id}`;
  }

  /** @param {string} form @returns {{ key: string, draft: Draft }[]} the newest first */
  find(form) {
    return this.#all(`${this.prefix}${form}:`).filter(({ draft }) => this.now() - draft.at <= MAX_AGE);
  }

  /** @param {string} key @returns {Draft | null} */
  get(key) {
    return parse(this.storage?.getItem(key) ?? null);
  }

  /**
   * Stores a draft. If there is no space, the person's oldest drafts make room.
   * @param {string} key
   * @param {Draft} draft
   * @returns {boolean} whether it is stored; never in a page that was open when the person signed out
   */
  put(key, draft) {
    const json = serialize(draft);
    if (!this.storage || !json || this.storage.getItem(this.signOutKey) !== this.#signedOut) {
      return false;
    }
    const others = this.#all(this.prefix).map((other) => other.key).filter((other) => other !== key);
    others.splice(MAX_DRAFTS - 1).forEach((old) => this.remove(old));
    while (!this.#set(key, json)) {
      if (others.length === 0) {
        return false;
      }
      this.remove(others.pop());
    }
    return true;
  }

  /** @param {string} key */
  remove(key) {
    this.storage?.removeItem(key);
  }

  /** Deletes the person's drafts. */
  clear() {
    this.#all(this.prefix).forEach(({ key }) => this.remove(key));
  }

  /** The person signed in again: this page stores drafts again. */
  resume() {
    this.#signedOut = this.storage?.getItem(this.signOutKey) ?? null;
  }

  /** Deletes the old drafts of all people who use this browser. */
  prune() {
    this.#all(DRAFT).filter(({ draft }) => this.now() - draft.at > MAX_AGE).forEach(({ key }) => this.remove(key));
  }

  #set(key, value) {
    try {
      this.storage.setItem(key, value);
      return true;
    }
    catch {
      return false;
    }
  }

  #all(prefix) {
    return keysOf(this.storage, prefix)
      .map((key) => ({ key, draft: this.get(key) ?? { at: 0, version: null, base: {}, values: {} } }))
      .sort((one, other) => other.draft.at - one.draft.at);
  }

}
