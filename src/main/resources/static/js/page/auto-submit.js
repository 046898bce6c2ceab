// Forms with data-submit-on-change are submitted when a field changes. Empty fields are omitted from the URL.
const FORM = 'form[data-submit-on-change]';

document.addEventListener('change', (event) => {
  event.target.closest(FORM)?.requestSubmit();
});
document.addEventListener('submit', (event) => {
  if (event.target.matches(FORM)) {
    for (const field of event.target.elements) {
      field.disabled = field.value === '';
    }
  }
});
addEventListener('pageshow', () => document.querySelectorAll(`${FORM} :disabled`).forEach((field) => { field.disabled = false; }));

// A choice made before this script ran was missed, so it is submitted now. These forms are autocomplete="off", so
// that no browser restores an older choice.
const wasChosenEarly = (select) => !([...select.options].find((option) => option.defaultSelected) ?? select.options[0]).selected;

for (const form of document.querySelectorAll(FORM)) {
  if ([...form.querySelectorAll('select')].some(wasChosenEarly)) {
    form.requestSubmit();
  }
}
