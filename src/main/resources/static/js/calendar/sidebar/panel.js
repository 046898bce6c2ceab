// The side panel: a column on a wide screen, whose state is remembered, and a drawer on a phone. In a low window it is
// closed first.
import { low, narrow } from '../state.js';

const KEY = 'kalends.panel';

/**
 * @param {() => void} resized called when the width of the calendar changes
 * @returns {{ closeDrawer: () => void }}
 */
export function sidePanel(resized) {
  const panel = document.querySelector('#side-panel');
  const toggle = document.querySelector('#panel-toggle');
  const backdrop = document.querySelector('#panel-backdrop');
  const rest = [document.querySelector('.topbar'), document.querySelector('.calendar-main')];

  const set = (open, byHand) => {
    document.body.classList.toggle('panel-open', open);
    toggle.setAttribute('aria-expanded', String(open));
    const drawer = open && narrow.matches;
    backdrop.hidden = !drawer;
    rest.forEach((element) => { element.inert = drawer; });
    if (byHand && narrow.matches) {
      (open ? panel.querySelector('#panel-close') : toggle).focus();
    }
    if (byHand && !narrow.matches && !low.matches) {
      localStorage.setItem(KEY, open ? 'open' : 'closed');
    }
    resized();
  };
  const isOpen = () => document.body.classList.contains('panel-open');
  const initial = () => set(!narrow.matches && !low.matches && localStorage.getItem(KEY) !== 'closed', false);

  toggle.addEventListener('click', () => set(!isOpen(), true));
  backdrop.addEventListener('click', () => set(false, true));
  panel.querySelector('#panel-close').addEventListener('click', () => set(false, true));
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && narrow.matches) {
      set(false, true);
    }
  });
  [narrow, low].forEach((query) => query.addEventListener('change', initial));
  initial();
  return { closeDrawer: () => { if (narrow.matches && isOpen()) { set(false, true); } } };
}
