// Which days nobody works on: days of the week that are no working days, and holidays. They
// are asked for once for each period and kept while the page is open.
import { address } from '../page.js';
import { state } from './state.js';
import { addDays, daysBetween } from './working-days.js';

const MOST_DAYS = 400;
const BESIDE = 42;
const NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const USUAL = { workingDays: NAMES.slice(1, 6), workingHours: null, holidays: [] };

export class FreeDays {

  /** @param changed called when days became known that are on screen */
  constructor(changed) {
    this.changed = changed;
    this.known = new Map();
    this.use(USUAL);
    this.isFree = (day) => this.holidays.has(day) || !this.weekdays.has(new Date(day).getUTCDay());
  }

  /** Shows the free days of a period; end is exclusive. What was asked for before is there at once. */
  async open(start, end) {
    const beside = Math.max(0, Math.min(BESIDE, Math.floor((MOST_DAYS - daysBetween(start, end)) / 2)));
    const query = new URLSearchParams({ start: addDays(start, -beside), end: addDays(end, beside) });
    const team = teamInSight();
    if (team) {
      query.set('team', team);
    }
    const key = this.key = query.toString();
    const answer = this.known.get(key) ?? await ask(key);
    if (answer) {
      this.known.set(key, answer);
    }
    if (answer && this.key === key && this.used !== answer) {
      this.use(answer);
      this.changed();
    }
  }

  use(answer) {
    this.used = answer;
    this.weekdays = new Set(answer.workingDays.map((name) => NAMES.indexOf(name)));
    this.hours = answer.workingHours;
    this.holidays = new Map(answer.holidays.map(({ date, name }) => [date, name]));
  }

}

/** The team whose working days count: the one looked at, or the only one there is. */
function teamInSight() {
  const teams = [...document.querySelectorAll('#filters input[name="team"][data-hue]')].map((input) => input.value);
  const shown = state.filters.team ?? teams;
  return shown.length === 1 && teams.includes(shown[0]) ? shown[0] : null;
}

/** Without an answer weekends are free as usual; the next period asks again. */
async function ask(query) {
  try {
    const response = await fetch(`${address('api/holidays')}?${query}`,
      { cache: 'no-store', credentials: 'same-origin', headers: { Accept: 'application/json' } });
    return response.ok ? await response.json() : null;
  }
  catch {
    return null;
  }
}
