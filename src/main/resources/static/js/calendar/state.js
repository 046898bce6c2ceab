// What the calendar shows, as the address says it: view, date and filters.

export const VIEWS = {
  month: 'dayGridMonth', week: 'timeGridWeek', day: 'timeGridDay', list: 'listMonth', year: 'multiMonthYear',
  people: 'people',
};
export const FILTERS = ['type', 'status', 'priority', 'assignee', 'team', 'q'];
export const STATUSES = ['not_started', 'in_progress', 'at_risk', 'blocked', 'completed', 'cancelled'];

export const narrow = matchMedia('(max-width: 767.98px)');
const listeners = [];

function fromAddress() {
  const parameters = new URLSearchParams(location.search);
  const view = parameters.get('view');
  const date = parameters.get('date');
  const filters = {};
  for (const name of FILTERS) {
    const values = parameters.getAll(name).flatMap((value) => (name === 'q' ? [value] : value.split(','))).filter(Boolean);
    if (values.length > 0) {
      filters[name] = [...new Set(values)];
    }
  }
  return {
    view: view in VIEWS ? view : (narrow.matches ? 'list' : 'month'),
    date: /^\d{4}-\d{2}-\d{2}$/.test(date ?? '') && !Number.isNaN(Date.parse(date)) ? date : null,
    filters,
  };
}

export let state = fromAddress();

/** Filters as request parameters, in an order that never changes. */
export function filterParameters(filters = state.filters) {
  const parameters = new URLSearchParams();
  for (const name of FILTERS) {
    if (filters[name]?.length) {
      parameters.set(name, name === 'q' ? filters[name][0] : [...filters[name]].sort().join(','));
    }
  }
  return parameters;
}

export const isFiltered = () => filterParameters().size > 0;

/** Takes over a change and writes it into the address. */
export function change(difference, { remember = true } = {}) {
  state = { ...state, ...difference };
  const parameters = new URLSearchParams({ view: state.view });
  if (state.date) {
    parameters.set('date', state.date);
  }
  filterParameters().forEach((value, name) => parameters.set(name, value));
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
