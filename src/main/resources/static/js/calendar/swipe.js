// A finger that sweeps sideways turns to the next or the previous period.

const FAR = 56;
const STEEP = 0.6;
const SLOW = 600;
const still = matchMedia('(prefers-reduced-motion: reduce)');

/** @param turn called with 1 for what comes next, -1 for what was before */
export function onSwipe(element, turn) {
  let start = null;
  element.addEventListener('touchstart', (event) => {
    const { clientX: x, clientY: y } = event.touches[0];
    start = event.touches.length === 1 ? { x, y, at: event.timeStamp } : null;
  }, { passive: true });
  // A finger that drags an event or what scrolls sideways is about something else.
  element.addEventListener('touchmove', (event) => {
    if (event.touches.length > 1 || document.querySelector('.fc-event-dragging, .fc-event-mirror, [data-dragging]')) {
      start = null;
    }
  }, { passive: true });
  element.addEventListener('touchend', (event) => {
    const from = start;
    start = null;
    const { clientX, clientY } = event.changedTouches[0];
    const x = from ? clientX - from.x : 0;
    if (Math.abs(x) > FAR && Math.abs(clientY - from.y) < Math.abs(x) * STEEP && event.timeStamp - from.at < SLOW
      && !scrollsSideways(event.target, element)) {
      const direction = x < 0 ? 1 : -1;
      turn(direction);
      arrive(element, direction);
    }
  });
}

function scrollsSideways(target, root) {
  for (let element = target; element && element !== root; element = element.parentElement) {
    const { overflowX } = getComputedStyle(element);
    if ((overflowX === 'auto' || overflowX === 'scroll') && element.scrollWidth > element.clientWidth + 1) {
      return true;
    }
  }
  return false;
}

/** What comes into sight comes from the side it was swept from. */
function arrive(element, direction) {
  if (!still.matches) {
    element.animate([{ transform: `translateX(${direction * 2}rem)`, opacity: 0.4 }, { transform: 'none', opacity: 1 }],
      { duration: 150, easing: 'ease-out' });
  }
}
