// Giving dates to what has none, and taking them away: from the tray onto a day or an hour,
// and back. It is shown at once, and taken back with the reason when it is refused.
import { text } from '../page.js';
import { when } from './event-look.js';
import { kept } from './keeping.js';
import { HOUR, patch } from './moving.js';
import { isoDay } from './period.js';
import { showAndSave } from './saving.js';
import { addDays } from './working-days.js';
import { state } from './state.js';

const LONG_PRESS = 450;
const NO_DATES = { startDate: null, dueDate: null, startTime: null, endTime: null };
const eventId = (itemId) => `work-item-${itemId}`;
const colorOf = ({ color, type }) => color ?? `var(--k-${type.replace('sub_', '').replace('subtask', 'task')})`;

export class Planning {

  /**
   * @param planner where an item goes to a day and to a person at the same time
   * @param makeRoom called when something is dragged out of the tray
   */
  constructor({ tray, feed, freeDays, planner, makeRoom }) {
    Object.assign(this, { tray, feed, freeDays, planner });
    const draggable = new FullCalendar.Interaction.Draggable(tray.list, {
      itemSelector: '.tray-item',
      longPressDelay: LONG_PRESS,
      eventData: (element) => this.#preview(tray.find(element.dataset.item)),
    });
    draggable.dragging.emitter.on('dragstart', () => {
      tray.isDragging = true;
      feed.hold();
      makeRoom();
    });
    draggable.dragging.emitter.on('dragmove', (event) => this.#mark(cellAt(event)));
    draggable.dragging.emitter.on('dragend', ({ subjectEl }) => {
      const cell = this.marked;
      this.#mark(null);
      this.#dropOn(cell, tray.find(subjectEl.dataset.item));
      setTimeout(() => {
        tray.isDragging = false;
        feed.release();
      });
    });
    tray.list.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (button) {
        this.#plan(tray.find(button.closest('li').dataset.item), { start: new Date(), allDay: true });
      }
    });
  }

  /** Something came from the tray. */
  receive(event) {
    const item = this.tray.find(event.extendedProps.workItemId);
    const { start, allDay } = event;
    event.remove();
    if (item) {
      this.#plan(item, { start, allDay });
    }
  }

  /** An event was let go somewhere: over the tray it loses its dates. */
  letGo({ id }, jsEvent) {
    const { clientX: x, clientY: y } = jsEvent.changedTouches?.[0] ?? jsEvent;
    const { left, right, top, bottom } = this.tray.root.getBoundingClientRect();
    this.tray.isTarget = false;
    if (x > left && x < right && y > top && y < bottom) {
      this.#unplan(this.feed.events.find((raw) => raw.id === id));
    }
  }

  /** Shows the day and the person that an item would go to. */
  #mark(cell) {
    this.marked?.classList.remove('receiving');
    this.marked = cell;
    cell?.classList.add('receiving');
  }

  /** Something from the tray was let go over the planner, or elsewhere. */
  #dropOn(cell, item) {
    if (cell && item) {
      this.#plan(item, { start: new Date(`${cell.dataset.date}T00:00`), allDay: true }, cell.parentElement.dataset.row);
    }
  }

  /** How an item looks while it is dragged over the calendar. */
  #preview(item) {
    const hours = ['week', 'day'].includes(state.view) ? { duration: '01:00' } : {};
    return { ...hours, title: item.title, extendedProps: { workItemId: item.id, status: item.status, color: colorOf(item), preview: true } };
  }

  /** @param row of the planner, where it came to one: whoever that is works on it as well */
  #plan(item, { start, allDay }, row = null) {
    const id = eventId(item.id);
    const person = row && this.planner.person(row);
    const event = allDay ? this.#day(isoDay(start)) : hour(start);
    const raw = {
      id, title: item.title, start: event.startStr, end: event.endStr, allDay, editable: true,
      backgroundColor: colorOf(item), classNames: [`wi-${item.type}`, `wi-status-${item.status}`],
      extendedProps: {
        workItemId: item.id, type: item.type, status: item.status, priority: item.priority, parentId: item.parentId, teamId: item.teamId,
        progress: item.progress, childCount: 0, labels: [], version: item.version,
        assigneeIds: person ? [person.id] : [], assignees: person ? [person.name] : [],
      },
    };
    this.tray.take(item.id);
    showAndSave({
      id, workItemId: item.id, title: item.title, version: item.version, before: null, after: raw,
      patchOf: (current) => ({
        ...patch(event, current),
        ...(person ? { assigneeIds: [...current.assigneeIds.filter((one) => one !== person.id), person.id] } : {}),
      }),
      told: () => text('planned', { title: item.title, when: when(event) }),
      refused: 'staysUnplanned',
      takenBack: () => this.tray.put(item),
    }, this.feed);
    this.feed.redraw();
  }

  #day(wanted) {
    const before = { first: addDays(wanted, -1), last: addDays(wanted, -1) };
    const { first } = kept(before, { first: wanted, last: wanted }, this.freeDays);
    return { allDay: true, startStr: first, endStr: addDays(first, 1), start: new Date(`${first}T00:00`), end: new Date(`${addDays(first, 1)}T00:00`) };
  }

  #unplan(raw) {
    const { workItemId, version, type, status, priority, parentId, teamId, progress } = raw.extendedProps;
    const { id, title } = raw;
    showAndSave({
      id, workItemId, title, version, before: raw, after: null,
      patchOf: () => NO_DATES,
      told: () => text('unplanned', { title }),
      takenBack: () => this.tray.take(workItemId),
    }, this.feed);
    this.tray.put({ id: workItemId, title, type, status, priority, parentId, teamId, progress, version, color: raw.backgroundColor });
    this.feed.redraw();
  }

}

/** The cell of the planner under a pointer, whatever lies over it. */
const cellAt = ({ pageX, pageY }) => document.elementsFromPoint(pageX - scrollX, pageY - scrollY)
  .find((element) => element.matches('.planner td[data-date]')) ?? null;

/** An hour from a moment of the reader's. */
function hour(start) {
  const end = new Date(start.getTime() + HOUR);
  return { allDay: false, start, end, startStr: start.toISOString(), endStr: end.toISOString() };
}
