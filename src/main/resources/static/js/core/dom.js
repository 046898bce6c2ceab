// Creates elements.

/**
 * create('a', { href: '…' }, 'text', child). Texts are never parsed as HTML.
 * @param {string} name
 * @param {Record<string, string | number>} [attributes]
 * @param {(string | Node)[]} children
 * @returns {any} an element with this tag name
 */
export function create(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, String(value));
  }
  element.append(...children);
  return element;
}
