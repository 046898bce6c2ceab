// Announces results to screen readers (polite live region). Everything outside an open modal dialog is inert, so the
// region moves into it.
import { create } from './dom.js';

const PAUSE = 100;
const region = create('p', { class: 'visually-hidden', role: 'status', id: 'said' });
let timer = 0;

document.body.append(region);

/** @param {string} message replaces one that was not announced yet */
export function announce(message) {
  const host = document.querySelector('dialog[open]') ?? document.body;
  if (region.parentElement !== host) {
    host.append(region);
  }
  // The same text again is announced only if the region was empty in between.
  region.textContent = '';
  clearTimeout(timer);
  timer = setTimeout(() => { region.textContent = message; }, PAUSE);
}

document.addEventListener('close', () => document.body.append(region), true);
