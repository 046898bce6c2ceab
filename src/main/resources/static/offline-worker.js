// The service worker. It responds only if the server cannot be reached: with the last copy of the calendar page and its
// files. The copies are deleted when the session ends (js/core/session.js).

const SHELL = 'kalends-shell';
const LAST_SEEN = 'kalends-last-seen';
const base = new URL('.', self.location).pathname;
const calendar = `${base}calendar`;
const offline = `${base}offline`;
const mark = `${base}favicon.svg`;
// A session ends after 14 days without a request, which an offline page cannot learn in any other way.
const MAX_AGE = 14 * 24 * 60 * 60 * 1000;

const isAsset = (path) => path === mark || path.startsWith(`${base}assets/`);
const isPage = ({ mode, method }) => mode === 'navigate' && method === 'GET';

self.addEventListener('install', (event) => {
  event.waitUntil(prepare().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) {
    return;
  }
  if (pathname === `${base}logout` || (pathname === `${base}login` && isPage(request))) {
    event.waitUntil(forget());
  }
  else if (isPage(request)) {
    event.respondWith(page(event, pathname));
  }
  else if (request.method === 'GET' && isAsset(pathname)) {
    event.respondWith(asset(request));
  }
});

/** Stores the offline page, which has no personal data, and its files. */
async function prepare() {
  const shell = await caches.open(SHELL);
  const response = await fetch(offline, { credentials: 'omit' });
  const files = (await response.clone().text()).match(/(?<=")[^"]*\/assets\/[^"#]+(?=["#])/g) ?? [];
  await shell.put(offline, response);
  await shell.addAll([mark, ...new Set(files)]);
}

async function page(event, path) {
  try {
    const response = await fetch(event.request);
    if (path === calendar && response.ok && !response.redirected) {
      const copy = response.clone();
      event.waitUntil(keepPage(copy));
    }
    return response;
  }
  catch {
    const shell = await caches.open(SHELL);
    return (path === calendar && await lastCalendar(shell)) || await shell.match(offline) || Response.error();
  }
}

async function lastCalendar(shell) {
  const kept = await shell.match(calendar);
  if (kept && Date.now() - new Date(kept.headers.get('Date')) > MAX_AGE) {
    await forget();
    return null;
  }
  return kept;
}

/** Stores the calendar page, and deletes the files of other versions. */
async function keepPage(response) {
  const shell = await caches.open(SHELL);
  const html = await response.clone().text();
  await shell.put(calendar, response);
  const digest = html.match(/\/assets\/[0-9a-f]+\//)?.[0];
  for (const request of await shell.keys()) {
    const { pathname } = new URL(request.url);
    if (digest && pathname.includes('/assets/') && !pathname.includes(digest)) {
      await shell.delete(request);
    }
  }
}

/** The URL of a file contains its digest, so a copy never becomes stale. */
async function asset(request) {
  const shell = await caches.open(SHELL);
  const kept = await shell.match(request);
  if (kept) {
    return kept;
  }
  const response = await fetch(request);
  if (response.ok && response.headers.get('Cache-Control')?.includes('immutable')) {
    await shell.put(request, response.clone());
  }
  return response;
}

async function forget() {
  await caches.delete(LAST_SEEN);
  const shell = await caches.open(SHELL);
  await shell.delete(calendar);
}
