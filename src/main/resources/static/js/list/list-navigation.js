// Filters, sorting and pages of the list: the rows are replaced in place, the focus stays, and the result is announced.
// Back and Forward work as between pages.
import { deselectHidden } from './bulk-edit.js';
import { announce } from '../core/announce.js';
import { fill, text } from '../core/i18n.js';
import { toast } from '../core/toasts.js';

const DELAY = 300;
const LINKS = '#work-item-list .sort, #work-item-list .pager a, #work-item-list .empty a:not([data-dialog]), #list-shape a, #list-labels a';
/** What depends on the filters besides the rows. */
const PARTS = ['#list-labels', '#list-shape', '#list-notices'];

const form = document.querySelector('#list-filters');
const isFilled = ([, value]) => value !== '';

/** The URL of the chosen filters. Empty fields are omitted. Sorting is kept. */
function chosenAddress() {
  const entries = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(isFilled);
  const sort = new URLSearchParams(location.search).get('sort');
  const query = new URLSearchParams(sort ? [...entries, ['sort', sort]] : entries).toString();
  return query ? `${location.pathname}?${query}` : location.pathname;
}

/** Shows the filters of the URL in the form. */
function fillForm() {
  const parameters = new URLSearchParams(location.search);
  for (const field of form.querySelectorAll('select, input[type="search"]')) {
    field.value = parameters.get(field.name) ?? '';
  }
}

/** Replaces what depends on the filters besides the rows. @param {Document} page */
export function replaceParts(page) {
  for (const selector of PARTS) {
    const [shown, fresh] = [document, page].map((source) => source.querySelector(selector));
    if (!shown.isEqualNode(fresh)) {
      const hadFocus = shown.contains(document.activeElement);
      shown.replaceWith(document.adoptNode(fresh));
      if (hadFocus) {
        (fresh.querySelector('[aria-current], a') ?? form.elements.q).focus();
      }
    }
  }
}

/** Announces the number of items, and how they are sorted if that was changed. */
function sayResult(isSorted) {
  const count = document.querySelector('#work-item-list .list-foot .tabular, #work-item-list .empty h2')?.textContent ?? '';
  const column = isSorted && document.querySelector('#work-item-list [aria-sort]');
  const sorted = column ? `${fill(form.dataset[`sorted${column.getAttribute('aria-sort') === 'descending' ? 'Descending' : 'Ascending'}`], { column: column.textContent.trim() })} ` : '';
  announce(sorted + count);
}

/** @param {() => Promise<boolean>} refetch shows the list of the URL, and returns whether that succeeded */
export function listenToNavigation(refetch) {
  let timer = 0;
  const show = async (isSorted) => {
    if (await refetch()) {
      sayResult(isSorted);
    }
    else {
      toast(text('unavailable'), { level: 'error', about: 'list' });
    }
  };
  const open = async (address, isSorted = false) => {
    clearTimeout(timer);
    if (new URL(address, location.href).href !== location.href) {
      history.pushState(null, '', address);
      await show(isSorted);
    }
  };
  const filter = (address) => open(address).then(deselectHidden);
  form.addEventListener('change', () => {
    clearTimeout(timer);
    timer = setTimeout(() => filter(chosenAddress()), DELAY);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    filter(chosenAddress());
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest(LINKS);
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      if (link.matches('#work-item-list .empty a, #list-labels a')) {
        filter(link.href).then(fillForm);
      }
      else {
        open(link.href, link.matches('.sort'));
      }
    }
  });
  addEventListener('popstate', async () => {
    fillForm();
    await show(false);
  });
  // A choice made before this script ran.
  if (chosenAddress() !== location.pathname + location.search && isChosenEarly()) {
    open(chosenAddress());
  }
}

/** Whether a select shows another option than the page was rendered with. */
const isChosenEarly = () => [...form.querySelectorAll('select')]
  .some((select) => !([...select.options].find((option) => option.defaultSelected) ?? select.options[0]).selected);
