/* Asks every few seconds whether the programme has changed: one small answer, mostly 304, none while nobody looks.

   Tells the document: `programme:alive` {at} with each answer, with the server's time when it was told;
   `programme:token` {token, release} with the first answer, with each that moved, and as long as the page shows an
   older one; `programme:offline` {failures} when none came. Where no such address is (a copy made of files) it stops. */
const ADDRESS = "/live/token";
const EVERY = 4_600;
const JITTER = 800;
const LONGEST = 120_000;
const PATIENCE = 8_000;

export function watchToken({ known = "" } = {}) {
  let token = known;
  let release = 0;
  let etag = "";
  let failures = 0;
  let timer = 0;
  let asking = null;
  let fresh = true;
  let stopped = false;

  async function ask() {
    clearTimeout(timer);
    if (document.hidden || asking || stopped) return;
    asking = new AbortController();
    const late = setTimeout(() => asking?.abort(), PATIENCE);
    try {
      await take(await fetch(ADDRESS, {
        cache: "no-store", credentials: "omit", signal: asking.signal, headers: etag ? { "If-None-Match": etag } : {},
      }));
      failures = 0;
    } catch {
      failures += 1;
      tell("programme:offline", { failures });
    } finally {
      clearTimeout(late);
      asking = null;
    }
    next();
  }

  async function take(answer) {
    if (answer.status === 304) return say();
    if (answer.status === 404) return (stopped = true);
    if (!answer.ok) throw new Error(String(answer.status));
    const told = await answer.json();
    etag = answer.headers.get("ETag") ?? "";
    fresh ||= told.token !== token;
    ({ token, release } = told);
    return say(told.at);
  }

  function say(at = "") {
    tell("programme:alive", { at });
    if (fresh || token !== shownToken()) tell("programme:token", { token, release });
    fresh = false;
  }

  function next() {
    if (document.hidden || stopped) return;
    const wait = failures ? Math.min(EVERY * 2 ** failures, LONGEST) : EVERY;
    timer = setTimeout(ask, failures ? wait * (1 - Math.random() / 4) : wait + Math.random() * JITTER);
  }

  function again() {
    clearTimeout(timer);
    if (!document.hidden) ask();
  }

  document.addEventListener("visibilitychange", again);
  addEventListener("online", () => {
    failures = 0;
    again();
  });
  addEventListener("pageshow", (event) => event.persisted && again());
  next();
  return { ask: again };
}

/* The mark of the programme that the page shows. */
export function shownToken(page = document) {
  return page.querySelector("[data-token]")?.dataset.token ?? "";
}

function tell(name, detail) {
  document.dispatchEvent(new CustomEvent(name, { detail }));
}
