import { equal, test } from './harness.js';
import { forgetPerson } from '../../main/resources/static/js/core/browser-storage.js';
import { DraftStore, MAX_AGE, MAX_DRAFTS } from '../../main/resources/static/js/drafts/draft-store.js';

/** A storage of the browser with a limited number of characters. */
class Storage {

  /** @param {number} [space] */
  constructor(space = Infinity) {
    this.space = space;
    /** @type {Map<string, string>} */
    this.entries = new Map();
  }

  get length() {
    return this.entries.size;
  }

  key(index) {
    return [...this.entries.keys()][index] ?? null;
  }

  getItem(key) {
    return this.entries.get(key) ?? null;
  }

  setItem(key, value) {
    const others = [...this.entries].filter(([other]) => other !== key).reduce((sum, [, text]) => sum + text.length, 0);
    if (others + value.length > this.space) {
      throw new Error('QuotaExceededError');
    }
    this.entries.set(key, value);
  }

  removeItem(key) {
    this.entries.delete(key);
  }

}

const now = 1_764_000_000_000;
const draft = (title, at = now) => ({ at, version: null, base: { title: [''] }, values: { title: [title] } });
const storeOf = (storage, viewer = 'ann', at = now) => new DraftStore(/** @type {any} */ (storage), viewer, () => at);
const titles = (store, form) => store.find(form).map((found) => found.draft.values.title[0]);

test('drafts of a form are found, the newest first, and not those of other forms', () => {
  const store = storeOf(new Storage());
  store.put(store.keyOf('item/1', 'a'), draft('older', now - 1));
  store.put(store.keyOf('item/1', 'b'), draft('newer'));
  store.put(store.keyOf('item/10', 'c'), draft('other item'));
  equal(titles(store, 'item/1'), ['newer', 'older']);
});

test('nobody finds the drafts of somebody else', () => {
  const storage = new Storage();
  const ann = storeOf(storage);
  ann.put(ann.keyOf('item/new', 'a'), draft('of Ann'));
  equal(titles(storeOf(storage, 'bob'), 'item/new'), []);
  equal(titles(storeOf(storage), 'item/new'), ['of Ann']);
});

test('signing out deletes the drafts and choices of the person, and no drafts of others', () => {
  const storage = new Storage();
  const [ann, bob] = [storeOf(storage), storeOf(storage, 'bob')];
  ann.put(ann.keyOf('item/new', 'a'), draft('of Ann'));
  bob.put(bob.keyOf('item/new', 'b'), draft('of Bob'));
  storage.setItem('kalends.team', 'team of Ann');
  storage.setItem('another application', 'stays');
  forgetPerson(/** @type {any} */ (storage), 'ann', now);
  equal(titles(storeOf(storage), 'item/new'), []);
  equal(titles(storeOf(storage, 'bob'), 'item/new'), ['of Bob']);
  equal(storage.getItem('kalends.team'), null);
  equal(storage.getItem('another application'), 'stays');
});

test('a page that was open when the person signed out stores drafts only after the next sign-in', () => {
  const storage = new Storage();
  const open = storeOf(storage);
  forgetPerson(/** @type {any} */ (storage), 'ann', now);
  equal(open.put(open.keyOf('item/new', 'a'), draft('too late')), false);
  equal(titles(open, 'item/new'), []);
  open.resume();
  equal(open.put(open.keyOf('item/new', 'a'), draft('again')), true);
});

test('drafts end after 30 days, also those of people who do not return', () => {
  const storage = new Storage();
  const ann = storeOf(storage);
  ann.put(ann.keyOf('item/new', 'a'), draft('old'));
  equal(titles(storeOf(storage, 'ann', now + MAX_AGE), 'item/new'), ['old']);
  equal(titles(storeOf(storage, 'ann', now + MAX_AGE + 1), 'item/new'), []);
  storeOf(storage, 'bob', now + MAX_AGE + 1).prune();
  equal(storage.length, 0);
});

test('the oldest drafts make room for more than a hundred', () => {
  const store = storeOf(new Storage());
  for (let i = 0; i <= MAX_DRAFTS; i++) {
    store.put(store.keyOf('note/1', String(i)), draft(`note ${i}`, now + i));
  }
  equal(titles(store, 'note/1').length, MAX_DRAFTS);
  equal(titles(store, 'note/1').includes('note 0'), false);
});

test('if the browser has no space left, the oldest own drafts make room', () => {
  const storage = new Storage(400);
  const [ann, bob] = [storeOf(storage), storeOf(storage, 'bob')];
  bob.put(bob.keyOf('note/1', 'b'), draft('of Bob', now - 10));
  ann.put(ann.keyOf('note/1', 'a'), draft('x'.repeat(100), now - 2));
  equal(ann.put(ann.keyOf('note/2', 'a'), draft('y'.repeat(150))), true);
  equal(titles(ann, 'note/1'), []);
  equal(titles(bob, 'note/1'), ['of Bob']);
  equal(ann.put(ann.keyOf('note/3', 'a'), draft('z'.repeat(1000))), false);
});

test('a browser without storage keeps nothing and fails nothing', () => {
  const store = storeOf(null);
  equal(store.put(store.keyOf('note/1', 'a'), draft('text')), false);
  equal(store.find('note/1'), []);
  store.remove(store.keyOf('note/1', 'a'));
  forgetPerson(null, 'ann', now);
  store.prune();
});

test('what others wrote under such a key is deleted', () => {
  const storage = new Storage();
  storage.setItem('kalends.draft:ann:note/1:a', 'not JSON');
  equal(storeOf(storage).find('note/1'), []);
  storeOf(storage).prune();
  equal(storage.length, 0);
});
