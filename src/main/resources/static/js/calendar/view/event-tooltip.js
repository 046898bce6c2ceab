// A tooltip with title, time, people and status of an event whose text is cut off, on hover and on focus. Escape hides it,
// and the pointer can move onto it (WCAG 1.4.13). Screen readers have the same in the name of the event.
import { statusText, when } from './event-content.js';
import { clockSpan } from '../event-times.js';
import { create } from '../../core/dom.js';

const MARGIN = 8;
const SHOWN_AFTER = 400;
const HIDDEN_AFTER = 150;

/** @param {Element} part */
const overflows = (part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1;

/** @param {Element} drawn */
const isCutOff = (drawn) => [drawn.querySelector('.fc-event-main'), ...drawn.querySelectorAll('.event-line, .event-title')]
  .some((part) => part && overflows(part));

export class EventTooltip {

  /**
   * @param {HTMLElement} root
   * @param {import('../feed/feed.js').Feed} feed
   */
  constructor(root, feed) {
    this.feed = feed;
    this.element = create('div', { class: 'event-tooltip', popover: 'manual', 'aria-hidden': 'true' });
    document.querySelector('#main').append(this.element);
    root.addEventListener('pointerover', (event) => event.pointerType !== 'touch' && this.#plan(event.target, SHOWN_AFTER));
    root.addEventListener('pointerout', () => this.#hideLater());
    root.addEventListener('pointerdown', () => this.#hide());
    root.addEventListener('focusin', ({ target }) => /** @type {any} */ (target).matches(':focus-visible') && this.#plan(target, 0));
    root.addEventListener('focusout', () => this.#hideLater());
    this.element.addEventListener('pointerenter', () => clearTimeout(this.timer));
    this.element.addEventListener('pointerleave', () => this.#hideLater());
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && this.#hide());
    addEventListener('scroll', () => this.#hide(), true);
    this.#plan(root.querySelector('[data-event-id]:hover, [data-event-id]:focus-visible') ?? root, 0);
  }

  #plan(target, delay) {
    const drawn = target.closest('[data-event-id]');
    if (drawn && isCutOff(drawn)) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#show(drawn), delay);
    }
  }

  #show(drawn) {
    const raw = this.feed.find(drawn.dataset.eventId);
    if (!raw || !drawn.isConnected) {
      return;
    }
    const { status, assignees = [] } = raw.extendedProps;
    const lines = [when({ ...clockSpan(raw), allDay: raw.allDay }), assignees.join(', '), status && statusText(status)].filter(Boolean);
    this.element.replaceChildren(create('strong', {}, raw.title), ...lines.map((line) => create('span', {}, line)));
    this.element.showPopover();
    const anchor = drawn.getBoundingClientRect();
    const { width, height } = this.element.getBoundingClientRect();
    const below = anchor.bottom + MARGIN / 2;
    const top = below + height <= innerHeight - MARGIN ? below : Math.max(MARGIN, anchor.top - height - MARGIN / 2);
    this.element.style.setProperty('top', `${top}px`);
    this.element.style.setProperty('left', `${Math.max(MARGIN, Math.min(anchor.left, innerWidth - width - MARGIN))}px`);
  }

  #hideLater() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#hide(), HIDDEN_AFTER);
  }

  #hide() {
    clearTimeout(this.timer);
    if (this.element.matches(':popover-open')) {
      this.element.hidePopover();
    }
  }

}
