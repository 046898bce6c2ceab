// The question to which occurrences of a series a change applies. Escape and Cancel leave everything as it was.
import { dateRange } from '../core/date-format.js';
import { startOfDay } from '../core/dates.js';
import { create } from '../core/dom.js';
import { text } from '../core/i18n.js';

/** @typedef {'this' | 'following' | 'all'} Apply */

/** @type {Apply[]} */
export const ALL_CHOICES = ['this', 'following', 'all'];

const LABELS = { this: 'seriesThis', following: 'seriesFollowing', all: 'seriesAll' };
const TITLES = { change: 'seriesChange', delete: 'seriesDeletion' };

/**
 * Asks to which occurrences a change applies.
 * @param {object} question
 * @param {string} question.title of the item
 * @param {string} question.day on which the occurrence is shown
 * @param {'change' | 'delete'} [question.kind]
 * @param {Apply[]} [question.choices] what the viewer may do
 * @param {Apply[]} [question.enabled] the choices that fit to the change
 * @param {string} [question.note] why the others are disabled
 * @param {(choice: Apply) => void} [question.onChoice] called when a choice gets the focus or the pointer
 * @returns {Promise<Apply | null>} null if the viewer cancelled
 */
export function askSeries({ title, day, kind = 'change', choices = ALL_CHOICES, enabled = choices, note, onChoice }) {
  const date = dateRange(startOfDay(day), startOfDay(day));
  const all = choices.map((choice) => create('button', { type: 'button', class: 'btn series-choice', value: choice, ...(enabled.includes(choice) ? {} : { disabled: '' }) },
    create('strong', {}, text(LABELS[choice])), ' ', create('span', {}, text(`${LABELS[choice]}Hint`, { date }))));
  const cancel = create('button', { type: 'button', class: 'btn btn-quiet' }, text('cancel'));
  const classes = ['question', 'series-question', kind === 'delete' && 'series-deletion', onChoice && 'series-preview'].filter(Boolean);
  const dialog = create('dialog', {
    class: classes.join(' '), 'aria-labelledby': 'series-question-title', ...(note && { 'aria-describedby': 'series-question-note' }),
  }, create('h2', { id: 'series-question-title' }, text(TITLES[kind], { title })));
  if (note) {
    dialog.append(create('p', { id: 'series-question-note' }, note));
  }
  dialog.append(create('div', { class: 'series-choices' }, ...all), create('div', { class: 'choices' }, cancel));
  const buttons = all.filter(({ disabled }) => !disabled);
  document.body.append(dialog);
  return new Promise((resolve) => {
    /** @type {Apply | null} */
    let answer = null;
    buttons.forEach((button) => {
      button.addEventListener('click', () => {
        answer = button.value;
        dialog.close();
      });
      button.addEventListener('focus', () => onChoice?.(button.value));
      // A pointer that rests where the dialog opens has not chosen.
      button.addEventListener('pointermove', ({ movementX, movementY }) => (movementX || movementY) && onChoice?.(button.value));
      button.addEventListener('pointerleave', () => onChoice?.(/** @type {any} */ (document.activeElement).value || choices[0]));
    });
    cancel.addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', (event) => event.target === dialog && isOutside(event, dialog) && dialog.close());
    dialog.addEventListener('keydown', (event) => {
      // Keys of the page below do not apply.
      event.stopPropagation();
      moveFocus(event, buttons);
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    dialog.showModal();
    buttons[0].focus();
  });
}

/** The padding of the dialog is not outside. */
function isOutside({ clientX, clientY }, dialog) {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}

function moveFocus(event, buttons) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const index = buttons.indexOf(event.target);
  if (step && index >= 0) {
    event.preventDefault();
    buttons[(index + step + buttons.length) % buttons.length].focus();
  }
}
