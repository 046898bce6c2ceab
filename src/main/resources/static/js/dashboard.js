// The entry point of the dashboard. Refreshes its parts: only changed ones are replaced, nothing is fetched while the
// page is hidden, and the viewer can pause it.
import { clockTime } from './core/date-format.js';
import { viewerZone } from './core/zone.js';

const dashboard = document.querySelector('#dashboard');
const pause = document.querySelector('#dashboard-pause');
const trouble = document.querySelector('#dashboard-trouble');
let refreshedAt = new Date();

const paused = () => pause.getAttribute('aria-pressed') === 'true';
const refresh = () => dashboard.dispatchEvent(new CustomEvent('refresh'));

/** The id of the element to keep in place: the focused one, or the first visible part. */
function anchorId() {
  const focused = document.activeElement;
  if (focused?.id && dashboard.contains(focused)) {
    return focused.id;
  }
  const parts = [...dashboard.querySelectorAll('[data-part]')];
  return parts.find((part) => part.getBoundingClientRect().bottom > 0)?.id;
}

const topOf = (id) => document.getElementById(id)?.getBoundingClientRect().top;

/** Scroll anchoring: parts that change their height do not move the content that the viewer looks at. */
function keepInPlace(change) {
  const id = anchorId();
  const before = topOf(id);
  change();
  const after = topOf(id);
  if (before !== undefined && after !== undefined && after !== before) {
    scrollBy({ top: after - before, behavior: /** @type {any} */ ('instant') });
  }
}

function show(content) {
  for (const fresh of content.querySelectorAll('[data-part]')) {
    const shown = document.getElementById(fresh.id);
    if (!shown.isEqualNode(fresh)) {
      const focused = shown.contains(document.activeElement) ? document.activeElement.id : '';
      shown.replaceWith(fresh);
      if (focused) {
        document.getElementById(focused)?.focus({ preventScroll: true });
      }
    }
  }
}

dashboard.addEventListener('htmx:beforeRequest', (event) => {
  if (paused() || document.hidden) {
    event.preventDefault();
  }
});

dashboard.addEventListener('htmx:afterRequest', (event) => {
  if (event.detail.successful) {
    refreshedAt = new Date();
    trouble.hidden = true;
    const content = new DOMParser().parseFromString(event.detail.xhr.responseText, 'text/html');
    keepInPlace(() => show(content));
  }
});

// The viewer did not start this request, so its failure shows as a line, not as a toast.
for (const name of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) {
  dashboard.addEventListener(name, (event) => {
    event.stopPropagation();
    if (trouble.hidden) {
      trouble.textContent = trouble.dataset.text.replace('{time}', clockTime(viewerZone.clockAt(refreshedAt)));
      trouble.hidden = false;
    }
  });
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    refresh();
  }
});

pause.addEventListener('click', () => {
  pause.setAttribute('aria-pressed', String(!paused()));
  refresh();
});
pause.hidden = false;
