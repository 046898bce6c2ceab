// Drag and drop in the planner with mouse, pen or, after a long press, a finger: moves bars to other days and people,
// resizes them, and selects empty days for a new item.
import { drawBar } from './bar.js';
import { daysOf } from './rows.js';
import { addDays, daysBetween } from '../../core/dates.js';
import { LONG_PRESS } from '../fullcalendar-options.js';

const MIN_DISTANCE = 5;
const TOUCH_TOLERANCE = 10;
const SCROLL_ZONE = 36;

export class BarDrag {

  /**
   * @param {import('./planner.js').Planner} planner
   * @param {import('./move.js').BarMove} move
   * @param {import('../feed/feed.js').Feed} feed
   */
  constructor(planner, move, feed) {
    this.planner = planner;
    this.move = move;
    this.feed = feed;
    /** @type {any} */
    this.drag = null;
    this.dropped = false;
    const { table } = planner;
    table.addEventListener('pointerdown', (event) => this.#onPress(event));
    table.addEventListener('dragstart', (event) => event.preventDefault());
    table.addEventListener('contextmenu', (event) => this.drag?.byTouch && event.preventDefault());
    // Only a listener that exists before the touch can prevent scrolling.
    table.addEventListener('touchmove', (event) => this.drag?.running && event.preventDefault(), { passive: false });
    const isDragged = ({ pointerId }) => this.drag?.pointer === pointerId;
    addEventListener('pointermove', (event) => isDragged(event) && this.#onMove(event));
    addEventListener('pointerup', (event) => isDragged(event) && this.#onDrop());
    addEventListener('pointercancel', (event) => isDragged(event) && this.#cancel());
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.drag?.running) {
        event.preventDefault();
        this.#cancel();
      }
    });
    // The click that ends a drag is ignored.
    table.addEventListener('click', (event) => {
      if (this.dropped) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    }, true);
  }

  #onPress(event) {
    if (event.button !== 0 || this.drag || event.target.closest('button')) {
      return;
    }
    const byTouch = event.pointerType === 'touch';
    const link = event.target.closest('.planner-bar');
    const cell = this.#cellAt(event);
    if (!cell || (link && !link.matches('.movable')) || (!link && byTouch)) {
      return;
    }
    const raw = link && this.move.current(link.dataset.eventId);
    this.drag = {
      pointer: event.pointerId, x: event.clientX, y: event.clientY, byTouch, link, raw, from: cell, at: cell,
      edge: event.target.dataset.edge, timer: byTouch ? setTimeout(() => this.#start(), LONG_PRESS) : 0,
    };
  }

  #onMove(event) {
    const { drag } = this;
    const moved = Math.hypot(event.clientX - drag.x, event.clientY - drag.y);
    if (!drag.running && drag.byTouch && moved > TOUCH_TOLERANCE) {
      this.#cancel();
    }
    else if (!drag.running && !drag.byTouch && moved > MIN_DISTANCE) {
      this.#start();
    }
    if (this.drag?.running) {
      this.#scroll(event);
      drag.at = this.#cellAt(event) ?? drag.at;
      this.#preview();
    }
  }

  #start() {
    const { drag } = this;
    clearTimeout(drag.timer);
    drag.running = true;
    // Pointer capture: events continue when the pointer leaves the window.
    this.planner.table.setPointerCapture(drag.pointer);
    this.feed.hold();
    this.planner.element.classList.add('dragging');
    drag.link?.classList.add('lifted');
    this.#preview();
  }

  #onDrop() {
    const { drag } = this;
    const target = drag.running ? this.#target() : null;
    this.#end();
    if (target && drag.link) {
      this.move.run(drag.raw, target.span, drag.from.row, target.row);
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

  /** Row and day under the pointer, even if other elements cover the cell. */
  #cellAt({ clientX, clientY }) {
    const cell = document.elementsFromPoint(clientX, clientY).find((element) => element.matches('.planner td[data-date]'));
    return cell ? { row: cell.parentElement.dataset.row, day: cell.dataset.date } : null;
  }

  /** Row and days if dropped now, before snapping. */
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
    const goes = drag.raw ? this.move.target(drag.raw, span) : span;
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
      drawBar(ghost, { ...raw, editable: false }, { starts: true, ends: true });
      ghost.removeAttribute('data-event-id');
      ghost.style.setProperty('--lane', link.style.getPropertyValue('--lane'));
    }
    ghost.classList.add('planner-ghost');
    ghost.classList.toggle('planner-range', !link);
    ghost.setAttribute('aria-hidden', 'true');
    return ghost;
  }

  /** Scrolls while the pointer is near an edge. */
  #scroll({ clientX, clientY }) {
    const { scroller, head } = this.planner;
    const box = scroller.getBoundingClientRect();
    const name = head.firstElementChild.offsetWidth;
    const step = (position, low, high) => (position < low + SCROLL_ZONE ? -12 : position > high - SCROLL_ZONE ? 12 : 0);
    scroller.scrollBy(step(clientX, box.left + name, box.right), step(clientY, box.top + head.offsetHeight, box.bottom));
  }

}
