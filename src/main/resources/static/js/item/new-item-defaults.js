// What a new item takes over from the filters of the page, so that the page shows it after it was saved.

/** @typedef {import('../calendar/view-query.js').FilterValues} FilterValues */

export const PERSONAL = 'personal';
const DEFAULT_TYPE = 'task';
/** Filters that a new item can only match if they have a single value: nobody is assigned by chance. */
const SINGLE = ['assignee', 'label', 'location'];

/**
 * The parameters of the form for a new item. The server takes the first team in which the viewer may add items, so the team
 * used last comes first.
 * @param {FilterValues} filters
 * @param {string | null} lastTeam id of the team used last, an empty string for a personal item, null if unknown
 * @returns {Record<string, string>}
 */
export function defaultsOf(filters, lastTeam) {
  const { team = [], type = [] } = filters;
  const last = lastTeam === '' ? PERSONAL : lastTeam;
  const teams = last && team.includes(last) ? [last, ...team.filter((value) => value !== last)] : team;
  return {
    ...(teams.length > 0 ? { team: teams.join(',') } : {}),
    ...(type.length > 0 ? { type: type.includes(DEFAULT_TYPE) ? DEFAULT_TYPE : type[0] } : {}),
    ...Object.fromEntries(SINGLE.filter((name) => filters[name]?.length === 1).map((name) => [name, filters[name][0]])),
  };
}
