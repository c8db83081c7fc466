// Keeps one version of the app at hand, whole, so that it opens without a network.
//
// The build writes the version and the list of files, each with its hash, into the two lines below. A version is
// fetched whole or not used; it takes over when no page of an older one is open, or when a page asks for it. Files of
// older versions stay while a page may still want a part of them.

const VERSION = '';
const FILES = {};

const BASE = new URL(registration.scope).pathname;
const OURS = `beian-desk:${BASE}:`;
const CACHE = OURS + VERSION;

/** A name that changes with what is in the file. */
const HASHED = /-[0-9a-f]{8,16}(_bg)?\.\w+$/;

/** Whether a name is a cache of this app's, at this place: other apps, and this one elsewhere, have their own. */
const isOurs = (name) => name.startsWith(OURS) && /^[0-9a-f]+$/.test(name.slice(OURS.length));

/** The name of a file by its path; the document's is empty, as it is asked for by the folder. */
const nameOf = (path) => (path === `${BASE}index.html` ? '' : path.slice(BASE.length));

// ---- fetching a version

/** A file that is what the list says: the hash is checked by the browser, and a broken one is no answer. */
const fetched = async (url, integrity) => {
  const get = async (cache) => {
    const response = await fetch(url, { cache, integrity });
    if (!response.ok) throw new TypeError(`${response.status} ${url}`);
    // Where a host answers under another name, the browser would refuse the answer to a navigation.
    return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
  };
  // The visit before may have left it in the browser's own cache; what is wrong there is not asked for twice.
  return HASHED.test(url) ? get('default').catch(() => get('reload')) : get('reload');
};

/** Fetches what is not here yet. What came before something failed stays, for the next try. */
const fill = async () => {
  const cache = await caches.open(CACHE);
  const there = (await cache.keys()).map(({ url }) => url);
  const files = Object.entries(FILES).map(([name, integrity]) => [new URL(name, registration.scope).href, integrity]);
  const missing = files.filter(([url]) => !there.includes(url));
  const done = await Promise.allSettled(missing.map(async ([url, integrity]) => cache.put(url, await fetched(url, integrity))));
  const failed = done.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
};

// ---- letting old versions go

/**
 * Deletes the versions that no page can want any more. Every page holds a lock that is called as its version's cache;
 * where one has none yet, nobody knows what it will want, and nothing is deleted.
 */
const tidy = async () => {
  const names = (await caches.keys()).filter(isOurs);
  const open = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const documents = open.map(({ url }) => new URL(url)).filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith(BASE) && !nameOf(pathname));
  const locks = (await navigator.locks?.query())?.held ?? [];
  const wanted = locks.map(({ name }) => name).filter(isOurs);
  // What waits or comes has a cache as well, by a name that is not known here.
  if (wanted.length < documents.length || registration.waiting || registration.installing) return;
  await Promise.all(names.filter((name) => name !== CACHE && !wanted.includes(name)).map((name) => caches.delete(name)));
};

// ---- events

addEventListener('install', (event) => event.waitUntil(fill()));

// What is asked for before it is done waits for it.
addEventListener('activate', (event) => event.waitUntil(clients.claim().then(tidy)));

addEventListener('message', (event) => {
  const { data, ports: [port] } = event;
  if (data === 'take') {
    skipWaiting();
  } else if (data === 'version') {
    port.postMessage(VERSION);
  } else if (data === 'hello') {
    // The browser may have dropped files, and an older version may have become free.
    const whole = fill().then(() => true, () => false);
    event.waitUntil(whole.then((is) => port.postMessage(is)).then(tidy));
  }
});

/** A file of this version; else, by its hashed name, of an older one whose page is still open. */
const kept = async (url, name) => {
  if (Object.hasOwn(FILES, name)) return caches.match(url, { cacheName: CACHE, ignoreVary: true });
  const names = (await caches.keys()).filter(isOurs);
  const found = await Promise.all(names.map((cacheName) => caches.match(url, { cacheName, ignoreVary: true })));
  return found.find(Boolean);
};

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // Everything else goes its way as if this were not there: other apps may live below this folder.
  if (request.method !== 'GET' || origin !== location.origin || !pathname.startsWith(BASE)) return;
  const name = nameOf(pathname);
  if (!Object.hasOwn(FILES, name) && !HASHED.test(name)) return;
  const url = new URL(name, registration.scope).href;
  event.respondWith(kept(url, name).then((found) => found ?? fetch(request)));
});
