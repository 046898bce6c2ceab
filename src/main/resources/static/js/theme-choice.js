// Lets the reader override the system's colour scheme; the choice stays in this browser.
const KEY = 'kalends.theme';
const choice = document.querySelector('#theme-choice');

if (choice) {
  const chosen = localStorage.getItem(KEY) ?? 'auto';
  choice.querySelector(`[value="${chosen}"]`).checked = true;
  choice.addEventListener('change', (event) => {
    if (event.target.value === 'auto') {
      localStorage.removeItem(KEY);
    }
    else {
      localStorage.setItem(KEY, event.target.value);
    }
    dispatchEvent(new Event('kalends:theme'));
  });
}
