/* Keeps the gate app on the device: its page, style, scripts and letters, all of one version. Nothing of people is in
   them. A new version waits until the page says that it may take over. */
const CACHE = "gate-__VERSION__";
const FILES = __FILES__;
const PAGE = "/gate/";

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(take()));
addEventListener("message", ({ data }) => data?.switch && skipWaiting());
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate" && url.pathname === PAGE) event.respondWith(kept(PAGE, request));
  else if (url.pathname.startsWith("/static/")) event.respondWith(kept(url.pathname, request));
});

/* Every file or none: half a version is not installed. */
async function fill() {
  const cache = await caches.open(CACHE);
  await Promise.all([PAGE, ...FILES].map((address) => add(cache, address)));
}

async function add(cache, address) {
  const answer = await fetch(address, { cache: "no-cache", credentials: "omit", redirect: "error" });
  const isPage = /^text\/html/.test(answer.headers.get("content-type") ?? "");
  if (!answer.ok || isPage !== (address === PAGE)) throw new Error(address);
  if (isPage && !(await answer.clone().text()).includes('data-version="__VERSION__"')) throw new Error("another version");
  await cache.put(address, answer);
}

async function take() {
  for (const name of await caches.keys()) if (name.startsWith("gate-") && name !== CACHE) await caches.delete(name);
  await clients.claim();
}

async function kept(address, request) {
  const found = await (await caches.open(CACHE)).match(address, { ignoreVary: true });
  return found ?? fetch(request);
}
