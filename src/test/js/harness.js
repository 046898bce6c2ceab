// A small test harness. ScriptTests runs every test that a module registers. The two globals stand for a page in English.

globalThis.document ??= /** @type {any} */ ({ documentElement: { lang: 'en', dataset: { timeZone: 'Europe/Berlin' } }, querySelector: () => null });
globalThis.navigator ??= /** @type {any} */ ({ language: 'en-GB' });

/** @type {{ name: string, run: () => void }[]} */
let tests = [];

/**
 * @param {string} name
 * @param {() => void} run
 */
export function test(name, run) {
  tests.push({ name, run });
}

/** The tests registered since the last call, for ScriptTests. */
/** @type {any} */ (globalThis).takeTests = () => {
  const taken = tests;
  tests = [];
  return taken;
};

/**
 * Compares as JSON; undefined members do not count.
 * @param {unknown} actual
 * @param {unknown} expected
 */
export function equal(actual, expected) {
  const [found, wanted] = [actual, expected].map((value) => JSON.stringify(value));
  if (found !== wanted) {
    throw new Error(`Expected ${wanted}, but was ${found}`);
  }
}
