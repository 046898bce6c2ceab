// Edits the title of an item in place: Enter saves, Escape restores it. A title that was not saved stays a draft.
import { create } from '../core/dom.js';
import { dispatch, REFRESH_CALENDAR, WORK_ITEM_SAVED } from '../core/events.js';
import { address as urlOf, request } from '../core/http.js';
import { text } from '../core/i18n.js';
import { toast } from '../core/toasts.js';
import { itemPath } from './address.js';
import { openDialog } from './dialog.js';
import { showOffer } from '../drafts/draft-offer.js';
import { store } from '../drafts/form-draft.js';

const [SAVED, REFUSED, UNSENT] = ['saved', 'refused', 'unsent'];

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button[data-edit-title]');
  if (button) {
    edit(button);
  }
});

function edit(button, typed = button.textContent) {
  const before = button.textContent;
  const input = create('input', { class: 'form-control title-input', maxlength: '500', 'aria-label': button.dataset.editTitle });
  input.value = typed;
  const key = draftKey(button);
  let hasDraft = typed !== before;
  input.addEventListener('input', () => {
    hasDraft = true;
    keepDraft(key, button, input.value);
  });
  let ended = false;
  const finish = async (keep) => {
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
    if (!keep || !wanted || wanted === before) {
      if (hasDraft) {
        store.remove(key);
      }
    }
    else {
      const outcome = await save(button, wanted);
      if (outcome === SAVED) {
        store.remove(key);
      }
      button.textContent = outcome === SAVED ? button.textContent : before;
      if (outcome === UNSENT) {
        edit(button, wanted);
      }
    }
  };
  input.addEventListener('blur', () => finish(true));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      finish(event.key === 'Enter');
    }
  });
  button.replaceWith(input);
  input.focus();
  input.select();
}

/** @returns whether the title was saved, refused, or could not be sent; then the field stays open to try again */
async function save(button, title) {
  const { id, version, occurrence, choices } = button.dataset;
  try {
    const apply = occurrence ? await askAboutSeries(button, choices) : undefined;
    if (apply === null) {
      return REFUSED;
    }
    const address = { workItemId: id, seriesId: id, occurrence };
    const { body, changeId } = await request(`api/${itemPath(address, '', apply ? { apply } : {})}`, {
      method: 'PATCH', json: { title }, about: 'title',
      headers: { 'Content-Type': 'application/merge-patch+json', 'If-Match': `"${version}"` },
    });
    button.dataset.version = body.version;
    toast(text('saved', { title: body.title }), { level: 'success', about: `work-item-${id}`, changeId });
    dispatch(REFRESH_CALENDAR, { value: true });
    dispatch(WORK_ITEM_SAVED, { id: body.id, changeId });
    if (apply && apply !== 'this') {
      reload(button, body, occurrence);
    }
    return SAVED;
  }
  catch (problem) {
    return explain(problem);
  }
}

async function askAboutSeries({ dataset: { day }, textContent: title }, choices) {
  const { ALL_CHOICES, askSeries } = await import('./series-question.js');
  return askSeries({ title, day, choices: ALL_CHOICES.filter((choice) => !choices || choices.split(' ').includes(choice)) });
}

/**
 * Shows the occurrence again: the response has the version of the series, and the later occurrences may continue in a
 * series of their own, where this one is now.
 */
function reload(button, { id, title }, occurrence) {
  const address = { workItemId: id, seriesId: id, occurrence };
  if (button.closest('dialog')) {
    openDialog(urlOf(itemPath(address, '/modal')), { title });
  }
  else {
    location.assign(urlOf(itemPath(address)));
  }
}

function explain(problem) {
  const { status } = problem;
  if (status === undefined) {
    toast(text('offlineAction'), { level: 'error', about: 'title' });
    return UNSENT;
  }
  if (status === 412) {
    toast(text('titleStale', { reason: problem.reason }), { level: 'warning', about: 'title' });
  }
  else if (status !== 401) {
    toast(problem.reason || text('failedAction'), { level: 'error', about: 'title' });
  }
  return status === 503 || status === 507 ? UNSENT : REFUSED;
}

const draftName = ({ dataset: { id, occurrence } }) => `title/${occurrence ? `${id}@${occurrence}` : id}`;
const draftKey = (button) => store.keyOf(draftName(button), 'title');

function keepDraft(key, button, title) {
  store.put(key, { at: Date.now(), version: button.dataset.version, base: { title: [button.textContent] }, values: { title: [title] } });
}

/** Offers a title that was typed and not saved. */
function offerDraft(button) {
  const [{ key, draft } = { key: '', draft: null }] = store.find(draftName(button));
  const title = draft?.values.title?.[0];
  if (title === button.textContent) {
    store.remove(key);
  }
  else if (title) {
    showOffer(draft.at, draft.version === button.dataset.version ? [] : [text('draftChanged')], {
      insert: (offer) => button.closest('.item').querySelector('.item-body').prepend(offer),
      restore: () => edit(button, title),
      discard: () => {
        store.remove(key);
        button.focus();
      },
    });
  }
}

const offerDrafts = (root) => root.querySelectorAll('.item button[data-edit-title]').forEach(offerDraft);

document.body.addEventListener('htmx:load', ({ detail: { elt } }) => elt.matches('.item') && offerDrafts(elt.parentElement));
offerDrafts(document);
