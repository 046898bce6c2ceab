// The title of an item is edited where it stands: Enter saves, Escape takes it back.
import { address, csrfHeaders, make, text } from './page.js';
import { sessionEnded } from './session.js';
import { toast } from './toasts.js';

const [SAVED, REFUSED, LATER] = ['saved', 'refused', 'later'];

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button[data-edit-title]');
  if (button) {
    begin(button);
  }
});

function begin(button, typed = button.textContent) {
  const before = button.textContent;
  const input = make('input', { class: 'form-control title-input', maxlength: '500', 'aria-label': button.dataset.editTitle });
  input.value = typed;
  let ended = false;
  const end = async (keep) => {
    if (ended) {
      return;
    }
    ended = true;
    const wanted = input.value.trim();
    const hadFocus = document.activeElement === input;
    button.textContent = keep && wanted ? wanted : before;
    input.replaceWith(button);
    if (hadFocus) {
      button.focus();
    }
    if (keep && wanted && wanted !== before) {
      const outcome = await save(button, wanted);
      button.textContent = outcome === SAVED ? button.textContent : before;
      if (outcome === LATER) {
        begin(button, wanted);
      }
    }
  };
  input.addEventListener('blur', () => end(true));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      end(event.key === 'Enter');
    }
  });
  button.replaceWith(input);
  input.focus();
  input.select();
}

/** @return whether the title was saved, refused, or can be saved later: then it stays to be sent again */
async function save(button, title) {
  const { id, version } = button.dataset;
  try {
    const response = await fetch(address(`api/work-items/${id}`), {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/merge-patch+json', 'If-Match': `"${version}"`, ...csrfHeaders() },
      body: JSON.stringify({ title }),
    });
    const body = await response.json().catch(() => ({}));
    if (response.ok) {
      button.dataset.version = body.version;
      toast(text('saved', { title: body.title }),
        { level: 'success', about: `work-item-${id}`, changeId: response.headers.get('X-Change-Id') ?? undefined });
      document.body.dispatchEvent(new CustomEvent('refreshCalendar', { detail: { value: true } }));
      return SAVED;
    }
    refuse(response.status, body);
    return response.status === 503 || response.status === 507 ? LATER : REFUSED;
  }
  catch {
    toast(text('offlineAction'), { level: 'error', about: 'title' });
    return LATER;
  }
}

function refuse(status, body) {
  const reason = body.errors?.map(({ message }) => message).join(' ') || body.detail || text('failedAction');
  if (status === 401) {
    sessionEnded('title');
  }
  else {
    toast(status === 412 ? text('titleStale') : reason, { level: status === 412 ? 'warning' : 'error', about: 'title' });
  }
}
