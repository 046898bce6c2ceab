// Drag and drop between the tray and the calendar: gives dates to unscheduled items and removes the dates of events.
import { datePatch } from './date-patch.js';
import { saveOptimistically } from './optimistic-save.js';
import { snapped } from './snap-to-working-days.js';
import { LONG_PRESS } from '../fullcalendar-options.js';
import { state } from '../state.js';
import { clockSpan } from '../event-times.js';
import { when } from '../view/event-content.js';
import { addDays, HOUR, isoDay, startOfDay } from '../../core/dates.js';
import { text } from '../../core/i18n.js';
import { clockNow, viewerZone } from '../../core/zone.js';

const NO_DATES = { startDate: null, dueDate: null, startTime: null, endTime: null };
const eventId = (itemId) => `work-item-${itemId}`;
/** @param {{ color?: string, type: string }} item */
const colorOf = ({ color, type }) => color ?? `var(--k-${type.replace('sub_', '').replace('subtask', 'task')})`;

export class TrayDrag {

  /**
   * @param {object} parts
   * @param {import('./unscheduled-tray.js').UnscheduledTray} parts.tray
   * @param {import('../feed/feed.js').Feed} parts.feed
   * @param {import('../view/free-days.js').FreeDays} parts.freeDays
   * @param {import('../planner/loader.js').PlannerLoader} parts.planner an item dropped there gets a day and a person
   * @param {() => string | null} parts.dayInHand the day that had the focus last
   * @param {() => void} parts.onDragOut called when an item is dragged out of the tray
   */
  constructor({ tray, feed, freeDays, planner, dayInHand, onDragOut }) {
    this.tray = tray;
    this.feed = feed;
    this.freeDays = freeDays;
    this.planner = planner;
    /** @type {Element | null} */
    this.highlighted = null;
    const plan = (item, start, row) => this.#schedule(item, { start, allDay: true }, row);
    /** Loaded on demand. @type {Promise<import('./plan-on.js').PlanOn> | null} */
    let planOn = null;
    const draggable = new FullCalendar.Interaction.Draggable(tray.list, {
      itemSelector: '.tray-item',
      longPressDelay: LONG_PRESS,
      eventData: (element) => this.#preview(tray.find(element.dataset.item)),
    });
    draggable.dragging.emitter.on('dragstart', () => {
      tray.isDragging = true;
      feed.hold();
      onDragOut();
    });
    draggable.dragging.emitter.on('dragmove', (event) => this.#highlight(cellAt(event)));
    draggable.dragging.emitter.on('dragend', ({ subjectEl }) => {
      const cell = this.highlighted;
      this.#highlight(null);
      this.#dropOn(cell, tray.find(subjectEl.dataset.item));
      setTimeout(() => {
        tray.isDragging = false;
        feed.release();
      });
    });
    tray.list.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      const item = button && tray.find(button.closest('li').dataset.item);
      if (item && button.dataset.plan === 'today') {
        this.#schedule(item, { start: clockNow(), allDay: true });
      }
      else if (item) {
        planOn ??= import('./plan-on.js').then(({ PlanOn }) => new PlanOn({ dayInHand, planner, plan }));
        planOn.then((form) => form.open(item), () => { planOn = null; });
      }
    });
  }

  /** FullCalendar received an item of the tray. */
  receive(event) {
    const item = this.tray.find(event.extendedProps.workItemId);
    const { start, allDay } = event;
    event.remove();
    if (item) {
      this.#schedule(item, { start, allDay });
    }
  }

  /** An event was dropped somewhere; over the tray it loses its dates. */
  drop({ id }, jsEvent) {
    const { clientX: x, clientY: y } = jsEvent.changedTouches?.[0] ?? jsEvent;
    const { left, right, top, bottom } = this.tray.root.getBoundingClientRect();
    this.tray.isTarget = false;
    if (!this.feed.find(id)?.extendedProps.seriesId && x > left && x < right && y > top && y < bottom) {
      this.#unschedule(this.feed.find(id));
    }
  }

  /** Highlights the cell of the planner that would receive the item. */
  #highlight(cell) {
    this.highlighted?.classList.remove('receiving');
    this.highlighted = cell;
    cell?.classList.add('receiving');
  }

  /** An item of the tray was dropped on a cell of the planner, or elsewhere (null). */
  #dropOn(cell, item) {
    if (cell && item) {
      this.#schedule(item, { start: startOfDay(cell.dataset.date), allDay: true }, cell.parentElement.dataset.row);
    }
  }

  /** The event to draw while an item is dragged over the calendar. */
  #preview(item) {
    const hours = ['week', 'day'].includes(state.view) ? { duration: '01:00' } : {};
    return { ...hours, title: item.title, extendedProps: { workItemId: item.id, status: item.status, color: colorOf(item), preview: true } };
  }

  /** @param row of the planner, if dropped there; its person is added to the assignees */
  #schedule(item, { start, allDay }, row = null) {
    const id = eventId(item.id);
    const person = row && this.planner.person(row);
    const times = allDay ? this.#allDay(isoDay(start)) : oneHour(start);
    const raw = {
      id, title: item.title, ...times, allDay, editable: true,
      backgroundColor: colorOf(item), classNames: [`wi-${item.type}`, `wi-status-${item.status}`],
      extendedProps: {
        workItemId: item.id, type: item.type, status: item.status, priority: item.priority, parentId: item.parentId, teamId: item.teamId,
        progress: item.progress, childCount: 0, labels: [], version: item.version,
        assigneeIds: person ? [person.id] : [], assignees: person ? [person.name] : [],
      },
    };
    this.tray.remove(item.id);
    saveOptimistically({
      id, workItemId: item.id, title: item.title, version: item.version, before: null, after: raw,
      patchOf: (current) => ({
        ...datePatch(raw, current),
        ...(person ? { assigneeIds: [...current.assigneeIds.filter((one) => one !== person.id), person.id] } : {}),
      }),
      successText: () => text('planned', { title: item.title, when: when({ ...clockSpan(raw), allDay }) }),
      refusalKey: 'staysUnplanned',
      onRollback: () => this.tray.put(item),
    }, this.feed);
    this.feed.redraw();
  }

  #allDay(wanted) {
    const before = { first: addDays(wanted, -1), last: addDays(wanted, -1) };
    const { first } = snapped(before, { first: wanted, last: wanted }, this.freeDays);
    return { start: first, end: addDays(first, 1) };
  }

  #unschedule(raw) {
    const { workItemId, version, type, status, priority, parentId, teamId, progress } = raw.extendedProps;
    const { id, title } = raw;
    saveOptimistically({
      id, workItemId, title, version, before: raw, after: null,
      patchOf: () => NO_DATES,
      successText: () => text('unplanned', { title }),
      onRollback: () => this.tray.remove(workItemId),
    }, this.feed);
    this.tray.put({ id: workItemId, title, type, status, priority, parentId, teamId, progress, version, color: raw.backgroundColor });
    this.feed.redraw();
  }

}

/** The cell of the planner under a pointer, even if other elements cover it. */
const cellAt = ({ pageX, pageY }) => document.elementsFromPoint(pageX - scrollX, pageY - scrollY)
  .find((element) => element.matches('.planner td[data-date]')) ?? null;

/** Start and end of an event of one hour. @param {import('../../core/zone.js').ClockDate} clock */
function oneHour(clock) {
  const start = viewerZone.instantOf(clock);
  return { start: start.toISOString(), end: new Date(start.getTime() + HOUR).toISOString() };
}
