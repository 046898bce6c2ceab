// The team in which the viewer created an item last, remembered in this browser.
const KEY = 'kalends.team';

/** @returns {string | null} id of a team, an empty string for a personal item, null if unknown */
export const lastTeam = () => localStorage.getItem(KEY);

/** @param {string} id empty for a personal item */
export const rememberTeam = (id) => localStorage.setItem(KEY, id);
