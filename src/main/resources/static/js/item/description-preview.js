// Switches between the text of a description and its preview.
import { fetchWithToken, sessionEnded } from '../core/http.js';
import { text } from '../core/i18n.js';
import { toast } from '../core/toasts.js';

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-preview]');
  if (button) {
    toggle(button);
  }
});

async function toggle(button) {
  const shown = button.getAttribute('aria-pressed') === 'true';
  const field = button.closest('.field');
  const area = field.querySelector('textarea');
  const preview = field.querySelector('.preview');
  if (!shown) {
    try {
      // The server sanitizes this HTML as it does that of the saved description.
      preview.replaceChildren(document.createRange().createContextualFragment(await render(button.dataset.address, area.value)));
    }
    catch (problem) {
      if (problem.status !== 401) {
        toast(text('failedAction'), { level: 'error', about: 'preview' });
      }
      return;
    }
  }
  button.setAttribute('aria-pressed', String(!shown));
  preview.hidden = shown;
  area.hidden = !shown;
  if (shown) {
    area.focus();
  }
}

async function render(url, description) {
  const response = await fetchWithToken(url, { method: 'POST', body: new URLSearchParams({ description }) });
  if (response.status === 401) {
    sessionEnded('preview');
  }
  // 422 explains why the description cannot be saved.
  if (!response.ok && response.status !== 422) {
    throw response;
  }
  return response.text();
}
