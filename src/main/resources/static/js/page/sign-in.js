// Keeps the user name after a wrong password: the server answers with a redirect, which does not carry it. The form leads
// back to the page on which the session ended.
import { fillIn } from '../core/sign-in-return.js';

const KEY = 'kalends.username';
/** @type {any} */
const form = document.querySelector('[data-sign-in-page] form');
const last = sessionStorage.getItem(KEY);

sessionStorage.removeItem(KEY);
if (form) {
  fillIn(form);
  const { username, password } = form.elements;
  form.addEventListener('submit', () => sessionStorage.setItem(KEY, username.value));
  if (last && !username.value && new URLSearchParams(location.search).has('error')) {
    username.value = last;
    password.focus();
  }
}
