// Which letter a key press means.

/** A letter of the Latin alphabet, whose keys are where the keyboard layout says. */
const LATIN = /^[a-z]$/i;

/**
 * The letter of a key press in lower case. On a keyboard without Latin letters, such as a Cyrillic one, it is the letter
 * that the key has on an English keyboard.
 * @param {{ key: string, code: string }} event
 * @returns {string} for keys that are no letters, the name of the key
 */
export function letterOf({ key, code }) {
  const isOtherLetter = key.length === 1 && !LATIN.test(key) && key.toLowerCase() !== key.toUpperCase();
  const physical = /^Key([A-Z])$/.exec(code ?? '')?.[1];
  return isOtherLetter && physical ? physical.toLowerCase() : LATIN.test(key) ? key.toLowerCase() : key;
}
