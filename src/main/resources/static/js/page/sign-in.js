// Keeps the user name after a wrong password: the server answers with a redirect, which does not carry it.

const KEY = 'kalends.username';
/** @type {any} */
const form = document.querySelector('[data-sign-in-page] form');
const last = sessionStorage.getItem(KEY);

sessionStorage.removeItem(KEY);
if (form) {
  const { username, password } = form.elements;
  form.addEventListener('submit', () => sessionStorage.setItem(KEY, username.value));
  if (last && !username.value && new URLSearchParams(location.search).has('error')) {
    username.value = last;
    password.focus();
  }
}
