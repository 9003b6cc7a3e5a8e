// Keeps the page on the device, so that it opens without a connection. It keeps the files named below, all of
// them or none, and each only if it is what the build made; what a person writes never comes here.
//
// A new version waits until the person agrees. Until then the old one's files are shown, also where the browser has
// already put this keeper in the place of the old one, as it does once all windows are closed. If one file of the new
// version is missing or wrong, the new version is not there at all. One that was made before what is shown is none: a
// host that goes back to an earlier one takes nobody back who has agreed to the later.

// The build fills in all: each file with its SHA-256, a name for the whole, and when its source was written, in seconds.
const FILES = {};
const VERSION = "";
const MADE = 0;

const SCOPE = self.registration.scope;
// Another copy of the page may live beside this one on the same host.
const OURS = `tsutaeru ${SCOPE} `;
const CACHE = OURS + VERSION;
const START = "index.html";
// What the person has agreed to: the name of a version.
const AGREED = `${OURS}agreed`;
const AGREED_FILE = new URL("agreed", SCOPE).href;

// Not every host gives a page by its file's name.
const address = (name) => new URL(name.replace(/(^|\/)index\.html$/, "$1") || "./", SCOPE).href;

async function sum(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The answer, if it is that very file; else nothing. The answer itself and not one made from its bytes: only with
// its address does the browser keep the compiled program beside it.
async function whole(name, answer) {
  if (!answer?.ok) return null;
  const bytes = await answer.clone().arrayBuffer();
  if ((await sum(bytes)) !== FILES[name]) return null;
  // No page is shown by an answer that came from elsewhere than it was asked for.
  return answer.redirected ? new Response(bytes, answer) : answer;
}

// True once everything was erased. A window that is still open lets this keeper live on: it keeps nothing again.
let isForgotten = false;
// What it is just keeping.
let work = Promise.resolve();

function working(more) {
  work = Promise.allSettled([work, more]);
  return more;
}

// From what is kept already, from the browser's own cache, or from the host.
async function keep(cache, name) {
  if (isForgotten) throw new Error("everything is being erased");
  const url = address(name);
  const ways = [
    () => caches.match(url),
    () => fetch(url),
    () => fetch(url, { cache: "reload" }),
  ];
  for (const way of ways) {
    const file = await whole(name, await way());
    if (file) return cache.put(url, file);
  }
  throw new Error(`${name} is not what it should be`);
}

self.addEventListener("install", (event) => {
  const all = async () => {
    const kept = await agreement();
    if (MADE && kept && Number(kept.headers.get("made")) > MADE) throw new Error("an earlier version");
    const cache = await caches.open(CACHE);
    // One after the other: the person may need the line.
    for (const name of Object.keys(FILES)) await keep(cache, name);
  };
  event.waitUntil(working(all()));
});

async function agree() {
  if (isForgotten) return;
  await (await caches.open(AGREED)).put(AGREED_FILE, new Response(VERSION, { headers: { made: MADE } }));
}

// Looking makes no cache: after everything was erased there must be none.
const agreement = () => caches.match(AGREED_FILE, { cacheName: AGREED });

// The version to show: the one agreed to, as long as it is here.
async function agreed() {
  const kept = await agreement();
  const version = kept && (await kept.text());
  return version && (await caches.has(OURS + version)) ? version : VERSION;
}

// Whether every file is here. A browser that is short of room takes what it likes: that comes again, where there is a
// connection.
async function isWhole() {
  if (isForgotten) return false;
  try {
    const cache = await caches.open(CACHE);
    const here = Array.from(await cache.keys(), ({ url }) => url);
    for (const name of Object.keys(FILES)) {
      if (!here.includes(address(name))) await keep(cache, name);
    }
    // Gone, if everything was erased meanwhile.
    if (!(await caches.has(CACHE))) return false;
    if (!(await agreement())) await agree();
    return true;
  } catch {
    return false;
  }
}

// Removes earlier versions, unless a window may still be showing one, or a new version is just coming.
async function tidy(besides) {
  if (self.registration.installing || self.registration.waiting) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const others = windows.filter(({ id, url }) => url.startsWith(SCOPE) && !besides.includes(id));
  if (others.length > 0) return;
  const needed = [CACHE, AGREED, OURS + (await agreed())];
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && !needed.includes(name)) await caches.delete(name);
  }
}

self.addEventListener("activate", (event) => {
  const begin = async () => {
    // The first one of all needs no agreement: it is what the person sees.
    if (!(await caches.has(AGREED))) await agree();
    await self.clients.claim();
  };
  event.waitUntil(working(begin()));
});

// "stand" asks whether this keeper's version is the one agreed to, and all here; "switch" agrees to it; "forget" says
// that everything is being erased, and is answered once nothing is being kept any more.
self.addEventListener("message", (event) => {
  if (event.data === "forget") {
    isForgotten = true;
    event.waitUntil(work.then(() => event.source.postMessage("forgotten")));
    return;
  }
  const answer = async () => {
    if (event.data === "switch") {
      await agree();
      await self.skipWaiting();
    }
    const isShown = (await agreed()) === VERSION;
    event.source.postMessage(isShown ? ((await isWhole()) ? "agreed" : "in-part") : "newer");
  };
  event.waitUntil(working(answer()));
});

// What the last window to open was shown.
let shown;

async function answer(name, request) {
  try {
    if (!shown || request.mode === "navigate") shown = await agreed();
    const cacheName = OURS + shown;
    // A window may still show another version, and ask for that version's files.
    const kept = (await caches.match(address(name), { cacheName })) || (await caches.match(address(name)));
    if (kept) return kept;
  } catch {
    // Nothing can be kept here: the host has it all.
  }
  return fetch(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const file = request.url.replace(/[?#].*$/, "");
  if (request.method !== "GET" || !file.startsWith(SCOPE)) return;
  event.respondWith(answer(file.slice(SCOPE.length) || START, request));
  if (request.mode === "navigate") {
    event.waitUntil(tidy([event.clientId, event.replacesClientId]).catch(() => {}));
  }
});
