// What else can be done in the details and the form of an item: see what a description will
// look like, who is free on its days, and take its address along.
import { address, csrfHeaders, make, text } from './page.js';
import { toast } from './toasts.js';

document.addEventListener('click', (event) => {
  const preview = event.target.closest?.('[data-preview]');
  const copy = event.target.closest?.('[data-copy-link]');
  if (preview) {
    togglePreview(preview);
  }
  else if (copy) {
    copyLink(copy);
  }
});

async function togglePreview(button) {
  const shown = button.getAttribute('aria-pressed') === 'true';
  const field = button.closest('.field');
  const area = field.querySelector('textarea');
  const place = field.querySelector('.preview');
  if (!shown) {
    try {
      const response = await fetch(button.dataset.address,
        { method: 'POST', headers: csrfHeaders(), body: new URLSearchParams({ description: area.value }) });
      // 422 explains why the description cannot be saved.
      if (!response.ok && response.status !== 422) {
        throw new Error(`The preview was answered with ${response.status}`);
      }
      // The server has made this safe to show, as it does for the saved description.
      place.replaceChildren(document.createRange().createContextualFragment(await response.text()));
    }
    catch {
      toast(text('failedAction'), { level: 'error', about: 'preview' });
      return;
    }
  }
  button.setAttribute('aria-pressed', String(!shown));
  place.hidden = shown;
  area.hidden = !shown;
  if (shown) {
    area.focus();
  }
}

async function copyLink({ dataset }) {
  document.querySelector('#item-more')?.hidePopover();
  const link = new URL(dataset.copyLink, location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    toast(dataset.copied, { level: 'success', about: 'link' });
  }
  catch {
    toast(link, { about: 'link' });
  }
}

let asked = 0;

/** Says beside each person how much they have to do on the days in the form. */
async function showAvailability(form) {
  const list = form.querySelector('[data-free-busy]');
  const start = form.querySelector('#startDate')?.value || form.querySelector('#dueDate')?.value;
  const end = form.querySelector('#dueDate')?.value || start;
  if (!list) {
    return;
  }
  const question = ++asked;
  const places = [...list.querySelectorAll('[data-person]')];
  if (!start || end < start) {
    places.forEach((place) => place.replaceChildren());
    return;
  }
  const query = new URLSearchParams({ start, end });
  if (list.dataset.except) {
    query.set('except', list.dataset.except);
  }
  const answer = await fetch(`${address('api/free-busy')}?${query}`, { cache: 'no-store' })
    .then((response) => (response.ok ? response.json() : null))
    .catch(() => null);
  if (!answer || question !== asked) {
    return;
  }
  const loads = new Map(answer.map(({ id, items }) => [id, items]));
  for (const place of places) {
    const items = loads.get(place.dataset.person);
    if (items === undefined) {
      place.replaceChildren();
      continue;
    }
    const words = { 0: list.dataset.free, 1: list.dataset.busyOne }[items] ?? list.dataset.busy.replace('{number}', items);
    place.replaceChildren(make('span', { class: items ? 'busy' : 'free' }, words));
  }
}

document.addEventListener('change', ({ target }) => {
  if (target.matches?.('#startDate, #dueDate')) {
    showAvailability(target.form);
  }
});
const forms = () => document.querySelectorAll('form[data-work-item-form]').forEach(showAvailability);
document.body.addEventListener('htmx:afterSettle', forms);
forms();
