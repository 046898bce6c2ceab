// Lets the reader override the system's colour scheme; the choice stays in this browser, in
// a cookie, so that the server knows it before the first paint.
import { address } from './page.js';

const YEAR = 31_536_000;
const root = document.documentElement;
const choice = document.querySelector('#theme-choice');

/** Takes "light", "dark" or, for the system's preference, "auto". */
export function chooseTheme(theme) {
  const place = `path=${address('')}; SameSite=Lax`;
  if (theme === 'auto') {
    delete root.dataset.theme;
    document.cookie = `theme=; max-age=0; ${place}`;
  }
  else {
    root.dataset.theme = theme;
    document.cookie = `theme=${theme}; max-age=${YEAR}; ${place}`;
  }
}

if (choice) {
  choice.querySelector(`[value="${root.dataset.theme ?? 'auto'}"]`).checked = true;
  choice.addEventListener('change', (event) => chooseTheme(event.target.value));
}
