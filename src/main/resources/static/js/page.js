// What every module needs to know about the page it runs in.

const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? '';

/** Turns a path of the application, without a leading slash, into an address. */
export const address = (path) => meta('base') + path;

/** Headers for a request of our own that changes something. */
export const csrfHeaders = () => (meta('csrf-header') ? { [meta('csrf-header')]: meta('csrf-token') } : {});

const language = document.documentElement.lang || 'en';

/** Dates are written the way of the page's language; English says the day first. */
export const dateLocale = language === 'en' ? 'en-GB' : language;

const numbers = new Intl.NumberFormat(dateLocale);

/** A number the way of the page's language: 1,204 or 1.204 */
export const written = (number) => numbers.format(number);

/** Puts values into a text; {name} stands for one. */
export const fill = (words, values = {}) => words.replace(/\{(\w+)\}/g,
  (whole, name) => (typeof values[name] === 'number' ? written(values[name]) : values[name] ?? whole));

// Looking for a text among all there is on the page takes as long as drawing an event.
const texts = new Map();

function template(key) {
  if (!texts.has(key)) {
    const name = `data-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    texts.set(key, document.querySelector(`#texts[${name}], #calendar-texts[${name}]`)?.getAttribute(name) ?? key);
  }
  return texts.get(key);
}

/** A text of the page in the reader's language; {name} stands for a value. */
export const text = (key, values = {}) => fill(template(key), values);

const dates = (month) => new Intl.DateTimeFormat(dateLocale, { day: 'numeric', month, year: 'numeric' });
const formats = { long: dates('long'), short: dates('short') };

/** "15–20 October 2025" or "15.–20. Oktober 2025"; some browsers take thin spaces around the dash. */
export const dateRange = (first, last, style = 'long') => (last > first
  ? formats[style].formatRange(first, last).replace(/[\u2009\u202f]/g, ' ').replace(/^(\d+\.?) *– *(\d+)(?=[. ])/, '$1–$2')
  : formats[style].format(first));

/**
 * Times of day and weeks follow the reader's own habit: 24 hours or 12, Monday or Sunday. English
 * is read everywhere, so there the region of the browser decides.
 */
function habit() {
  try {
    const own = new Intl.Locale(navigator.language);
    if (own.language === language) {
      return own.baseName;
    }
    return language === 'en' ? `en-${own.maximize().region}` : language;
  }
  catch {
    return dateLocale;
  }
}

export const timeLocale = habit();

export const clockTime = (date) => date.toLocaleTimeString(timeLocale, { hour: 'numeric', minute: '2-digit' });

/** "14:32" today, "20 Oct 2025, 14:32" of another day. */
export const momentText = (date) => (date.toDateString() === new Date().toDateString()
  ? clockTime(date) : `${formats.short.format(date)}, ${clockTime(date)}`);

/** Makes an element: make('a', { href: '…' }, 'text', child). Texts are never read as HTML. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

// Symbols are read once, so that they can be drawn without a connection as well.
const sprite = meta('icons');
const symbols = new Map();
fetch(sprite).then((response) => response.text()).then((svg) => {
  for (const symbol of new DOMParser().parseFromString(svg, 'image/svg+xml').querySelectorAll('symbol')) {
    symbols.set(symbol.id, symbol);
  }
}).catch(() => {});

/** A symbol of the icon sprite. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const symbol = symbols.get(name);
  if (symbol) {
    svg.setAttribute('viewBox', symbol.getAttribute('viewBox'));
    svg.append(...[...symbol.children].map((path) => document.importNode(path)));
  }
  else {
    const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    use.setAttribute('href', `${sprite}#${name}`);
    svg.append(use);
  }
  return svg;
}
