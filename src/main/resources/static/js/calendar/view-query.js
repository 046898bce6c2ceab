// The query string of the calendar page: view, date and filters. Also the format of saved views.

/** @typedef {Record<string, string[]>} FilterValues */
/** @typedef {{ view: string | null, date?: string | null, filters: FilterValues }} ViewState */

/**
 * The views of the page, in the order of their buttons, with their FullCalendar types and shortcuts. CalendarPageController has
 * the same names.
 * @type {Record<string, { type: string, key: string }>}
 */
export const VIEWS = {
  month: { type: 'dayGridMonth', key: 'm' },
  week: { type: 'timeGridWeek', key: 'w' },
  day: { type: 'timeGridDay', key: 'd' },
  list: { type: 'listMonth', key: 'l' },
  year: { type: 'multiMonthYear', key: 'y' },
  people: { type: 'people', key: 'p' },
};
const FILTERS = ['type', 'status', 'priority', 'assignee', 'team', 'label', 'location', 'q'];
/** A filter of the page: the feed must not depend on the time. */
export const OVERDUE = 'overdue';
// These values may contain commas, so each value is a separate parameter.
const WITH_COMMAS = ['label', 'q'];
export const STATUSES = ['not_started', 'in_progress', 'at_risk', 'blocked', 'completed', 'cancelled'];

/**
 * Parses a query string. Unknown parameters and invalid values are ignored.
 * @param {string} query
 * @returns {ViewState}
 */
export function parseViewQuery(query) {
  const parameters = new URLSearchParams(query);
  const view = parameters.get('view');
  const date = parameters.get('date');
  /** @type {FilterValues} */
  const filters = {};
  for (const name of FILTERS) {
    const values = parameters.getAll(name).flatMap((value) => (WITH_COMMAS.includes(name) ? [value] : value.split(','))).filter(Boolean);
    if (values.length > 0) {
      filters[name] = [...new Set(values)];
    }
  }
  if (parameters.get(OVERDUE) === 'true') {
    filters[OVERDUE] = ['true'];
  }
  return {
    view: Object.hasOwn(VIEWS, view ?? '') ? view : null,
    date: /^\d{4}-\d{2}-\d{2}$/.test(date ?? '') && !Number.isNaN(Date.parse(date)) ? date : null,
    filters,
  };
}

/**
 * The filters of the feed as request parameters, in a canonical order.
 * @param {FilterValues} filters
 */
export function toParameters(filters) {
  const parameters = new URLSearchParams();
  for (const name of FILTERS) {
    const values = [...(filters[name] ?? [])].sort();
    if (WITH_COMMAS.includes(name)) {
      values.slice(0, name === 'q' ? 1 : undefined).forEach((value) => parameters.append(name, value));
    }
    else if (values.length > 0) {
      parameters.set(name, values.join(','));
    }
  }
  return parameters;
}

/**
 * The canonical query string of a state.
 * @param {ViewState} state
 */
export function formatViewQuery({ view, date, filters }) {
  const parameters = new URLSearchParams({ ...(view ? { view } : {}), ...(date ? { date } : {}) });
  toParameters(filters).forEach((value, name) => parameters.append(name, value));
  if (filters[OVERDUE]) {
    parameters.set(OVERDUE, 'true');
  }
  return parameters.toString().replaceAll('%2C', ',');
}
