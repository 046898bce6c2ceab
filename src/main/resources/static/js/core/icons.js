// The symbols of the icon sprite. They are read once, so that they can be drawn without a connection.

const SVG = 'http://www.w3.org/2000/svg';
const sprite = document.querySelector('meta[name="icons"]')?.content ?? '';
const symbols = new Map();

fetch(sprite).then((response) => response.text()).then((svg) => {
  for (const symbol of new DOMParser().parseFromString(svg, 'image/svg+xml').querySelectorAll('symbol')) {
    symbols.set(symbol.id, symbol);
  }
}).catch(() => {});

/**
 * @param {string} name of the symbol
 * @returns {SVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const symbol = symbols.get(name);
  if (symbol) {
    svg.setAttribute('viewBox', symbol.getAttribute('viewBox'));
    svg.append(...[...symbol.children].map((path) => document.importNode(path)));
  }
  else {
    const use = document.createElementNS(SVG, 'use');
    use.setAttribute('href', `${sprite}#${name}`);
    svg.append(use);
  }
  return svg;
}
