import { equal, test } from './harness.js';
import { changedNames, draftOf, isShown, parse, replacedNames, serialize } from '../../main/resources/static/js/drafts/draft.js';

const about = { at: 1000, version: '3', isNew: false };
const base = { title: ['Report'], description: [''], assigneeIds: ['a'] };

test('a form without changes is no draft', () => equal(draftOf({ ...base }, base, about), null));

test('of a changed item, only the changed fields are kept, with their values before', () =>
  equal(draftOf({ ...base, title: ['Plan'] }, base, about), { at: 1000, version: '3', base: { title: ['Report'] }, values: { title: ['Plan'] } }));

test('of a new item, all fields are kept, with the day that was clicked', () => {
  const proposed = { title: [''], startDate: ['2025-10-15'] };
  equal(draftOf({ title: ['Plan'], startDate: ['2025-10-15'] }, proposed, { ...about, isNew: true }).values,
    { title: ['Plan'], startDate: ['2025-10-15'] });
});

test('an unticked checkbox is a change, and so is another number of ticks', () => {
  equal(changedNames({ ...base, assigneeIds: [] }, base), ['assigneeIds']);
  equal(changedNames({ ...base, assigneeIds: ['a', 'b'] }, base), ['assigneeIds']);
});

test('a choice that the form does not offer counts as not chosen', () => {
  equal(changedNames({ label: [] }, {}), []);
  equal(changedNames({ label: ['west'] }, {}), ['label']);
});

test('a draft is not offered if the form shows its input, even if other fields differ', () => {
  const draft = draftOf({ ...base, title: ['Plan'] }, base, about);
  equal(isShown(draft, { ...base, title: ['Plan'], description: ['of somebody else'] }), true);
  equal(isShown(draft, base), false);
});

test('fields that were saved with another value since then would be replaced', () => {
  const draft = draftOf({ ...base, title: ['Plan'], description: ['mine'] }, base, about);
  equal(replacedNames(draft, base), []);
  equal(replacedNames(draft, { ...base, title: ['Summary'] }), ['title']);
  equal(replacedNames(draft, { ...base, title: ['Plan'], description: ['theirs'] }), ['description']);
});

test('a draft is read as it was written', () => {
  const draft = draftOf({ ...base, title: ['Plan'] }, base, about);
  equal(parse(serialize(draft)), draft);
});

test('what is no draft is ignored', () => {
  for (const stored of [null, '', 'null', '[]', '"text"', '{"at":1}', '{"values":{}}', 'not JSON']) {
    equal(parse(stored), null);
  }
});

test('input longer than a form may be is not kept', () =>
  equal(serialize(draftOf({ text: ['x'.repeat(300_000)] }, { text: [''] }, about)), null));
