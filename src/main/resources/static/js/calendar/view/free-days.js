// Free days: days of the week that are not working days, and holidays. They are fetched once per period and cached while
// the page is open.
import { state } from '../state.js';
import { addDays, daysBetween } from '../../core/dates.js';
import { request } from '../../core/http.js';

const MAX_DAYS = 400;
const MARGIN = 42;
const NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DEFAULT = { workingDays: NAMES.slice(1, 6), workingHours: null, holidays: [] };

export class FreeDays {

  /** @param {() => void} changed called when the free days on screen change */
  constructor(changed) {
    this.changed = changed;
    /** @type {[string, string] | null} */
    this.period = null;
    /** Responses by query. */
    this.cache = new Map();
    this.use(DEFAULT);
    /** @param {string} day */
    this.isFree = (day) => this.holidays.has(day) || !this.weekdays.has(new Date(day).getUTCDay());
  }

  /** Shows the free days of a period. @param {string} start @param {string} end exclusive */
  open(start, end) {
    this.period = [start, end];
    return this.#fetch(start, end);
  }

  /** Shows those of the team that is selected now. */
  followTeam() {
    return this.period && this.#fetch(...this.period);
  }

  async #fetch(start, end) {
    const margin = Math.max(0, Math.min(MARGIN, Math.floor((MAX_DAYS - daysBetween(start, end)) / 2)));
    const query = new URLSearchParams({ start: addDays(start, -margin), end: addDays(end, margin) });
    const team = selectedTeam();
    if (team) {
      query.set('team', team);
    }
    const key = this.key = query.toString();
    const answer = this.cache.get(key) ?? await fetchFreeDays(key);
    if (answer) {
      this.cache.set(key, answer);
    }
    if (answer && this.key === key && this.used !== answer) {
      this.use(answer);
      this.changed();
    }
  }

  /** @param {{ workingDays: string[], workingHours: { start: string, end: string } | null, holidays: { date: string, name: string }[] }} answer */
  use(answer) {
    this.used = answer;
    this.weekdays = new Set(answer.workingDays.map((name) => NAMES.indexOf(name)));
    this.hours = answer.workingHours;
    this.holidays = new Map(answer.holidays.map(({ date, name }) => [date, name]));
  }

}

/** The team whose working days apply: the only selected team, or the only team. */
function selectedTeam() {
  const teams = [...document.querySelectorAll('#filters input[name="team"][data-hue]')].map((input) => input.value);
  const shown = state.filters.team ?? teams;
  return shown.length === 1 && teams.includes(shown[0]) ? shown[0] : null;
}

/** Without a response, the default weekend applies, and the next period is requested again. */
const fetchFreeDays = (query) => request(`api/holidays?${query}`, { about: 'feed' }).then(({ body }) => body, () => null);
