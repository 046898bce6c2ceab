// The entry point of the dashboard. Refreshes its parts: only changed ones are replaced, nothing is fetched while the
// page is hidden, and the viewer can pause it.
import { clockTime } from './core/date-format.js';

const dashboard = document.querySelector('#dashboard');
const pause = document.querySelector('#dashboard-pause');
const trouble = document.querySelector('#dashboard-trouble');
let refreshedAt = new Date();

const paused = () => pause.getAttribute('aria-pressed') === 'true';
const refresh = () => dashboard.dispatchEvent(new CustomEvent('refresh'));

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
    show(new DOMParser().parseFromString(event.detail.xhr.responseText, 'text/html'));
  }
});

// The viewer did not start this request, so its failure shows as a line, not as a toast.
for (const name of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) {
  dashboard.addEventListener(name, (event) => {
    event.stopPropagation();
    if (trouble.hidden) {
      trouble.textContent = trouble.dataset.text.replace('{time}', clockTime(refreshedAt));
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
