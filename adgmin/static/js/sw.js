/* Keeps the programme on this device, so that it reads without a network. Only public pages of /vi/ and /en/ and static
   files: nothing that is signed in for, nothing that is sent. */
const CACHE = "adgmin-__VERSION__";
const NOTE = "/.kept"; // what is kept, and since when
const PATIENCE = 3000;
const PAGE = /^\/(vi|en)\//;
const HASHED = /\.[0-9a-f]{12}\.\w+$/;
let turn = Promise.resolve(); // one thing at a time is written

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => {
  if (!PAGE.test(`/${event.data?.keep}/`)) return;
  turn = turn.then(() => keep(event.data.keep, event.data.shift || 0)).catch(() => {});
  event.waitUntil(turn);
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(asset(request));
  else if (request.mode === "navigate" && PAGE.test(url.pathname)) event.respondWith(page(event, url));
  else if (request.mode === "navigate" && url.pathname === "/") event.respondWith(root(request));
});

/* ---- answering ---- */

async function match(address) {
  const own = await (await caches.open(CACHE)).match(address, { ignoreVary: true });
  return own ?? caches.match(address, { ignoreVary: true });
}

async function root(request) {
  return fetch(request).catch(async () => Response.redirect(`/${(await noteOf()).lang ?? "vi"}/`));
}

async function asset(request) {
  const kept = await match(request.url);
  if (kept && HASHED.test(request.url)) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok && HASHED.test(request.url)) await (await caches.open(CACHE)).put(request.url, answer.clone());
    return answer;
  } catch {
    return kept ?? Response.error();
  }
}

/* The network's answer when it comes in time, else what is kept, which says that it is. */
async function page(event, url) {
  const asked = fetch(event.request);
  event.waitUntil(asked.then((answer) => store(url, answer.clone())).catch(() => {}));
  const late = new Promise((done) => setTimeout(done, PATIENCE, "late"));
  const answer = await Promise.race([asked.catch(() => null), late]);
  if (answer && answer !== "late" && !(answer.status >= 502 && answer.status <= 504)) return answer;
  const kept = await keptPage(url);
  if (kept) return stamped(kept, answer ? "slow" : "offline");
  if (answer === "late") return asked.catch(() => insteadOf(url));
  return answer ?? insteadOf(url);
}

/* What is not kept: the page that says so; in a language that was never read here, the same page in the other one. */
async function insteadOf(url) {
  const lang = url.pathname.slice(1, 3);
  const other = lang === "vi" ? "en" : "vi";
  const own = await offlinePage(lang);
  if (own) return own;
  const twin = new URL(`/${other}${url.pathname.slice(3)}${url.search}`, url);
  if (await keptPage(twin)) return Response.redirect(twin);
  return (await offlinePage(other)) ?? Response.error();
}

async function offlinePage(lang) {
  const address = `/${lang}/offline/`;
  const answer = await match(address);
  return answer && stamped({ answer, address }, "offline");
}

/* The day of the agenda that is today, by this device's clock; any other page under its own address. */
async function keptPage(url) {
  const lang = url.pathname.slice(1, 3);
  const note = await noteOf();
  const wanted = new URL(url);
  wanted.searchParams.delete("tz");
  let address = wanted.pathname + wanted.search;
  const today = new Date(Date.now() + (note.shift ?? 0)).toLocaleDateString("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" });
  if (address === `/${lang}/agenda/` && note[lang]?.days.includes(today)) address += `${today}/`;
  const answer = await match(address);
  return answer && { answer, address };
}

/* A page says of itself since when it is true: `data-kept`; `data-shift` are the milliseconds by which this device is slow. */
async function stamped({ answer, address }, why) {
  const note = await noteOf();
  const record = note[address.slice(1, 3)]?.pages[address];
  const shift = note.shift ?? 0;
  const asOf = Math.max(record?.asOf ?? 0, Number(answer.headers.get("x-as-of")));
  const words = { kept: new Date(asOf).toISOString(), why, shift, "kept-release": record?.release ?? 0 };
  const marks = Object.entries(words).map(([name, value]) => `data-${name}="${value}"`);
  const text = (await answer.text()).replace("<html ", `<html ${marks.join(" ")} `);
  return new Response(text, { headers: answer.headers });
}

/* ---- keeping ---- */

async function noteOf() {
  const kept = await match(NOTE);
  return kept ? kept.json() : {};
}

async function store(url, answer) {
  if (url.search || !isPage(answer, url.pathname)) return;
  const { shift = 0 } = await noteOf();
  await put(await caches.open(CACHE), url.pathname, answer, shift);
}

function isPage(answer, address) {
  const { headers } = answer;
  const own = headers.get("content-language") === address.slice(1, 3); // a hotel's sign-in page has other words
  return answer.ok && !answer.redirected && own && !/no-store/.test(headers.get("cache-control") ?? "");
}

async function put(cache, address, answer, shift) {
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  headers.set("x-as-of", Date.now() + shift);
  await cache.put(address, new Response(await answer.blob(), { headers }));
}

/* Fetch what is new of one language, two at a time; forget what is no more; then the keepings of older versions. */
async function keep(lang, shift) {
  const answer = await fetch(`/${lang}/offline.json`, { cache: "no-cache", credentials: "omit" });
  if (!answer.ok) return;
  const { release, days, pages } = await answer.json();
  const cache = await caches.open(CACHE);
  const own = (await cache.match(NOTE)) ? await noteOf() : {};
  const had = own[lang]?.pages ?? {};
  const asOf = Date.now() + shift;
  const record = (address) => ({ mark: pages[address], asOf, release });
  const same = Object.keys(pages).filter((address) => had[address]?.mark === pages[address]);
  const waiting = Object.keys(pages).filter((address) => !same.includes(address));
  const now = Object.fromEntries(Object.entries(had).filter(([address]) => address in pages));
  for (const address of same) now[address] = record(address);
  const note = { ...own, lang, shift, [lang]: { days, pages: now } };
  if (waiting.length) await forget(cache, lang, pages);
  let failed = 0;
  const seen = new Set();
  const work = async () => {
    for (let address; (address = waiting.shift()); ) {
      try {
        await take(cache, address, shift, seen);
        now[address] = record(address);
        await cache.put(NOTE, Response.json(note));
      } catch {
        failed += 1;
      }
    }
  };
  await Promise.all([work(), work()]);
  await cache.put(NOTE, Response.json(note));
  if (failed) return;
  for (const name of await caches.keys()) if (name.startsWith("adgmin-") && name !== CACHE) await caches.delete(name);
}

async function forget(cache, lang, pages) {
  for (const { url } of await cache.keys()) {
    const { pathname, search } = new URL(url);
    if (pathname.startsWith(`/${lang}/`) && !(pathname + search in pages)) await cache.delete(url);
  }
}

/* Keep one page, with the style, scripts, letters and pictures that it names and those that these name. */
async function take(cache, address, shift, seen) {
  const answer = await fetch(address, { cache: "no-cache", credentials: "omit" });
  if (!isPage(answer, address)) throw new Error(address);
  const text = await answer.clone().text();
  const named = [...text.matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)].map((found) => found[1]);
  await put(cache, address, answer, shift);
  for (const name of named) await takeAsset(cache, new URL(name, location.origin), seen);
}

async function takeAsset(cache, url, seen) {
  if (seen.has(url.href)) return;
  seen.add(url.href);
  const kept = HASHED.test(url.href) && (await match(url.href));
  const answer = kept || (await fetch(url, { cache: "no-cache" }));
  if (!answer.ok) throw new Error(url.href);
  await cache.put(url.href, answer.clone());
  if (!/\.(css|js)$/.test(url.pathname)) return;
  const text = await answer.text();
  const named = /url\(["']?([^"')#]+)|(?:from|import)\s*\(?["'](\.[^"']+)/g;
  for (const found of text.matchAll(named)) await takeAsset(cache, new URL(found[1] ?? found[2], url), seen);
}
