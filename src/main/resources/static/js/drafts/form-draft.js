// The draft of one open form: stores its input while it is typed, and offers an older draft.
import { announce } from '../core/announce.js';
import { browserStorage } from '../core/browser-storage.js';
import { viewerId } from '../core/http.js';
import { text } from '../core/i18n.js';
import { draftOf, isShown, replacedNames } from './draft.js';
import { showOffer } from './draft-offer.js';
import { DraftStore } from './draft-store.js';
import { labelsOf, readValues, restoreValues } from './fields.js';

const DELAY = 400;

export const store = new DraftStore(browserStorage(), viewerId ?? '');

/** Forms whose latest input is not stored yet. @type {Set<FormDraft>} */
export const waiting = new Set();
/** Forms whose input could not be stored. @type {Set<FormDraft>} */
export const unstored = new Set();

export class FormDraft {

  #id = Math.random().toString(36).slice(2);
  #timer = 0;
  #sent = '';

  /** @param {any} root the form @param {import('./draft.js').Values} [shown] its values when it was opened */
  constructor(root, shown = readValues(root)) {
    this.root = root;
    this.name = root.dataset.draft;
    this.key = store.keyOf(this.name, this.#id);
    this.base = shown;
    this.version = root.elements.version?.value ?? null;
    /** @type {{ key: string, element: HTMLElement } | null} */
    this.offer = null;
  }

  onInput() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.store(), DELAY);
    waiting.add(this);
  }

  /** @param {number} [at] when the input was typed */
  store(at = Date.now()) {
    this.#settle();
    const draft = draftOf(readValues(this.root), this.base, { at, version: this.version, isNew: this.name.endsWith('/new') });
    if (!draft) {
      store.remove(this.key);
    }
    else if (!store.put(this.key, draft)) {
      unstored.add(this);
    }
  }

  onSend() {
    if (waiting.has(this)) {
      this.store();
    }
    this.#sent = JSON.stringify(readValues(this.root));
  }

  /** The server has saved what was sent. What was typed since then is still a draft. */
  onSaved() {
    if (this.#sent === JSON.stringify(readValues(this.root))) {
      this.forget();
    }
  }

  forget() {
    this.#settle();
    store.remove(this.key);
  }

  /** Offers the newest draft, unless the form shows it. */
  offerDraft() {
    const shown = readValues(this.root);
    for (const { key, draft } of store.find(this.name)) {
      const isRefused = showsRefusal(this.root);
      if (!isRefused && !isShown(draft, shown)) {
        this.#show(key, draft, shown);
        return;
      }
      if (isRefused || isTyped(this.root)) {
        this.key = key;
        this.base = { ...this.base, ...draft.base };
        return;
      }
      store.remove(key);
    }
  }

  withdraw() {
    this.offer?.element.remove();
    this.offer = null;
  }

  #show(key, draft, shown) {
    const replaced = labelsOf(this.root, replacedNames(draft, shown)).join(', ');
    const warnings = [
      ...(draft.version === this.version ? [] : [text('draftChanged')]),
      ...(replaced ? [text('draftReplaces', { fields: replaced })] : []),
    ];
    const element = showOffer(draft.at, warnings, {
      insert: (offer) => insert(this.root, offer),
      restore: () => this.#restore(key, draft),
      discard: () => this.#discard(key),
    });
    this.offer = { key, element };
  }

  #restore(key, draft) {
    this.offer = null;
    this.key = key;
    const [first] = restoreValues(this.root, draft.values);
    this.store(draft.at);
    (first ?? firstField(this.root))?.focus();
    announce(text('draftRestored'));
  }

  #discard(key) {
    this.offer = null;
    store.remove(key);
    firstField(this.root)?.focus();
    announce(text('draftDiscarded'));
    this.offerDraft();
  }

  #settle() {
    clearTimeout(this.#timer);
    waiting.delete(this);
    unstored.delete(this);
  }

}

/** Whether the server shows refused input, which the draft of the refused form continues. */
const showsRefusal = (root) => Boolean(root.dataset.unsaved)
  || [...root.querySelectorAll('[aria-invalid="true"], .field-error, [role="alert"]')].some((mark) => mark.matches('[aria-invalid]') || mark.textContent.trim());

/** Whether the browser restored text by itself, as it does after Back. */
const isTyped = (root) => [...root.querySelectorAll('input, textarea')]
  .some((field) => ['text', 'textarea'].includes(field.type) && field.value !== field.defaultValue);

const firstField = (root) => [...root.querySelectorAll('input, select, textarea')].find((field) => field.type !== 'hidden' && field.checkVisibility());

function insert(root, offer) {
  const heading = root.querySelector(':scope > h2');
  if (heading) {
    heading.after(offer);
  }
  else {
    (root.querySelector('.item-body') ?? root).prepend(offer);
  }
}
