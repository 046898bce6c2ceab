// The line that offers to restore a draft, with its time on the viewer's clock.
import { announce } from '../core/announce.js';
import { momentText } from '../core/date-format.js';
import { isoDay } from '../core/dates.js';
import { create } from '../core/dom.js';
import { text } from '../core/i18n.js';
import { icon } from '../core/icons.js';
import { clockNow, viewerZone } from '../core/zone.js';

/** @param {number} at in milliseconds */
function question(at) {
  const isToday = isoDay(viewerZone.clockAt(at)) === isoDay(clockNow());
  return text(isToday ? 'draftToday' : 'draftEarlier', { time: momentText(new Date(at)) });
}

/**
 * @param {number} at when the input was typed, in milliseconds
 * @param {string[]} warnings
 * @param {{ insert: (offer: HTMLElement) => void, restore: () => void, discard: () => void }} page insert puts it on the page
 * @returns {HTMLElement}
 */
export function showOffer(at, warnings, { insert, restore, discard }) {
  const asked = question(at);
  const offer = create('div', { class: 'notice draft-offer', role: 'group', 'aria-label': asked });
  const button = (label, run) => {
    const element = create('button', { type: 'button', class: 'btn' }, text(label));
    element.addEventListener('click', () => {
      offer.remove();
      run();
    });
    return element;
  };
  offer.append(icon('clock'), create('div', { class: 'draft-text' }, ...[asked, ...warnings].map((line) => create('p', {}, line))),
    button('draftRestore', restore), button('draftDiscard', discard));
  insert(offer);
  if (offer.checkVisibility?.() !== false) {
    announce([asked, ...warnings].join(' '));
  }
  return offer;
}
