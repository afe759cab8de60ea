/* Opens the page of kept papers without a network: that page, its style and its scripts, nothing else. Nothing of
   anybody is in them, and no answer with a paper ever enters this cache. */
const SCOPE = new URL(registration.scope).pathname;
const KEPT = `${SCOPE}kept/`;
const MINE = `papers-${SCOPE}`;
const CACHE = `${MINE}-__VERSION__`;

addEventListener("install", (event) => event.waitUntil(fill().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(take()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (url.pathname.startsWith("/static/")) event.respondWith(file(request));
});

/* The page in the language in which it was last seen, and every file that it names. */
async function fill() {
  const cache = await caches.open(CACHE);
  const answer = await fetch(KEPT, { cache: "no-cache", redirect: "error" });
  if (!answer.ok) throw new Error(KEPT);
  const files = new Set((await answer.clone().text()).match(/\/static\/[^"'#\s]+/g));
  await cache.addAll([...files]);
  await cache.put(KEPT, answer);
}

async function take() {
  for (const name of await caches.keys()) if (name.startsWith(`${MINE}-`) && name !== CACHE) await caches.delete(name);
  await clients.claim();
}

async function page(request, url) {
  try {
    const answer = await fetch(request);
    if (url.pathname === KEPT && answer.ok && !answer.redirected) await (await caches.open(CACHE)).put(KEPT, answer.clone());
    return answer;
  } catch (error) {
    if (url.pathname !== KEPT) return Response.redirect(KEPT, 302);
    return (await (await caches.open(CACHE)).match(KEPT, { ignoreVary: true })) ?? Promise.reject(error);
  }
}

async function file(request) {
  const found = await (await caches.open(CACHE)).match(request, { ignoreVary: true });
  return fetch(request).catch((error) => found ?? Promise.reject(error));
}
