// Opens and closes rows of the tree; what stands below one is fetched when it is first
// opened.

const rowsBelow = (row) => [...row.parentElement.querySelectorAll(`[data-parent="${CSS.escape(row.dataset.id)}"]`)];

function show(row, visible) {
  for (const below of rowsBelow(row)) {
    below.hidden = !visible;
    show(below, visible && below.dataset.expanded === 'true');
  }
}

function toggle(twisty) {
  const row = twisty.closest('tr');
  const open = row.dataset.expanded !== 'true';
  row.dataset.expanded = String(open);
  twisty.setAttribute('aria-expanded', String(open));
  if (open && !row.dataset.fetched) {
    row.dataset.fetched = 'true';
    htmx.trigger(twisty, 'expand');
  }
  else {
    show(row, open);
  }
}

document.addEventListener('click', (event) => {
  const twisty = event.target.closest('.twisty');
  if (twisty) {
    toggle(twisty);
  }
});

// Right and Left open and close, Up and Down walk through the names.
document.addEventListener('keydown', (event) => {
  const row = event.target.closest?.('#work-item-list tbody tr');
  if (!row) {
    return;
  }
  const twisty = row.querySelector('.twisty');
  const open = row.dataset.expanded === 'true';
  if (twisty && ((event.key === 'ArrowRight' && !open) || (event.key === 'ArrowLeft' && open))) {
    event.preventDefault();
    toggle(twisty);
  }
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const rows = [...row.parentElement.querySelectorAll('tr:not([hidden])')];
    const next = rows[rows.indexOf(row) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next) {
      event.preventDefault();
      next.querySelector('.name').focus();
    }
  }
});

// Rows that are to be open as soon as they are there.
const reopen = new Set();

export function reopenLater(ids) {
  ids.forEach((id) => reopen.add(id));
}

document.addEventListener('htmx:afterSettle', () => {
  for (const row of document.querySelectorAll('#work-item-list tbody tr:not([data-expanded])')) {
    const twisty = row.querySelector('.twisty');
    if (twisty && reopen.delete(row.dataset.id)) {
      toggle(twisty);
    }
  }
});

// What could not be fetched can be tried again.
document.addEventListener('htmx:responseError', (event) => {
  const row = event.target.closest?.('.twisty')?.closest('tr');
  if (row) {
    toggle(row.querySelector('.twisty'));
    delete row.dataset.fetched;
  }
});
