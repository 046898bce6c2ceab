// The time zone of the viewer, which the server chooses and renders: all dates and times on the page are in this zone,
// also on a device in another zone. FullCalendar supports named zones only with another library. It gets and returns
// clock dates: Dates whose UTC fields are what the viewer's calendar and clock show.
import { DAY } from './dates.js';

/** @typedef {Date} ClockDate */

export const deviceZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A time zone by its IANA name. */
export class Zone {

  /** Offsets at the start of days, counted from 1970. @type {Map<number, number>} */
  #offsets = new Map();

  /** @param {string} name */
  constructor(name) {
    this.name = name;
    this.format = new Intl.DateTimeFormat('en', {
      timeZone: name, hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
  }

  /**
   * The difference to UTC in milliseconds. Asking the browser takes long, so a day that starts and ends with the same
   * offset is assumed to have it throughout.
   * @param {number} instant
   */
  offsetAt(instant) {
    const day = Math.floor(instant / DAY);
    const offset = this.#offsetOfDay(day);
    return offset === this.#offsetOfDay(day + 1) ? offset : this.#read(instant);
  }

  /** @param {Date | number} instant @returns {ClockDate} */
  clockAt(instant) {
    return new Date(Number(instant) + this.offsetAt(Number(instant)));
  }

  /**
   * The instant at which the clock shows a time. Times that a change of clocks skips are later by the length of the gap;
   * of times that it repeats the first one counts. The server has the same rules.
   * @param {ClockDate} clock
   * @returns {Date}
   */
  instantOf(clock) {
    const time = clock.getTime();
    const [before, after] = [this.offsetAt(time - DAY), this.offsetAt(time + DAY)];
    const fits = [before, after].find((offset) => this.offsetAt(time - offset) === offset);
    return new Date(time - (fits ?? before));
  }

  #offsetOfDay(day) {
    if (!this.#offsets.has(day)) {
      this.#offsets.set(day, this.#read(day * DAY));
    }
    return this.#offsets.get(day);
  }

  #read(instant) {
    const parts = Object.fromEntries(this.format.formatToParts(instant).map(({ type, value }) => [type, value]));
    const year = parts.era.startsWith('B') ? 1 - Number(parts.year) : Number(parts.year);
    const clock = new Date(0);
    clock.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
    clock.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
    return clock.getTime() - Math.floor(instant / 1000) * 1000;
  }

}

const WEEKS_AHEAD = 53;

/** Whether the clocks of two zones agree now and in the year to come. @param {Zone} one @param {Zone} other */
export function sameClocks(one, other) {
  const weeks = Array.from({ length: WEEKS_AHEAD }, (unused, week) => Date.now() + week * 7 * DAY);
  return weeks.every((instant) => one.offsetAt(instant) === other.offsetAt(instant));
}

/** A browser may lack a zone that the server knows. */
function zoneNamed(name) {
  try {
    return new Zone(name);
  }
  catch {
    return new Zone(deviceZone);
  }
}

export const viewerZone = zoneNamed(document.documentElement.dataset?.timeZone ?? deviceZone);

/** What the viewer's calendar and clock show now. @returns {ClockDate} */
export const clockNow = () => viewerZone.clockAt(Date.now());

/** The viewer's day, such as 2025-10-15. */
export const today = () => clockNow().toISOString().slice(0, 10);

/**
 * A local date and time with the offset of the viewer's zone, such as 2025-10-15T09:00:00+08:00.
 * @param {ClockDate} clock
 */
export function withOffset(clock) {
  const minutes = Math.round((clock.getTime() - viewerZone.instantOf(clock).getTime()) / 60_000);
  const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) => String(part).padStart(2, '0'));
  return `${clock.toISOString().slice(0, 19)}${minutes < 0 ? '-' : '+'}${hour}:${minute}`;
}
