// Tells the server the time zone of the device, in a cookie. Where the viewer has chosen another zone, a line offers to
// switch to that of the device.
import { address } from '../core/http.js';
import { deviceZone, sameClocks, viewerZone, Zone } from '../core/zone.js';

const COOKIE = 'device-zone';
const AGE = 400 * 86_400;
const { timeZone, zoneChosen } = document.documentElement.dataset;

/** @returns {boolean} whether the server did not know the zone of this device */
function tellZone() {
  const isNew = !document.cookie.split('; ').includes(`${COOKIE}=${deviceZone}`);
  document.cookie = `${COOKIE}=${deviceZone}; max-age=${AGE}; path=${address('')}; SameSite=Lax`;
  return isNew && document.cookie.includes(COOKIE);
}

const isNew = tellZone();
if (timeZone && timeZone !== deviceZone) {
  if (!zoneChosen && isNew) {
    // The page was written for another device. This happens only once, because the cookie is set now.
    location.reload();
  }
  else if (zoneChosen && !sameClocks(viewerZone, new Zone(deviceZone))) {
    import('./zone-offer.js').then(({ offerZone }) => offerZone(), () => {});
  }
}
