// Asks to which occurrences of a series a form or a deletion applies, before it is sent.
import { text } from '../core/i18n.js';
import { toast } from '../core/toasts.js';

/** @param {any} element @returns {Promise<string | null>} */
async function ask(element) {
  const { seriesQuestion: kind, title, day, choices } = element.dataset;
  const { ALL_CHOICES, askSeries } = await import('./series-question.js');
  const allowed = ALL_CHOICES.filter((choice) => !choices || choices.split(' ').includes(choice));
  return askSeries({ title, day, kind, choices: allowed, ...(changesRule(element) && { enabled: ['following'], note: text('seriesRuleChoice') }) });
}

/** The rule was chosen for the date of this occurrence. It need not fit to the start of the series, nor to one occurrence. */
function changesRule({ elements }) {
  const [before, after] = [elements?.['was[recurrenceRule]'], elements?.recurrenceRule];
  return Boolean(before && after && before.value !== after.value);
}

/** Elements whose question was answered; their next event is sent. */
const answered = new WeakSet();

/** Stops an event until the question is answered. */
function hold(event, element, send) {
  if (!element || answered.delete(element)) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(element).then((apply) => {
    if (apply) {
      answered.add(element);
      send(apply);
    }
  }, () => toast(text('offlineAction'), { level: 'error' }));
}

document.addEventListener('submit', (event) => {
  const { submitter } = event;
  /** @type {any} */
  const form = event.target;
  hold(event, form.matches('form[data-series-question]') ? form : null, (apply) => {
    form.elements.apply.value = apply;
    form.requestSubmit(submitter);
  });
}, true);

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button[data-series-question]');
  hold(event, button, (apply) => {
    button.setAttribute('hx-vals', JSON.stringify({ apply }));
    button.click();
  });
}, true);
