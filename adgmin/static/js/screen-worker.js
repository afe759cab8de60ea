/* Keeps the screens that were shown here, so that one that is switched on again without a network shows its last state. */
const CACHE = "screens-__VERSION__";
const PATIENCE = 5_000;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(forgetOthers().then(() => clients.claim())));
addEventListener("message", (event) => event.waitUntil(keep(event.data?.keep ?? [])));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (pathname.startsWith("/screen/")) event.respondWith(newest(request));
  else if (pathname.startsWith("/static/")) event.respondWith(kept(request).then((found) => found ?? fetch(request)));
});

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("screens-") && name !== CACHE).map((name) => caches.delete(name)));
}

/* What a screen is made of: its own address and the files it uses. */
async function keep(addresses) {
  const cache = await caches.open(CACHE);
  for (const address of addresses) {
    if (!(await cache.match(address, { ignoreVary: true }))) await cache.add(address).catch(() => {});
  }
}

async function kept(request) {
  return (await caches.open(CACHE)).match(request.url, { ignoreVary: true });
}

/* From the network; what is kept only when none answers in time. A page tells its own age. */
async function newest(request) {
  const asked = fetch(request).then(async (answer) => {
    if (answer.ok) await (await caches.open(CACHE)).put(request.url, answer.clone());
    return answer;
  });
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  const answer = await Promise.race([asked.catch(() => null), late]);
  if (answer && answer.status < 500) return answer;
  return (await kept(request)) ?? answer ?? asked;
}
