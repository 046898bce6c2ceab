// What FullCalendar opens with "+12 more": it stays inside the window, takes the focus and
// gives it back, and its close button can be reached from the keyboard.
import { text } from '../page.js';

const BESIDE = 8;

/** Looks after the popover that a click on this link opens, as soon as it is drawn. */
export function lookAfterMore(link, frames = 20) {
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
