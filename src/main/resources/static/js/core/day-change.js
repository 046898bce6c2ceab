// Tells open pages that the viewer's day has changed: at midnight, and when a page is shown or a device wakes up later.
import { DAY } from './dates.js';
import { clockNow, today } from './zone.js';

const LONGEST = 600_000;
const MARGIN = 50;
/** @type {(() => void)[]} */
const listeners = [];
let known = today();

function check() {
  if (today() !== known) {
    known = today();
    listeners.forEach((listener) => listener());
  }
}

function wait() {
  const untilMidnight = DAY - clockNow().getTime() % DAY;
  setTimeout(() => {
    check();
    wait();
  }, Math.min(untilMidnight + MARGIN, LONGEST));
}

/** @param {() => void} listener */
export function onNewDay(listener) {
  listeners.push(listener);
  if (listeners.length === 1) {
    wait();
    document.addEventListener('visibilitychange', check);
    addEventListener('pageshow', check);
  }
}
