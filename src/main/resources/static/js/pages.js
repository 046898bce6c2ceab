// Small behaviours of pages other than the calendar.
import { address } from './page.js';
import { dialogIsOpen } from './dialog.js';
import { reloadWithToasts } from './toasts.js';

// A new person most likely lives in the time zone of this browser.
const zone = document.querySelector('[data-browser-zone] select');
if (zone && !zone.value) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (![...zone.options].some((option) => option.value === own)) {
    zone.add(new Option(own, own));
  }
  zone.value = own;
}

// The page of an item shows what was just changed; calendar and list see to themselves.
const shownItem = document.querySelector('[data-work-item-page]')?.dataset.workItemPage;

for (const name of ['workItemCreated', 'workItemUpdated', 'workItemDeleted']) {
  document.body.addEventListener(name, (event) => {
    if (name === 'workItemDeleted' && event.detail.id === shownItem) {
      location.assign(address('work-items'));
    }
    else if (shownItem && !dialogIsOpen()) {
      reloadWithToasts();
    }
  });
}

document.body.addEventListener('changeUndone', ({ detail: { items } }) => {
  if (items.some(({ id, trashed }) => trashed && id === shownItem)) {
    location.assign(address('work-items'));
  }
  else if ((shownItem && !dialogIsOpen()) || document.querySelector('[data-reload-on-undo]')) {
    reloadWithToasts();
  }
});

// Filters of the list apply as they are changed, and only those that say something stand in
// the address.
document.addEventListener('change', (event) => {
  event.target.closest('form[data-submit-on-change]')?.requestSubmit();
});
document.addEventListener('submit', (event) => {
  if (event.target.matches('form[data-submit-on-change]')) {
    for (const field of event.target.elements) {
      field.disabled = field.value === '';
    }
  }
});
addEventListener('pageshow', () => document.querySelectorAll('form[data-submit-on-change] :disabled').forEach((field) => { field.disabled = false; }));

// What was chosen before this script ran was heard by nobody, and is sent now; these forms are
// autocomplete="off", so that no browser fills in an older choice.
const chosenEarly = (select) => !([...select.options].find((option) => option.defaultSelected) ?? select.options[0]).selected;
for (const form of document.querySelectorAll('form[data-submit-on-change]')) {
  if ([...form.querySelectorAll('select')].some(chosenEarly)) {
    form.requestSubmit();
  }
}
