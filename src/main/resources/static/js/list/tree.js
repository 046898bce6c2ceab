// Expands and collapses rows of the tree. Children are fetched when a row is first expanded.

const childRows = (row) => [...row.parentElement.querySelectorAll(`[data-parent="${CSS.escape(row.dataset.id)}"]`)];

function show(row, visible) {
  for (const child of childRows(row)) {
    child.hidden = !visible;
    show(child, visible && child.dataset.expanded === 'true');
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

// Right and Left expand and collapse, Up and Down move through the names.
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

// Ids of rows to expand as soon as they are fetched.
const pending = new Set();

/** @param {string[]} ids of rows to expand once they are on the page */
export function expandLater(ids) {
  ids.forEach((id) => pending.add(id));
}

document.addEventListener('htmx:afterSettle', () => {
  for (const row of document.querySelectorAll('#work-item-list tbody tr:not([data-expanded])')) {
    const twisty = row.querySelector('.twisty');
    if (twisty && pending.delete(row.dataset.id)) {
      toggle(twisty);
    }
  }
});

// If the children could not be fetched, the next click tries again.
document.addEventListener('htmx:responseError', (event) => {
  const row = event.target.closest?.('.twisty')?.closest('tr');
  if (row) {
    toggle(row.querySelector('.twisty'));
    delete row.dataset.fetched;
  }
});
