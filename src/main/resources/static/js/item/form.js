// The form of a work item: dependent fields, and taking over values that another person has saved.
import { text } from '../core/i18n.js';
import { followStartDate } from './date-entry.js';
import { lastTeam, rememberTeam } from './last-team.js';

const SELECTOR = 'form[data-work-item-form]';

/** Shows and hides fields that depend on the values of others. */
function updateFields(form) {
  const value = (name) => form.elements[name]?.value ?? '';
  const show = (name, visible) => {
    const field = form.querySelector(`[data-when="${name}"]`);
    if (field) {
      field.hidden = !visible;
    }
  };
  show('timed', value('startTime') !== '' || value('endTime') !== '');
  show('activity', ['activity', 'sub_activity'].includes(value('type')));
  inheritTeam(form);
  const ownColor = form.elements.ownColor;
  if (ownColor && form.elements.color) {
    form.elements.color.disabled = !ownColor.checked;
  }
  const percent = form.querySelector('[data-progress-value]');
  if (percent) {
    percent.textContent = text('percent', { number: Number(value('progress')) });
  }
}

/** A child item has the team of its parent. */
function inheritTeam(form) {
  const { parentId, teamId } = form.elements;
  if (!parentId || !teamId) {
    return;
  }
  const isChild = parentId.value !== '';
  if (isChild) {
    teamId.value = parentId.selectedOptions[0].dataset.team ?? '';
  }
  teamId.disabled = isChild;
  form.querySelector('[data-when="below"]').hidden = !isChild;
}

/**
 * Proposes the team in which the last item was created, or the only team. The server asks for it where neither the URL nor
 * the viewer has chosen one.
 */
function proposeTeam(form) {
  const { parentId, teamId } = form.elements;
  if (teamId?.dataset.propose && !parentId?.value) {
    const offered = [...teamId.options].map((option) => option.value);
    const last = lastTeam();
    if (last !== null && offered.includes(last)) {
      teamId.value = last;
    }
    else if (offered.length === 2) {
      teamId.value = offered[1];
    }
  }
  form.addEventListener('submit', () => {
    if (teamId?.dataset.remember && !teamId.disabled) {
      rememberTeam(teamId.value);
    }
  });
}

/** Puts the value that another person saved into the field of the form. */
function takeOver(form, button) {
  const { field, value } = button.dataset;
  const inputs = [...form.querySelectorAll(`[name="${CSS.escape(field)}"]`)].filter((input) => input.type !== 'hidden');
  if (inputs.some((input) => input.type === 'checkbox')) {
    const wanted = value.split(';');
    inputs.forEach((input) => { input.checked = wanted.includes(input.value); });
  }
  else if (inputs[0]) {
    inputs[0].value = value;
    inputs[0].dispatchEvent(new Event('change', { bubbles: true }));
    if (field === 'color' && form.elements.ownColor) {
      form.elements.ownColor.checked = value !== '';
    }
  }
  button.closest('tr').dataset.taken = 'true';
  button.disabled = true;
  button.textContent = button.dataset.taken;
  updateFields(form);
}

function prepare(root) {
  root.querySelectorAll?.(SELECTOR).forEach((form) => {
    if (form.dataset.prepared) {
      return;
    }
    form.dataset.prepared = 'true';
    proposeTeam(form);
    updateFields(form);
    form.addEventListener('input', () => updateFields(form));
    form.addEventListener('change', () => updateFields(form));
    const { startDate, dueDate } = form.elements;
    if (startDate && dueDate) {
      followStartDate(startDate, dueDate);
    }
  });
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button[data-take]');
  if (button) {
    takeOver(button.closest(SELECTOR), button);
  }
});

document.body.addEventListener('htmx:load', (event) => prepare(event.detail.elt.parentElement ?? event.detail.elt));
prepare(document);
