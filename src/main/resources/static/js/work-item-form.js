// The form of a work item: fields that make sense only with others, Ctrl/⌘ Enter, and
// taking over what somebody else saved meanwhile.
import { text } from './page.js';

const SELECTOR = 'form[data-work-item-form]';

/** Shows the fields that the values of others call for. */
function arrange(form) {
  const value = (name) => form.elements[name]?.value ?? '';
  const show = (name, visible) => {
    const field = form.querySelector(`[data-when="${name}"]`);
    if (field) {
      field.hidden = !visible;
    }
  };
  show('timed', value('startTime') !== '' || value('endTime') !== '');
  show('activity', ['activity', 'sub_activity'].includes(value('type')));
  followParent(form);
  const ownColor = form.elements.ownColor;
  if (ownColor && form.elements.color) {
    form.elements.color.disabled = !ownColor.checked;
  }
  const percent = form.querySelector('[data-progress-value]');
  if (percent) {
    percent.textContent = text('percent', { number: Number(value('progress')) });
  }
}

/** Below another item the team is that one's. */
function followParent(form) {
  const { parentId, teamId } = form.elements;
  if (!parentId || !teamId) {
    return;
  }
  const below = parentId.value !== '';
  if (below) {
    teamId.value = parentId.selectedOptions[0].dataset.team ?? '';
  }
  teamId.disabled = below;
  form.querySelector('[data-when="below"]').hidden = !below;
}

const LAST_TEAM = 'kalends.team';

/** A new item begins in the team that the last one was made in. */
function proposeTeam(form) {
  const { parentId, teamId } = form.elements;
  const last = localStorage.getItem(LAST_TEAM);
  if (teamId?.dataset.remember && !teamId.value && !parentId?.value && [...teamId.options].some((option) => option.value === last)) {
    teamId.value = last;
  }
  form.addEventListener('submit', () => {
    if (teamId?.dataset.remember && !teamId.disabled) {
      localStorage.setItem(LAST_TEAM, teamId.value);
    }
  });
}

/** Keeps the due date from falling before the start date while the start date is set. */
function carryDueDate(form, before) {
  const { startDate, dueDate } = form.elements;
  if (startDate?.value && dueDate?.value && dueDate.value < startDate.value && before) {
    const days = Math.round((Date.parse(dueDate.value) - Date.parse(before)) / 86_400_000);
    const moved = new Date(Date.parse(startDate.value) + Math.max(days, 0) * 86_400_000);
    dueDate.value = moved.toISOString().slice(0, 10);
  }
}

/** Puts the value that somebody else saved into the field of the form. */
function take(form, button) {
  const { field, value } = button.dataset;
  const inputs = [...form.querySelectorAll(`[name="${CSS.escape(field)}"]`)].filter((input) => input.type !== 'hidden');
  if (inputs.some((input) => input.type === 'checkbox')) {
    const wanted = value.split(';');
    inputs.forEach((input) => { input.checked = wanted.includes(input.value); });
  }
  else if (inputs[0]) {
    inputs[0].value = value;
    if (field === 'color' && form.elements.ownColor) {
      form.elements.ownColor.checked = value !== '';
    }
  }
  button.closest('tr').dataset.taken = 'true';
  button.disabled = true;
  button.textContent = button.dataset.taken;
  arrange(form);
}

function prepare(root) {
  root.querySelectorAll?.(SELECTOR).forEach((form) => {
    if (form.dataset.prepared) {
      return;
    }
    form.dataset.prepared = 'true';
    let start = form.elements.startDate?.value;
    proposeTeam(form);
    arrange(form);
    form.addEventListener('input', () => arrange(form));
    form.addEventListener('change', (event) => {
      if (event.target.name === 'startDate') {
        carryDueDate(form, start);
        start = event.target.value;
      }
      arrange(form);
    });
  });
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    const form = event.target.closest?.(SELECTOR);
    if (form) {
      event.preventDefault();
      form.requestSubmit();
    }
  }
});

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button[data-take]');
  if (button) {
    take(button.closest(SELECTOR), button);
  }
});

document.body.addEventListener('htmx:load', (event) => prepare(event.detail.elt.parentElement ?? event.detail.elt));
prepare(document);
