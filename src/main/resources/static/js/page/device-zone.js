// Tells the server the time zone of the device, in a cookie. Where the viewer has chosen another zone, a line offers to
// switch to that of the device.
import { create } from '../core/dom.js';
import { address, send } from '../core/http.js';
import { text } from '../core/i18n.js';
import { icon } from '../core/icons.js';
import { reloadWithToasts, toast } from '../core/toasts.js';
import { deviceZone, sameClocks, viewerZone, Zone } from '../core/zone.js';

const COOKIE = 'device-zone';
const AGE = 400 * 86_400;
const KEPT = 'kalends.kept-zone';
const { timeZone, zoneChosen } = document.documentElement.dataset;

/** "Zurich" for Europe/Zurich */
const cityOf = (zone) => zone.split('/').at(-1).replaceAll('_', ' ');

/** @returns {boolean} whether the server did not know the zone of this device */
function tellZone() {
  const isNew = !document.cookie.split('; ').includes(`${COOKIE}=${deviceZone}`);
  document.cookie = `${COOKIE}=${deviceZone}; max-age=${AGE}; path=${address('')}; SameSite=Lax`;
  return isNew && document.cookie.includes(COOKIE);
}

function offerZone() {
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

const isNew = tellZone();
if (timeZone && timeZone !== deviceZone) {
  if (!zoneChosen && isNew) {
    // The page was written for another device. This happens only once, because the cookie is set now.
    location.reload();
  }
  else if (zoneChosen && !sameClocks(viewerZone, new Zone(deviceZone))) {
    offerZone();
  }
}
