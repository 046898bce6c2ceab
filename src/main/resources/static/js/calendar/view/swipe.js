// A horizontal swipe shows the next or the previous period.

const MIN_DISTANCE = 56;
const MAX_SLOPE = 0.6;
const MAX_DURATION = 600;
/** An event of the calendar, an item of the tray, or a bar of the planner that is being dragged. */
const DRAGS = '.fc-event-dragging, .fc-event-mirror, .planner.dragging';
const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

/** @param {HTMLElement} element @param {(direction: 1 | -1) => void} navigate 1 for the next period */
export function onSwipe(element, navigate) {
  let start = null;
  element.addEventListener('touchstart', (event) => {
    const { clientX: x, clientY: y } = event.touches[0];
    start = event.touches.length === 1 ? { x, y, at: event.timeStamp } : null;
  }, { passive: true });
  // Dragging an event and pinching are not swipes.
  element.addEventListener('touchmove', (event) => {
    if (event.touches.length > 1 || document.querySelector(DRAGS)) {
      start = null;
    }
  }, { passive: true });
  element.addEventListener('touchend', (event) => {
    const from = start;
    start = null;
    const { clientX, clientY } = event.changedTouches[0];
    const x = from ? clientX - from.x : 0;
    if (Math.abs(x) > MIN_DISTANCE && Math.abs(clientY - from.y) < Math.abs(x) * MAX_SLOPE && event.timeStamp - from.at < MAX_DURATION
      && !scrollsSideways(event.target, element)) {
      /** @type {1 | -1} */
      const direction = x < 0 ? 1 : -1;
      navigate(direction);
      slideIn(element, direction);
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

/** The new period slides in from the side of the swipe. */
function slideIn(element, direction) {
  if (!reducedMotion.matches) {
    element.animate([{ transform: `translateX(${direction * 2}rem)`, opacity: 0.4 }, { transform: 'none', opacity: 1 }],
      { duration: 150, easing: 'ease-out' });
  }
}
