// The service worker. It responds only if the server cannot be reached: with the last copy of the calendar page and its
// files. The copies are deleted when the session ends (js/core/session.js). js/core/offline-copy.js has the same names.

const SHELL = 'kalends-shell';
const LAST_SEEN = 'kalends-last-seen';
const base = new URL('.', self.location).pathname;
const calendar = `${base}calendar`;
const offline = `${base}offline`;
/** Its content is the query string of the calendar that was seen last (js/calendar/feed/offline-feed.js). */
const lastSeen = `${base}calendar/last-seen`;
const mark = `${base}favicon.svg`;
// A session ends after 14 days without a request, which an offline page cannot learn in any other way.
const MAX_AGE = 14 * 24 * 60 * 60 * 1000;

const isAsset = (path) => path === mark || path.startsWith(`${base}assets/`);
const isPage = ({ mode, method }) => mode === 'navigate' && method === 'GET';
const assetsOf = (html) => [...new Set(html.match(/(?<=")[^"]*\/assets\/[^"#]+(?=["#])/g))];

/** How often the copies were deleted. A copy that was being made at that moment is not stored. */
let deletions = 0;

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
    event.respondWith(page(event));
  }
  else if (request.method === 'GET' && isAsset(pathname)) {
    event.respondWith(asset(request));
  }
});

// The first page of a browser was loaded without the worker, which therefore stores it afterwards.
self.addEventListener('message', (event) => event.waitUntil(keepSeen(event.source.url, event.data)));

/** Stores the offline page, which has no personal data, and its files. */
async function prepare() {
  const shell = await caches.open(SHELL);
  const response = await fetch(offline, { credentials: 'omit' });
  const files = assetsOf(await response.clone().text());
  await shell.addAll([mark, ...files]);
  await shell.put(offline, response);
}

async function page(event) {
  const { pathname, search } = new URL(event.request.url);
  const before = deletions;
  try {
    const response = await fetch(event.request);
    if (pathname === calendar && response.ok && !response.redirected) {
      const copy = response.clone();
      event.waitUntil(keepPage(copy, before));
    }
    return response;
  }
  catch {
    const shell = await caches.open(SHELL);
    return (pathname === calendar && await lastCalendar(shell, search)) || await shell.match(offline) || Response.error();
  }
}

/**
 * Stores the files that a page has loaded, and the page if it is the calendar.
 * @param {string} url of the page
 * @param {{ viewer: string, files: string[] }} seen
 */
async function keepSeen(url, { viewer, files }) {
  const before = deletions;
  const own = files.map((file) => new URL(file)).filter(({ origin, pathname }) => origin === self.location.origin && isAsset(pathname));
  await Promise.all(own.map((file) => asset(new Request(file))));
  if (new URL(url).pathname === calendar) {
    const response = await fetch(url, { headers: { Accept: 'text/html' } });
    const html = await response.clone().text();
    if (response.ok && !response.redirected && html.includes(`data-viewer="${viewer}"`)) {
      await Promise.all(assetsOf(html).map((file) => asset(new Request(file))));
      await keepPage(response, before);
    }
  }
}

/** Without a query string, the calendar opens with the view, date and filters that were seen last. */
async function lastCalendar(shell, search) {
  const kept = await shell.match(calendar);
  if (kept && Date.now() - new Date(kept.headers.get('Date')) > MAX_AGE) {
    await forget();
    return null;
  }
  const last = !search && await (await caches.open(LAST_SEEN)).match(lastSeen);
  const query = last ? await last.text() : '';
  return kept && query ? Response.redirect(new URL(calendar + query, self.location)) : kept;
}

/** Stores the calendar page, and deletes the files of other versions. The offline page is then fetched with its new files. */
async function keepPage(response, before) {
  const shell = await caches.open(SHELL);
  const html = await response.clone().text();
  if (deletions !== before) {
    return;
  }
  await shell.put(calendar, response);
  const digest = html.match(/\/assets\/[0-9a-f]+\//)?.[0];
  const isOld = ({ pathname }) => digest && pathname.includes('/assets/') && !pathname.includes(digest);
  const old = (await shell.keys()).filter(({ url }) => isOld(new URL(url)));
  if (old.length > 0) {
    await prepare();
    await Promise.all(old.map((request) => shell.delete(request)));
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
  deletions++;
  await caches.delete(LAST_SEEN);
  const shell = await caches.open(SHELL);
  await shell.delete(calendar);
}
