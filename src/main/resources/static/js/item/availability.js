// Shows beside each person in the form how many items they have on the days of the item.
import { create } from '../core/dom.js';
import { request } from '../core/http.js';
import { isPlausible } from './date-entry.js';

let latest = 0;

async function showAvailability(form) {
  const list = form.querySelector('[data-free-busy]');
  const start = form.querySelector('#startDate')?.value || form.querySelector('#dueDate')?.value;
  const end = form.querySelector('#dueDate')?.value || start;
  if (!list) {
    return;
  }
  const number = ++latest;
  const people = [...list.querySelectorAll('[data-person]')];
  if (!isPlausible(start) || !isPlausible(end) || end < start) {
    people.forEach((person) => person.replaceChildren());
    return;
  }
  const query = new URLSearchParams({ start, end });
  if (list.dataset.except) {
    query.set('except', list.dataset.except);
  }
  const answer = await request(`api/free-busy?${query}`).then(({ body }) => body, () => null);
  if (!answer || number !== latest) {
    return;
  }
  const counts = new Map(answer.map(({ id, items }) => [id, items]));
  for (const person of people) {
    person.replaceChildren(...label(counts.get(person.dataset.person), list.dataset));
  }
}

/** @returns {HTMLElement[]} nothing for a person whose items the viewer may not count */
function label(count, { free, busyOne, busy }) {
  if (count === undefined) {
    return [];
  }
  const words = { 0: free, 1: busyOne }[count] ?? busy.replace('{number}', count);
  return [create('span', { class: count ? 'busy' : 'free' }, words)];
}

document.addEventListener('change', ({ target }) => {
  if (target.matches?.('#startDate, #dueDate')) {
    showAvailability(target.form);
  }
});
const showInForms = () => document.querySelectorAll('form[data-work-item-form]').forEach(showAvailability);
document.body.addEventListener('htmx:afterSettle', showInForms);
showInForms();
