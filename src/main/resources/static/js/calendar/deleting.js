// Tells what is being deleted, and deletes an event that has the focus, the way its dialog
// does. Where items stand below it, the dialog opens and asks what shall become of them.
import { address, csrfHeaders, text } from '../page.js';
import { openDialog } from '../dialog.js';
import { failure } from '../requests.js';
import { sessionEnded } from '../session.js';
import { toast } from '../toasts.js';

const dialog = document.querySelector('#work-item-dialog');
const DELETES = /\/work-items\/([0-9a-f-]{36})$/;

// What listens draws, and the request is not to wait for that.
const announceDeleting = (id) => queueMicrotask(() => announce('workItemDeleting', id));

const announce = (name, id) => document.body.dispatchEvent(new CustomEvent(name, { detail: { id } }));

/** Deleted, or gone already; whoever hears that takes it off the screen for good. */
const isSettled = ({ status }) => status === 200 || status === 404;

/** The item that a request of HTMX deletes as a whole; what asks for its children names them. */
const deletedBy = ({ verb, path }) => (verb === 'delete' ? DELETES.exec(path)?.[1] : undefined);

document.body.addEventListener('htmx:beforeRequest', ({ detail: { requestConfig } }) => {
  const id = deletedBy(requestConfig);
  if (id) {
    announceDeleting(id);
  }
});
document.body.addEventListener('htmx:afterRequest', ({ detail: { requestConfig, xhr } }) => {
  const id = deletedBy(requestConfig);
  if (id && !isSettled(xhr)) {
    announce('workItemKept', id);
  }
});

export async function deleteEvent({ title, extendedProps: { workItemId } }, focusLater) {
  const about = `work-item-${workItemId}`;
  let response;
  announceDeleting(workItemId);
  try {
    response = await fetch(address(`work-items/${workItemId}`), { method: 'DELETE', headers: { 'HX-Request': 'true', ...csrfHeaders() } });
  }
  catch {
    announce('workItemKept', workItemId);
    toast(text('offlineAction'), { level: 'error', about });
    return;
  }
  if (!isSettled(response)) {
    announce('workItemKept', workItemId);
  }
  if (response.ok) {
    tell(JSON.parse(response.headers.get('HX-Trigger') ?? '{}'));
  }
  else if (response.status === 409) {
    ask(workItemId, title, focusLater);
  }
  else if (response.status === 404) {
    document.body.dispatchEvent(new CustomEvent('workItemGone', { detail: { id: workItemId } }));
    toast(text('gone', { title }), { level: 'warning', about });
  }
  else if (response.status === 401) {
    sessionEnded(about);
  }
  else {
    toast(text(failure(response.status, 'delete')), { level: 'error', about });
  }
}

/** Tells the page what HTMX would have told it. */
function tell(triggers) {
  for (const [name, detail] of Object.entries(triggers)) {
    document.body.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}

function ask(id, title, focusLater) {
  const whenFilled = () => {
    const button = dialog.querySelector('#item-actions [hx-delete]');
    if (button) {
      dialog.removeEventListener('htmx:afterSettle', whenFilled);
      button.click();
    }
  };
  dialog.addEventListener('htmx:afterSettle', whenFilled);
  dialog.addEventListener('close', () => dialog.removeEventListener('htmx:afterSettle', whenFilled), { once: true });
  openDialog(address(`work-items/${id}/modal`), { title, focusLater });
}
