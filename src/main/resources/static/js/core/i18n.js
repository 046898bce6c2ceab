// The texts of the page in the viewer's language. The layout renders them as data attributes of #texts.

export const language = document.documentElement.lang || 'en';

/** The locale of dates and numbers; English puts the day first. */
export const dateLocale = language === 'en' ? 'en-GB' : language;

const numbers = new Intl.NumberFormat(dateLocale);

/**
 * "1,204" or "1.204"
 * @param {number} number
 */
export const formatNumber = (number) => numbers.format(number);

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u202b\u202d\u202e\u2067]/u;

/** A title from right to left would reorder the sentence around it; the server does the same (shared.BidiIsolation). */
const isolated = (value) => (value && RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value);

/**
 * Replaces the placeholders of a text: {name} becomes a value.
 * @param {string} template
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export const fill = (template, values = {}) => template.replace(/\{(\w+)\}/g, (placeholder, name) => {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return typeof value === 'number' ? formatNumber(value) : isolated(value) ?? placeholder;
});

// Finding a text among all attributes takes as long as drawing an event.
const cache = new Map();

function template(key) {
  if (!cache.has(key)) {
    const name = `data-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    cache.set(key, document.querySelector(`#texts[${name}], #calendar-texts[${name}]`)?.getAttribute(name) ?? key);
  }
  return cache.get(key);
}

/**
 * A text of the page.
 * @param {string} key
 * @param {Record<string, string | number>} [values] for the placeholders
 * @returns {string} the text, or the key if there is none
 */
export const text = (key, values = {}) => fill(template(key), values);
