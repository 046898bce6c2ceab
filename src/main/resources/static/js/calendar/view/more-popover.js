// The popover of "+12 more": keeps it inside the window, moves the focus into it and back, and makes its close button
// keyboard accessible.
import { longDay } from '../../core/date-format.js';
import { startOfDay } from '../../core/dates.js';
import { narrow } from '../state.js';
import { VIEWS } from '../view-query.js';
import { text } from '../../core/i18n.js';

const MARGIN = 8;

/**
 * The text of the link, including events that FullCalendar was not given. FullCalendar passes only the number it hides,
 * so the day is read from the cell once the link is drawn.
 * @param {import('./crowded-days.js').CrowdedDays} crowdedDays
 */
export function moreLinkContent(crowdedDays) {
  class MoreCount extends FullCalendar.Preact.Component {

    componentDidMount() {
      this.#update();
    }

    componentDidUpdate() {
      this.#update();
    }

    #update() {
      const day = dayOf(this.base);
      const number = this.props.hidden + crowdedDays.hiddenOn(day);
      const link = this.base.closest('.fc-more-link');
      this.base.textContent = this.props.isShort ? `+${number}` : text('more', { number });
      link.title = text(number === 1 ? 'moreHintOne' : 'moreHint', { number });
      const label = this.props.isShort ? text(number === 1 ? 'moreItemsOne' : 'moreItems', { number }) : this.base.textContent;
      link.setAttribute('aria-label', `${label}, ${dayName(day)}`);
      link.setAttribute('aria-haspopup', 'dialog');
    }

    render() {
      return FullCalendar.Preact.h('span');
    }

  }
  return ({ num, view }, h) => h(MoreCount, { hidden: num, isShort: narrow.matches || view.type === VIEWS.year.type });
}

const dayName = (day) => (day ? longDay.format(startOfDay(day)) : '');

const dayOf = (element) => element.closest('[data-date]')?.dataset.date;

/**
 * Lists all events of a day, including those that are not drawn.
 * @param {import('./crowded-days.js').CrowdedDays} crowdedDays
 * @param {import('../feed/feed.js').Feed} feed
 * @param {{ target: any }} event
 */
export function openMore(crowdedDays, feed, { target }) {
  const cell = target.closest('[data-date]') ?? target.closest('td');
  if (crowdedDays.open(cell.dataset.date)) {
    feed.redraw();
  }
  whenOpened(cell.querySelector('.fc-more-link'), cell.dataset.date);
}

/** Waits until the popover of this link is drawn. */
function whenOpened(link, day, frames = 20) {
  requestAnimationFrame(() => {
    const popover = document.querySelector('#calendar .fc-popover');
    if (popover) {
      improve(popover, link, day);
    }
    else if (frames > 0) {
      whenOpened(link, day, frames - 1);
    }
  });
}

function improve(popover, link, day) {
  const { bottom } = popover.getBoundingClientRect();
  if (bottom > innerHeight - MARGIN) {
    popover.style.setProperty('top', `${popover.offsetTop - bottom + innerHeight - MARGIN}px`);
  }
  popover.setAttribute('role', 'dialog');
  popover.removeAttribute('aria-labelledby');
  popover.setAttribute('aria-label', dayName(day) || popover.querySelector('.fc-popover-title').textContent);
  const close = popover.querySelector('.fc-popover-close');
  close.setAttribute('role', 'button');
  close.setAttribute('aria-label', text('close'));
  close.tabIndex = 0;
  const returnFocus = (frames = 20) => requestAnimationFrame(() => {
    if (popover.isConnected && frames > 0) {
      returnFocus(frames - 1);
    }
    else if (!popover.isConnected && link.isConnected) {
      link.focus({ preventScroll: true });
    }
  });
  close.addEventListener('click', () => returnFocus());
  close.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      close.click();
    }
  });
  popover.addEventListener('keydown', (event) => event.key === 'Escape' && returnFocus());
  (popover.querySelector('.fc-popover-body a[href]') ?? close).focus({ preventScroll: true });
}

// An event in the popover opens the dialog on top of it. Clicks and keys in the dialog must not close the popover.
for (const name of ['mousedown', 'keydown']) {
  document.body.addEventListener(name, (/** @type {any} */ event) => {
    if (event.target.closest?.('dialog') && document.querySelector('#calendar .fc-popover') && !(event.key && event.key !== 'Escape')) {
      event.stopPropagation();
    }
  });
}
