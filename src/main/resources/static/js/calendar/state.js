// What the calendar shows, as the address says it: view, date and filters.

export const VIEWS = {
  month: 'dayGridMonth', week: 'timeGridWeek', day: 'timeGridDay', list: 'listMonth', year: 'multiMonthYear',
  people: 'people',
};
export const FILTERS = ['type', 'status', 'priority', 'assignee', 'team', 'label', 'location', 'q'];
// A label is text that may have commas in it; each is a parameter of its own.
const WHOLE = ['label', 'q'];
export const STATUSES = ['not_started', 'in_progress', 'at_risk', 'blocked', 'completed', 'cancelled'];

export const narrow = matchMedia('(max-width: 767.98px)');
const listeners = [];

/** Reads what an address says after its question mark. */
export function read(query) {
  const parameters = new URLSearchParams(query);
  const view = parameters.get('view');
  const date = parameters.get('date');
  const filters = {};
  for (const name of FILTERS) {
    const values = parameters.getAll(name).flatMap((value) => (WHOLE.includes(name) ? [value] : value.split(','))).filter(Boolean);
    if (values.length > 0) {
      filters[name] = [...new Set(values)];
    }
  }
  return {
    view: view in VIEWS ? view : null,
    date: /^\d{4}-\d{2}-\d{2}$/.test(date ?? '') && !Number.isNaN(Date.parse(date)) ? date : null,
    filters,
  };
}

function fromAddress() {
  const said = read(location.search);
  return { ...said, view: said.view ?? (narrow.matches ? 'list' : 'month') };
}

export let state = fromAddress();

/** Filters as request parameters, in an order that never changes. */
export function filterParameters(filters = state.filters) {
  const parameters = new URLSearchParams();
  for (const name of FILTERS) {
    const values = [...(filters[name] ?? [])].sort();
    if (WHOLE.includes(name)) {
      values.slice(0, name === 'q' ? 1 : undefined).forEach((value) => parameters.append(name, value));
    }
    else if (values.length > 0) {
      parameters.set(name, values.join(','));
    }
  }
  return parameters;
}

/** What is shown, without the date, as an address says it. */
export function viewQuery({ view, filters } = state) {
  const parameters = new URLSearchParams(view ? { view } : {});
  filterParameters(filters).forEach((value, name) => parameters.append(name, value));
  return parameters.toString().replaceAll('%2C', ',');
}

export const isFiltered = () => filterParameters().size > 0;

/** Takes over a change and writes it into the address. */
export function change(difference, { remember = true } = {}) {
  state = { ...state, ...difference };
  const parameters = new URLSearchParams({ view: state.view });
  if (state.date) {
    parameters.set('date', state.date);
  }
  filterParameters().forEach((value, name) => parameters.append(name, value));
  const address = `${location.pathname}?${parameters.toString().replaceAll('%2C', ',')}`;
  if (address !== location.pathname + location.search) {
    history[remember ? 'pushState' : 'replaceState'](null, '', address);
  }
  listeners.forEach((listener) => listener('change'));
}

/** Calls back after every change, with "change" or, on Back and Forward, "travel". */
export function onState(listener) {
  listeners.push(listener);
}

addEventListener('popstate', () => {
  state = fromAddress();
  listeners.forEach((listener) => listener('travel'));
});
