// What FullCalendar opens with "+12 more": it stays inside the window, takes the focus and
// gives it back, and its close button can be reached from the keyboard.
import { text } from '../page.js';
import { narrow, VIEWS } from './state.js';

const BESIDE = 8;

/**
 * Says how many more there are of a day, with those that FullCalendar was not given. It tells
 * only how many it hides, and not on which day; the day is known where the words are drawn.
 */
export function moreCount(crowd) {
  class Count extends FullCalendar.Preact.Component {

    componentDidMount() {
      this.say();
    }

    componentDidUpdate() {
      this.say();
    }

    say() {
      const number = this.props.hidden + crowd.beyond(dayOf(this.base));
      this.base.textContent = this.props.isShort ? `+${number}` : text('more', { number });
      this.base.closest('.fc-more-link').title = text('moreHint', { number });
    }

    render() {
      return FullCalendar.Preact.h('span');
    }

  }
  return ({ num, view }, h) => h(Count, { hidden: num, isShort: narrow.matches || view.type === VIEWS.year });
}

const dayOf = (element) => element.closest('[data-date]')?.dataset.date;

/** Opens all that is on a day, whatever of it was drawn. */
export function openMore(crowd, feed, { target }) {
  const cell = target.closest('[data-date]') ?? target.closest('td');
  if (crowd.open(cell.dataset.date)) {
    feed.redraw();
  }
  lookAfterMore(cell.querySelector('.fc-more-link'));
}

/** Looks after the popover that a click on this link opens, as soon as it is drawn. */
function lookAfterMore(link, frames = 20) {
  requestAnimationFrame(() => {
    const popover = document.querySelector('#calendar .fc-popover');
    if (popover) {
      lookAfter(popover, link);
    }
    else if (frames > 0) {
      lookAfterMore(link, frames - 1);
    }
  });
}

function lookAfter(popover, link) {
  const { bottom } = popover.getBoundingClientRect();
  if (bottom > innerHeight - BESIDE) {
    popover.style.setProperty('top', `${popover.offsetTop - bottom + innerHeight - BESIDE}px`);
  }
  popover.setAttribute('role', 'dialog');
  const close = popover.querySelector('.fc-popover-close');
  close.setAttribute('role', 'button');
  close.setAttribute('aria-label', text('close'));
  close.tabIndex = 0;
  const giveBack = (frames = 20) => requestAnimationFrame(() => {
    if (popover.isConnected && frames > 0) {
      giveBack(frames - 1);
    }
    else if (!popover.isConnected && link.isConnected) {
      link.focus({ preventScroll: true });
    }
  });
  close.addEventListener('click', () => giveBack());
  close.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      close.click();
    }
  });
  popover.addEventListener('keydown', (event) => event.key === 'Escape' && giveBack());
  (popover.querySelector('.fc-popover-body a[href]') ?? close).focus({ preventScroll: true });
}

// The dialog that an event in the popover opens is on top of it: what happens in there is
// nothing that the popover should close for.
for (const name of ['mousedown', 'keydown']) {
  document.body.addEventListener(name, (event) => {
    if (event.target.closest?.('dialog') && document.querySelector('#calendar .fc-popover') && !(event.key && event.key !== 'Escape')) {
      event.stopPropagation();
    }
  });
}
