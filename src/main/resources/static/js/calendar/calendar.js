// The entry point of the calendar page. The URL contains the state, the feed fetches the events, FullCalendar draws them,
// and every change ends in a refetch.
import { daysBetween, isoDay } from '../core/dates.js';
import { today } from '../core/zone.js';
import { proposeDay } from '../item/new-item.js';
import { LiveUpdates } from '../live/live-updates.js';
import { KeyboardMove } from './editing/keyboard-move.js';
import { MoveOffer } from './editing/move-offer.js';
import { showUndoOptimistically } from './editing/optimistic-undo.js';
import { TrayDrag } from './editing/tray-drag.js';
import { UnscheduledTray } from './editing/unscheduled-tray.js';
import { syncFeed } from './feed/feed-sync.js';
import { Feed } from './feed/feed.js';
import { showSaved } from './feed/show-saved.js';
import { createCalendar } from './fullcalendar.js';
import { listenToKeys } from './keyboard.js';
import { PlannerLoader } from './planner/loader.js';
import { followTeamAcceptance } from './sidebar/colleagues.js';
import { Filters } from './sidebar/filters.js';
import { Notices } from './sidebar/notice.js';
import { sidePanel } from './sidebar/panel.js';
import { Views } from './sidebar/views.js';
import { change, onState, state } from './state.js';
import { VIEWS } from './view-query.js';
import { CrowdedDays } from './view/crowded-days.js';
import { DayLabels } from './view/day-labels.js';
import { followColorOption } from './view/event-content.js';
import { FreeDays } from './view/free-days.js';
import { GridFocus } from './view/grid-focus.js';
import { Heading } from './view/heading.js';
import { MonthPicker } from './view/month-picker.js';
import { followCommands, listenToNavigation, RenderPause, viewButtons } from './view/period-navigation.js';
import { RemoteChanges } from './view/remote-changes.js';
import { keepScrollAnchor, scrollToToday } from './view/scroll-anchor.js';
import { businessHours, shade } from './view/shading.js';

const viewOf = Object.fromEntries(Object.entries(VIEWS).map(([name, { type }]) => [type, name]));
const element = document.querySelector('#calendar');
const page = document.querySelector('.calendar-page');
const heading = new Heading(document.querySelector('#period'));
let started = false;
let navigatingHistory = false;
let isNewPeriod = true;

const notices = new Notices(() => calendar.updateSize());
const feed = new Feed({
  show: (events) => draw(events),
  shrink: (events) => draw(events, () => crowdedDays.shrink(calendar, events)),
  hide: (events, isHidden) => focus.keepDuring(() => crowdedDays.hide(events, isHidden)),
  count: (events) => filters.count(events),
  problem: showProblem,
  busy: (isBusy) => notices.showBusy(isBusy),
  held: () => moveOffer.interrupt(),
});
const crowdedDays = new CrowdedDays(element);
const renderPause = new RenderPause();
const freeDays = new FreeDays(showFreeDays);
const onMove = (before, after, saved) => moveOffer.offer(before, after, saved);
const planner = new PlannerLoader({ feed, freeDays, openDay: (date) => go('day', date), showDay: (day) => calendar.gotoDate(day),
  shown: () => keepFocus(() => {}), onMove });
const tray = new UnscheduledTray(document.querySelector('#tray'));
const trayDrag = new TrayDrag({ tray, feed, freeDays, planner, dayInHand: () => focus.day, onDragOut: () => panel.closeDrawer() });
const calendar = createCalendar(element, {
  feed, crowdedDays, renderPause, freeDays, planner, tray, trayDrag, go, onMove, onDatesSet, dayElement: () => focus.dayElement(),
});
const live = new LiveUpdates({
  isShown: (version) => version === feed.version,
  refetch: (version) => feed.follow(version),
  answeredAt: () => feed.answeredAt,
});
const filters = new Filters(document.querySelector('#filters'), () => notices.announceMatches(feed));
const picker = new MonthPicker(document.querySelector('#month-picker'), (date) => {
  go(state.view, date);
  panel.closeDrawer();
});
followColorOption(() => feed.redraw());
const remoteChanges = new RemoteChanges(feed);
const labels = new DayLabels(element, feed, freeDays);
const focus = new GridFocus(element, calendar, labels, planner);
const keyboardMove = new KeyboardMove(calendar, feed,
  { show: showEvent, announce: (message) => { document.querySelector('#calendar-said').textContent = message; }, onMove });
const moveOffer = new MoveOffer(document.querySelector('#family'), calendar, feed, (id) => focus.focusEvent(id));
new Views(document.querySelector('#views'), (wanted) => {
  change({ view: wanted.view ?? state.view, filters: wanted.filters });
  go(state.view, calendar.getDate());
  notices.announceMatches(feed);
  panel.closeDrawer();
}, (name) => heading.showFilters(name));
const panel = sidePanel(() => calendar.updateSize());

/** Draws events; focus and scroll position are kept. */
function draw(events, redraw = () => calendar.refetchEvents()) {
  const restoreFocus = focus.keep();
  const sayWhatOthersChanged = remoteChanges.watch(focus.focusedEvent);
  keepScrollAnchor(() => {
    redraw();
    renderPause.end();
  });
  moveOffer.redrawn();
  if (state.view === 'people') {
    planner.draw(events);
  }
  shade(element, freeDays);
  labels.update();
  restoreFocus();
  sayWhatOthersChanged();
  if (isNewPeriod && state.view === 'list' && !element.contains(document.activeElement)) {
    scrollToToday();
  }
  isNewPeriod = false;
  notices.showEmpty(events.length === 0 && state.view !== 'list', heading.period);
}

function showFreeDays() {
  const hours = businessHours(freeDays);
  if (JSON.stringify(hours) !== JSON.stringify(calendar.getOption('businessHours') ?? false)) {
    calendar.setOption('businessHours', hours);
  }
  shade(element, freeDays);
  planner.grid?.update();
  labels.update();
}

/** Shows the problem and greys out the events, which may be stale. Without a problem, the tray is refetched. */
function showProblem(problem) {
  notices.showProblem(problem);
  element.classList.toggle('stale', Boolean(problem));
  live.setFailing(Boolean(problem));
  if (!problem) {
    tray.follow(feed.version);
  }
}

/** Shows the period of an event that was moved out of sight, and focuses it. */
function showEvent(event) {
  if (event.start < calendar.view.activeStart || event.start >= calendar.view.activeEnd) {
    calendar.gotoDate(event.start);
    renderPause.end();
  }
  focus.focusEvent(event.id);
}

function go(view, date) {
  keepFocus(() => calendar.changeView(VIEWS[view].type, date));
}

function keepFocus(run) {
  const restoreFocus = focus.keep();
  run();
  restoreFocus();
}

function onDatesSet({ view, start, end }) {
  heading.showPeriod(view);
  page.dataset.shows = viewOf[view.type];
  const date = calendar.getDate();
  if (started && !navigatingHistory) {
    change({ view: viewOf[view.type], date: isoDay(date) });
  }
  started = true;
  viewButtons.forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.view === viewOf[view.type])));
  const byMonth = !['timeGridWeek', 'timeGridDay', 'people'].includes(view.type);
  picker.mark(byMonth ? view.currentStart : start, byMonth ? view.currentEnd : end, date);
  proposeDay(view);
  isNewPeriod = true;
  if (view.type === 'people') {
    planner.open(isoDay(start), daysBetween(isoDay(start), isoDay(end)), heading.period);
    planner.draw(feed.events);
  }
  freeDays.open(isoDay(start), isoDay(end));
}

listenToNavigation(calendar, crowdedDays, (view) => go(view, calendar.getDate()));
onState((cause) => {
  freeDays.followTeam();
  if (cause === 'navigation') {
    navigatingHistory = true;
    go(state.view, state.date ?? today());
    renderPause.end();
    navigatingHistory = false;
    feed.refetch();
  }
});
followCommands({ calendar, renderPause, focus, go });
listenToKeys({ calendar, focus, planner, keyboardMove, go, keepFocus });
syncFeed(feed);
showSaved({
  feed, tray, clearFilters: () => filters.clearAll(), goToDate: (date) => go(state.view, date), focusEvent: (id) => focus.focusEvent(id),
});
showUndoOptimistically(feed);
followTeamAcceptance(calendar, feed);
calendar.render();
live.start();
