// Overrides the system's colour scheme. The choice is stored in a cookie, so that the server knows it before the first
// paint.
import { address } from '../core/http.js';

const YEAR = 31_536_000;
const root = document.documentElement;
const choice = document.querySelector('#theme-choice');

/** The theme on screen: the chosen one, otherwise that of the system. @returns {string} */
export const currentTheme = () => root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** @param {string} theme "light", "dark" or, for the system's preference, "auto" */
function chooseTheme(theme) {
  const attributes = `path=${address('')}; SameSite=Lax`;
  if (theme === 'auto') {
    delete root.dataset.theme;
    document.cookie = `theme=; max-age=0; ${attributes}`;
  }
  else {
    root.dataset.theme = theme;
    document.cookie = `theme=${theme}; max-age=${YEAR}; ${attributes}`;
  }
}

if (choice) {
  choice.querySelector(`[value="${root.dataset.theme ?? 'auto'}"]`).checked = true;
  choice.addEventListener('change', (event) => chooseTheme(event.target.value));
}
