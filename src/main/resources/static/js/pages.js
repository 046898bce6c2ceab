// Small behaviours of pages other than the calendar.
import { address } from './page.js';
import { dialogIsOpen } from './dialog.js';

// A new person most likely lives in the time zone of this browser.
const zone = document.querySelector('[data-browser-zone] select');
if (zone && !zone.value) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (![...zone.options].some((option) => option.value === own)) {
    zone.add(new Option(own, own));
  }
  zone.value = own;
}

// Lists and details show what was just changed; the calendar refetches on its own.
const shownItem = document.querySelector('[data-work-item-page]')?.dataset.workItemPage;
const list = document.querySelector('#work-item-list');

for (const name of ['workItemCreated', 'workItemUpdated', 'workItemDeleted']) {
  document.body.addEventListener(name, (event) => {
    if (name === 'workItemDeleted' && event.detail.id === shownItem) {
      location.assign(address('work-items'));
    }
    else if (shownItem && !dialogIsOpen()) {
      location.reload();
    }
    else if (list) {
      refreshList();
    }
  });
}

function refreshList() {
  const open = [...list.querySelectorAll('[data-expanded="true"]')].map((row) => row.dataset.id);
  htmx.ajax('GET', location.href, { target: '#work-item-list', swap: 'outerHTML', select: '#work-item-list' })
    .then(() => open.forEach((id) => document.querySelector(`#work-item-list [data-id="${CSS.escape(id)}"] .twisty`)?.click()));
}

// Filters of the list apply as they are changed.
document.addEventListener('change', (event) => {
  event.target.closest('form[data-submit-on-change]')?.requestSubmit();
});
