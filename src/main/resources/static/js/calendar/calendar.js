// The calendar page: the address says what to show, the feed brings it, FullCalendar draws
// it, and every change anywhere comes back here as a refetch.
import { Live } from '../live.js';
import { text } from '../page.js';
import { onGoing } from '../going.js';
import { Crowd } from './crowd.js';
import { followAcceptance } from './colleagues.js';
import { onColors } from './event-look.js';
import { Family } from './family.js';
import { Feed } from './feed.js';
import { Filters } from './filters.js';
import { CalendarFocus } from './focus.js';
import { FreeDays } from './free-days.js';
import { listenToKeys } from './keys.js';
import { MonthPicker } from './month-picker.js';
import { Notices } from './notice.js';
import { Nudging } from './nudging.js';
import { sidePanel } from './panel.js';
import { isoDay, periodOf } from './period.js';
import { Planning } from './planning.js';
import { PlannerLater } from './planner-later.js';
import { followChanges } from './removal.js';
import { businessHours, shade } from './shading.js';
import { keepInSight } from './sight.js';
import { change, onState, state, VIEWS } from './state.js';
import { Tray } from './tray.js';
import { Pace, turnPages, viewButtons } from './turning.js';
import { showUndoing } from './undoing.js';
import { Views } from './views.js';
import { makeCalendar, newItemAddress } from './widget.js';
import { daysBetween } from './working-days.js';

const viewOf = Object.fromEntries(Object.entries(VIEWS).map(([name, type]) => [type, name]));
const element = document.querySelector('#calendar');
const page = document.querySelector('.calendar-page');
const heading = document.querySelector('#period');
const said = document.querySelector('#calendar-said');
const newItem = document.querySelector('.new-item');
let started = false;
let travelling = false;
let isNewPeriod = true;

const notices = new Notices(() => calendar.updateSize());
const feed = new Feed({
  show: (events) => draw(events),
  less: (events) => draw(events, () => crowd.takeOff(calendar, events)),
  hide: (events, is) => focus.stayIn(() => crowd.hide(events, is)),
  count: (events) => filters.count(events),
  trouble: tell,
  busy: (is) => notices.busy(is),
  held: () => family.interrupt(),
});
const crowd = new Crowd(element);
const pace = new Pace();
const freeDays = new FreeDays(showFreeDays);
const planner = new PlannerLater({ feed, freeDays, openDay: (date) => go('day', date), moved: (...change) => moved(...change) });
const moved = (before, after, saved) => family.offer(before, after, saved);
const tray = new Tray(document.querySelector('#tray'));
const planning = new Planning({ tray, feed, freeDays, planner, makeRoom: () => panel.closeDrawer() });
const calendar = makeCalendar(element,
  { feed, crowd, pace, freeDays, planner, planning, go, moved, datesSet, placeOfDay: () => focus.placeOfDay() });
const live = new Live({
  shows: (version) => version === feed.version,
  refetch: (version) => feed.follow(version),
  answeredAt: () => feed.answeredAt,
});
const filters = new Filters(document.querySelector('#filters'), () => feed.refetch());
const picker = new MonthPicker(document.querySelector('#month-picker'), (date) => {
  go(state.view, date);
  panel.closeDrawer();
});
onColors(() => feed.redraw());
const focus = new CalendarFocus(element, calendar, crowd);
const nudging = new Nudging(calendar, feed, { show: showEvent, say: (words) => { said.textContent = words; }, moved });
const family = new Family(document.querySelector('#family'), calendar, feed, (id) => focus.focusEvent(id));
new Views(document.querySelector('#views'), (wanted) => {
  change({ view: wanted.view ?? state.view, filters: wanted.filters });
  go(state.view, calendar.getDate());
  feed.refetch();
  panel.closeDrawer();
});
const panel = sidePanel(() => calendar.updateSize());

/** Draws the events without losing the focus on one of them, or the place in a list. */
function draw(events, redraw = () => calendar.refetchEvents()) {
  const focusAgain = focus.keep();
  keepInSight(() => {
    redraw();
    pace.end();
  });
  family.drawn();
  if (state.view === 'people') {
    planner.draw(events);
  }
  shade(element, freeDays);
  focusAgain();
  showToday();
  notices.empty(events.length === 0 && state.view !== 'list', heading.textContent);
}

/** Free days and working hours became known. */
function showFreeDays() {
  const hours = businessHours(freeDays);
  if (JSON.stringify(hours) !== JSON.stringify(calendar.getOption('businessHours') ?? false)) {
    calendar.setOption('businessHours', hours);
  }
  shade(element, freeDays);
}

/** Says what is wrong; events that may be old stay, greyed. Without trouble, the tray is due. */
function tell(trouble) {
  notices.trouble(trouble);
  element.classList.toggle('stale', Boolean(trouble));
  live.failed(Boolean(trouble));
  if (!trouble) {
    tray.follow(feed.version);
  }
}

/** A list that has today in it begins there, once for each period. */
function showToday() {
  const today = isNewPeriod && state.view === 'list' && document.querySelector('#calendar .fc-list-day.fc-day-today');
  if (today) {
    const scroller = today.closest('.fc-scroller');
    scroller.scrollTop += today.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  }
  isNewPeriod = false;
}

/** An event that was moved beyond the edge is followed there. */
function showEvent(event) {
  const { activeStart, activeEnd } = calendar.view;
  if (event.start < activeStart || event.start >= activeEnd) {
    calendar.gotoDate(event.start);
    pace.end();
  }
  focus.focusEvent(event.id);
}

function go(view, date) {
  turn(() => calendar.changeView(VIEWS[view], date));
}

/** Shows another period or view; whoever was on an event or a day is so afterwards. */
function turn(run) {
  const focusAgain = focus.keep();
  run();
  focusAgain();
}

function datesSet({ view, start, end }) {
  heading.textContent = periodOf(view);
  page.dataset.shows = viewOf[view.type];
  document.title = text('title', { period: heading.textContent });
  const date = calendar.getDate();
  if (started && !travelling) {
    change({ view: viewOf[view.type], date: isoDay(date) });
  }
  started = true;
  viewButtons.forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.view === viewOf[view.type])));
  const byMonth = !['timeGridWeek', 'timeGridDay', 'people'].includes(view.type);
  picker.mark(byMonth ? view.currentStart : start, byMonth ? view.currentEnd : end, date);
  proposeDay(view);
  isNewPeriod = true;
  if (view.type === 'people') {
    planner.open(isoDay(start), daysBetween(isoDay(start), isoDay(end)), heading.textContent);
    planner.draw(feed.events);
  }
  freeDays.open(isoDay(start), isoDay(end));
}

/** New proposes today where it is on screen, else the first day of the period. */
function proposeDay({ currentStart, currentEnd }) {
  const now = new Date();
  const day = isoDay(now >= currentStart && now < currentEnd ? now : currentStart);
  newItem.href = newItemAddress(day, day);
}

turnPages(calendar, crowd, (view) => go(view, calendar.getDate()));

onState((cause) => {
  if (cause === 'travel') {
    travelling = true;
    go(state.view, state.date ?? new Date());
    pace.end();
    travelling = false;
    feed.refetch();
  }
});

onGoing(({ view = state.view, date }) => {
  if (view !== state.view) {
    go(view, calendar.getDate());
  }
  if (date) {
    calendar.gotoDate(date);
    pace.end();
    focus.focusDay(date);
  }
});
listenToKeys({ calendar, focus, nudging, go, turn });
followChanges(feed);
showUndoing(feed);
followAcceptance(calendar, feed);
calendar.render();
live.start();
