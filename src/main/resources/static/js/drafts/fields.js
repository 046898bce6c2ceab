// The fields of a form that a draft keeps. Passwords, files and hidden fields, such as the CSRF token, the creation key and
// the version of the item, are never kept.
import { create } from '../core/dom.js';

const FIELD = 'input, select, textarea';
const NEVER_KEPT = ['hidden', 'password', 'file', 'search', 'submit', 'button', 'reset', 'image'];

/** @typedef {import('./draft.js').Values} Values */

/** @param {any} field */
const nameOf = (field) => field.name || field.id;

/** @param {any} field */
const isKept = (field) => nameOf(field) && !NEVER_KEPT.includes(field.type) && !/password|one-time-code/.test(field.autocomplete);

const isChoice = ({ type }) => type === 'checkbox' || type === 'radio';

/** @param {any} root a form, or a single field @returns {any[]} */
const fieldsOf = (root) => (root.matches(FIELD) ? [root] : [...root.querySelectorAll(FIELD)]).filter((field) => isKept(field) && !field.disabled);

/** @param {any} field */
function valuesOf(field) {
  if (field.options) {
    return [...field.options].filter((option) => option.selected).map((option) => option.value);
  }
  return isChoice(field) && !field.checked ? [] : [field.value];
}

/** @param {any} root a form, or a single field @returns {Values} */
export function readValues(root) {
  /** @type {Values} */
  const values = {};
  for (const field of fieldsOf(root)) {
    (values[nameOf(field)] ??= []).push(...valuesOf(field));
  }
  return values;
}

/**
 * Fills in values. Scripts that follow a field hear about it as if it had been typed.
 * @param {any} root
 * @param {Values} values
 * @returns {any[]} the changed fields
 */
export function restoreValues(root, values) {
  addChoices(root, values);
  const changed = [];
  for (const field of [...root.querySelectorAll(FIELD)]) {
    const wanted = values[nameOf(field)];
    // A field can be enabled by the one before.
    if (wanted && isKept(field) && !field.disabled && setField(field, wanted)) {
      changed.push(field);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }
  for (const field of changed) {
    for (let details = field.closest('details'); details && root.contains(details); details = details.parentElement.closest('details')) {
      details.open = true;
    }
  }
  return changed;
}

/** @returns {boolean} whether the field had another value; a value that it does not offer is ignored */
function setField(field, wanted) {
  const before = JSON.stringify(valuesOf(field));
  if (field.options) {
    const offered = [...field.options];
    if (wanted.every((value) => offered.some((option) => option.value === value))) {
      offered.forEach((option) => { option.selected = wanted.includes(option.value); });
    }
  }
  else if (isChoice(field)) {
    field.checked = wanted.includes(field.value);
  }
  else {
    field.value = wanted[0] ?? '';
  }
  return JSON.stringify(valuesOf(field)) !== before;
}

/** The labels of a new item depend on the filters under which its form was opened. */
function addChoices(root, values) {
  for (const list of root.querySelectorAll('[data-draft-list]')) {
    const name = list.dataset.draftList;
    const offered = [...list.querySelectorAll('input')].map(({ value }) => value);
    (values[name] ?? []).filter((value) => !offered.includes(value)).forEach((value, index) => {
      const id = `${name}-draft-${index}`;
      list.append(create('div', { class: 'form-check' }, create('input', { class: 'form-check-input', type: 'checkbox', id, name, value }),
        create('label', { class: 'form-check-label', for: id }, value)));
      list.hidden = false;
    });
  }
}

/**
 * The visible names of fields, each once.
 * @param {any} root
 * @param {string[]} names
 */
export function labelsOf(root, names) {
  const fields = fieldsOf(root).filter((field) => names.includes(nameOf(field)));
  return [...new Set(fields.map(labelOf))].filter(Boolean);
}

function labelOf(field) {
  const label = (isChoice(field) && field.closest('fieldset')?.querySelector('legend')) || field.labels?.[0];
  return (label?.querySelector('span') ?? label)?.textContent.trim() || field.getAttribute('aria-label') || '';
}
