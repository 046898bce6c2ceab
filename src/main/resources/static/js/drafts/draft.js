// A draft: the input of a form that was not saved. The rules are here; draft-store.js keeps drafts, and fields.js reads and
// restores the fields of a form.

/** @typedef {Record<string, string[]>} Values by field name; a text has one value, a group of checkboxes any number */

/**
 * @typedef {object} Draft
 * @property {number} at when the input changed last, in milliseconds
 * @property {string | null} version of the item that the form showed
 * @property {Values} base the values that the form showed before
 * @property {Values} values the input
 */

// The server accepts forms up to 256 KB, and browsers store about 5 million characters for a site.
const MAX_LENGTH = 200_000;

/** @param {string[] | undefined} one @param {string[] | undefined} other */
const isSame = (one = [], other = []) => one.length === other.length && one.every((value, index) => value === other[index]);

/**
 * The names of the fields that differ.
 * @param {Values} values
 * @param {Values} base
 */
export const changedNames = (values, base) => Object.keys(values).filter((name) => !isSame(values[name], base[name]));

/** @param {Values} values @param {string[]} names */
const pick = (values, names) => Object.fromEntries(names.filter((name) => values[name]).map((name) => [name, values[name]]));

/**
 * A form that changes something is kept as the changed fields, so that restoring it does not undo what other people changed
 * in the others. A form for something new is kept as a whole, with the day that was clicked.
 * @param {Values} values
 * @param {Values} base
 * @param {{ at: number, version: string | null, isNew: boolean }} about
 * @returns {Draft | null} null if nothing was changed
 */
export function draftOf(values, base, { at, version, isNew }) {
  const changed = changedNames(values, base);
  if (changed.length === 0) {
    return null;
  }
  const kept = isNew ? Object.keys(values) : changed;
  return { at, version, base: pick(base, kept), values: pick(values, kept) };
}

/** Whether a form shows the input already. @param {Draft} draft @param {Values} shown */
export const isShown = ({ values }, shown) => changedNames(values, shown).length === 0;

/**
 * The fields in which a draft would replace a value that was saved after the form had been opened.
 * @param {Draft} draft
 * @param {Values} shown
 */
export const replacedNames = ({ values, base }, shown) => changedNames(values, shown)
  .filter((name) => Object.hasOwn(base, name) && Object.hasOwn(shown, name) && !isSame(base[name], shown[name]));

/** @param {Draft} draft @returns {string | null} null if it is too long to be kept */
export function serialize(draft) {
  const json = JSON.stringify(draft);
  return json.length > MAX_LENGTH ? null : json;
}

/** @param {string | null} json @returns {Draft | null} null if it is no draft */
export function parse(json) {
  try {
    const { at, version, base, values } = JSON.parse(json ?? 'null');
    return Number.isFinite(at) && base && values ? { at, version: version ?? null, base, values } : null;
  }
  catch {
    return null;
  }
}
