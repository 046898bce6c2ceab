// The normal form in which the page compares texts: without accents, with full case folding, independent of the language of
// the browser. The server searches in the same form (shared.SearchText).

const OTHER_LETTERS = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', æ: 'ae', œ: 'oe', þ: 'th', ς: 'σ' };
const ACCENTS = /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\p{Cf}\ufe00-\ufe0f]/gu;

const bare = (text) => text.normalize('NFKD').replace(ACCENTS, '');

/** @param {string} text */
export const searchText = (text) => bare(bare(text).toLowerCase().toUpperCase().toLowerCase())
  .replace(/[øłđðħæœþς]/g, (letter) => OTHER_LETTERS[letter]).replace(/[‘’‛ʼ`´]/g, "'").replace(/[“”„]/g, '"')
  .replace(/[‐‑‒–—−]/g, '-').normalize('NFC');
