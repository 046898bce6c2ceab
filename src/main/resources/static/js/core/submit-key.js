// Ctrl/⌘ Enter submits the form in which it is pressed. Outside of all forms it submits the only form of the page.

const FIELD = 'textarea, select, input:not([type="hidden"])';
const DEFAULT_BUTTON = 'button:not([type="button"], [type="reset"]), input[type="submit"]';

/** Forms with a button alone, such as to restore an item, are not meant. */
function onlyForm() {
  const place = document.querySelector('dialog[open]') ?? document.querySelector('#main');
  const forms = [...(place?.querySelectorAll('form[method="post"]') ?? [])].filter((form) => form.checkVisibility?.() !== false && form.querySelector(FIELD));
  return forms.length === 1 ? forms[0] : null;
}

document.addEventListener('keydown', (event) => {
  const isCommand = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
  // On a button, a link or an event of the calendar, Enter has its own meaning.
  if (!isCommand || event.repeat || event.defaultPrevented || event.target.closest?.('button, a, summary')) {
    return;
  }
  const form = event.target.closest?.('form') ?? onlyForm();
  const button = form?.querySelector(DEFAULT_BUTTON);
  if (form && !button?.disabled) {
    event.preventDefault();
    form.requestSubmit(button ?? undefined);
  }
});
