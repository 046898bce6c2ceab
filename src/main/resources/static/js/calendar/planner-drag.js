// Dragging in the planner with mouse, pen or, after a long press, a finger: bars to other
// days and people, their ends, and over empty days for something new.
import { daysOf } from './planner-rows.js';
import { fill } from './planner-bar.js';
import { addDays, daysBetween } from './working-days.js';

const DISTANCE = 5;
const SLACK = 10;
const LONG_PRESS = 450;
const EDGE = 36;

export class PlannerDragging {

  constructor(planner, mover, feed) {
    Object.assign(this, { planner, mover, feed, drag: null });
    const { table } = planner;
    table.addEventListener('pointerdown', (event) => this.#press(event));
    table.addEventListener('dragstart', (event) => event.preventDefault());
    table.addEventListener('contextmenu', (event) => this.drag?.byTouch && event.preventDefault());
    // Only a listener that was there from the start can keep a finger from scrolling.
    table.addEventListener('touchmove', (event) => this.drag?.running && event.preventDefault(), { passive: false });
    for (const [name, heed] of [['pointermove', this.#move], ['pointerup', this.#drop], ['pointercancel', this.#cancel]]) {
      addEventListener(name, (event) => this.drag?.pointer === event.pointerId && heed.call(this, event));
    }
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.drag?.running) {
        event.preventDefault();
        this.#cancel();
      }
    });
    // What ends a drag is no click on what lies there.
    table.addEventListener('click', (event) => {
      if (this.dropped) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    }, true);
  }

  #press(event) {
    if (event.button !== 0 || this.drag || event.target.closest('button')) {
      return;
    }
    const byTouch = event.pointerType === 'touch';
    const link = event.target.closest('.planner-bar');
    const place = this.#placeAt(event);
    if (!place || (link && !link.matches('.movable')) || (!link && byTouch)) {
      return;
    }
    const raw = link && this.mover.current(link.dataset.eventId);
    this.drag = {
      pointer: event.pointerId, x: event.clientX, y: event.clientY, byTouch, link, raw, from: place, at: place,
      edge: event.target.dataset.edge, timer: byTouch ? setTimeout(() => this.#start(), LONG_PRESS) : 0,
    };
  }

  #move(event) {
    const { drag } = this;
    const moved = Math.hypot(event.clientX - drag.x, event.clientY - drag.y);
    if (!drag.running && drag.byTouch && moved > SLACK) {
      this.#cancel();
    }
    else if (!drag.running && !drag.byTouch && moved > DISTANCE) {
      this.#start();
    }
    if (this.drag?.running) {
      this.#scroll(event);
      drag.at = this.#placeAt(event) ?? drag.at;
      this.#preview();
    }
  }

  #start() {
    const { drag } = this;
    clearTimeout(drag.timer);
    drag.running = true;
    // A mouse that leaves the window still tells where it is, and when its button is released.
    this.planner.table.setPointerCapture(drag.pointer);
    this.feed.hold();
    this.planner.element.classList.add('dragging');
    drag.link?.classList.add('lifted');
    this.#preview();
  }

  #drop() {
    const { drag } = this;
    const target = drag.running ? this.#target() : null;
    this.#end();
    if (target && drag.link) {
      this.mover.move(drag.raw, target.span, drag.from.row, target.row);
    }
    else if (target) {
      this.planner.propose(target.row, target.span.first, target.span.last);
    }
    if (target) {
      this.feed.release();
    }
  }

  #cancel() {
    const wasRunning = this.drag.running;
    this.#end();
    if (wasRunning) {
      this.feed.release();
    }
  }

  #end() {
    const { drag } = this;
    this.drag = null;
    clearTimeout(drag.timer);
    this.dropped = Boolean(drag.running);
    setTimeout(() => { this.dropped = false; });
    drag.ghost?.remove();
    drag.link?.classList.remove('lifted');
    this.planner.element.classList.remove('dragging');
  }

  /** Row and day under the pointer, whatever lies over them. */
  #placeAt({ clientX, clientY }) {
    const cell = document.elementsFromPoint(clientX, clientY).find((element) => element.matches('.planner td[data-date]'));
    return cell ? { row: cell.parentElement.dataset.row, day: cell.dataset.date } : null;
  }

  /** Where what is dragged would go if it were dropped now. */
  #target() {
    const { raw, from, at, edge } = this.drag;
    if (!raw) {
      return { row: from.row, span: { first: from.day < at.day ? from.day : at.day, last: from.day < at.day ? at.day : from.day } };
    }
    const { first, last } = daysOf(raw);
    const by = daysBetween(from.day, at.day);
    const earliest = (day, limit) => (day < limit ? day : limit);
    const latest = (day, limit) => (day > limit ? day : limit);
    if (edge) {
      return { row: from.row, span: edge === 'first' ? { first: earliest(addDays(first, by), last), last } : { first, last: latest(addDays(last, by), first) } };
    }
    return { row: at.row, span: { first: addDays(first, by), last: addDays(last, by) } };
  }

  #preview() {
    const { drag, planner } = this;
    const { row, span } = this.#target();
    const goes = drag.raw ? this.mover.target(drag.raw, span) : span;
    const from = daysBetween(planner.first, goes.first);
    const to = daysBetween(planner.first, goes.last);
    drag.ghost ??= this.#ghost();
    const cell = planner.cell(row, Math.max(0, from));
    drag.ghost.hidden = !cell || to < 0 || from >= planner.days;
    if (!drag.ghost.hidden) {
      drag.ghost.style.setProperty('--span', String(Math.min(to, planner.days - 1) - Math.max(0, from) + 1));
      if (drag.ghost.parentElement !== cell) {
        cell.append(drag.ghost);
      }
    }
  }

  #ghost() {
    const { link, raw } = this.drag;
    const ghost = document.createElement('div');
    if (link) {
      fill(ghost, { ...raw, editable: false }, { starts: true, ends: true });
      ghost.removeAttribute('data-event-id');
      ghost.style.setProperty('--lane', link.style.getPropertyValue('--lane'));
    }
    ghost.classList.add('planner-ghost');
    ghost.classList.toggle('planner-range', !link);
    ghost.setAttribute('aria-hidden', 'true');
    return ghost;
  }

  /** The planner scrolls under a pointer that comes near its border. */
  #scroll({ clientX, clientY }) {
    const { scroller, head } = this.planner;
    const box = scroller.getBoundingClientRect();
    const name = head.firstElementChild.offsetWidth;
    const step = (place, low, high) => (place < low + EDGE ? -12 : place > high - EDGE ? 12 : 0);
    scroller.scrollBy(step(clientX, box.left + name, box.right), step(clientY, box.top + head.offsetHeight, box.bottom));
  }

}
