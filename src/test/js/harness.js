// A small test harness. ScriptTests runs every test that a module registers. The two globals stand for a page in English.

globalThis.document ??= /** @type {any} */ ({ documentElement: { lang: 'en', dataset: { timeZone: 'Europe/Berlin' } }, querySelector: () => null });
globalThis.navigator ??= /** @type {any} */ ({ language: 'en-GB' });

// GraalJS has no URLSearchParams. This one has what the scripts use.
globalThis.URLSearchParams ??= /** @type {any} */ (class {

  /** @param {string | Record<string, string>} [init] */
  constructor(init = '') {
    const pairs = typeof init === 'string' ? init.split('&').filter(Boolean).map((part) => part.split('=').map(decodeURIComponent)) : Object.entries(init);
    /** @type {[string, string][]} */
    this.pairs = pairs.map(([name, value = '']) => [name, value]);
  }

  get(name) {
    return this.pairs.find(([own]) => own === name)?.[1] ?? null;
  }

  getAll(name) {
    return this.pairs.filter(([own]) => own === name).map(([, value]) => value);
  }

  append(name, value) {
    this.pairs.push([name, value]);
  }

  set(name, value) {
    this.pairs = [...this.pairs.filter(([own]) => own !== name), [name, value]];
  }

  forEach(run) {
    this.pairs.forEach(([name, value]) => run(value, name));
  }

  toString() {
    return this.pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  }

});

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
