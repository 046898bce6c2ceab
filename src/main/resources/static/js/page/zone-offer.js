// Offers the time zone of the device where the viewer has chosen another one. The page loads this only then.
import { create } from '../core/dom.js';
import { send } from '../core/http.js';
import { text } from '../core/i18n.js';
import { icon } from '../core/icons.js';
import { reloadWithToasts, toast } from '../core/toasts.js';
import { deviceZone } from '../core/zone.js';

const KEPT = 'kalends.kept-zone';
const { timeZone } = document.documentElement.dataset;

/** "Zurich" for Europe/Zurich */
const cityOf = (zone) => zone.split('/').at(-1).replaceAll('_', ' ');

/** Shows the line, unless the viewer has kept the chosen zone on such a device. */
export function offerZone() {
  const key = `${timeZone} ${deviceZone}`;
  if (localStorage.getItem(KEPT) === key) {
    return;
  }
  const city = cityOf(deviceZone);
  const line = create('p', { class: 'zone-offer', id: 'zone-offer' }, icon('clock'),
    create('span', {}, text(deviceZone.includes('/') ? 'deviceZone' : 'deviceUtc', { city })),
    button(text('useZone', { city }), 'btn', useDeviceZone),
    button(text('keepZone', { city: cityOf(timeZone) }), 'btn btn-quiet', () => {
      localStorage.setItem(KEPT, key);
      line.remove();
      dispatchEvent(new Event('resize'));
    }));
  const place = document.querySelector('.calendar-frame');
  if (place) {
    place.before(line);
  }
  else {
    document.querySelector('main').prepend(line);
  }
}

function button(label, classes, run) {
  const element = create('button', { type: 'button', class: classes }, label);
  element.addEventListener('click', run);
  return element;
}

/** Makes the zone of the viewer automatic. */
async function useDeviceZone() {
  const answer = await send('profile/time-zone', { method: 'POST', body: new URLSearchParams({ timeZone: '' }), about: 'zone' }).catch(() => null);
  if (answer?.ok) {
    reloadWithToasts();
  }
  else if (answer?.status !== 401) {
    toast(text(answer ? 'failedAction' : 'offlineAction'), { level: 'error', about: 'zone' });
  }
}
