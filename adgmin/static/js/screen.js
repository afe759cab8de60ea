/* A screen at a door or in the lobby. It runs for weeks without being loaded again: one timer, a fixed number of
   listeners, and a <main> that is replaced as a whole when the server has another one. */
import { watchToken } from "./live-token.js";
import { keepAwake } from "./screen-awake.js";
import { keepScreen } from "./screen-keep.js";
import { fit, showPage } from "./screen-pages.js";
import { makeClock, inMeetingZone } from "./screen-clock.js";

const TURN = 15_000;
const STALE = 90_000;
const WAIT = 8_000;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const clock = makeClock();
const ownSecond = Math.floor(Math.random() * 4); // screens do not all ask in the same second
let main = document.getElementById("main");
let shown = main.outerHTML;
let minute = 0;
let turns = 0;
let asking = false;

/* Time and age; nothing is touched that already reads so. */
function tick() {
  const now = clock.now();
  write(main.querySelector("[data-clock]"), inMeetingZone(now));
  const made = Date.parse(main.dataset.now);
  const stale = main.querySelector("[data-stale]");
  if (stale) {
    stale.hidden = now - made < STALE;
    write(stale.querySelector("[data-stale-time]"), inMeetingZone(made));
  }
  const due = Math.floor((now - ownSecond * 1000) / 60_000);
  if (due !== minute) {
    if (minute) refresh();
    minute = due;
  }
  const turn = Math.floor(now / TURN);
  if (turn !== turns) {
    if (turns) advance();
    turns = turn;
  }
}

function write(place, text) {
  if (place && place.textContent !== text) place.textContent = text;
}

/* The next page of rooms; when all have been seen (or all fit) the other language leads. */
function advance() {
  const step = () => {
    if (showPage(main, 1) === 0 && !calm.matches) {
      const root = document.documentElement;
      root.dataset.lead = root.dataset.lead === "en" ? "vi" : "en";
      arrange();
    }
  };
  if (document.startViewTransition && !calm.matches && !document.hidden) document.startViewTransition(step);
  else step();
}

/* Ask for this same page again and take over what it shows; what is there stays when that fails. */
async function refresh() {
  if (asking) return;
  asking = true;
  try {
    const headers = { "X-Programme-Token": document.body.dataset.token };
    const answer = await fetch(location.href, { cache: "no-cache", credentials: "omit", headers, signal: AbortSignal.timeout(WAIT) });
    if (answer.ok) take(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    /* no network: the last state stays, and says how old it is */
  } finally {
    asking = false;
  }
}

function take(page) {
  const fresh = page.getElementById("main");
  if (!fresh || fresh.outerHTML === shown) return;
  shown = fresh.outerHTML;
  main.replaceWith(fresh);
  main = fresh;
  document.body.dataset.token = page.body.dataset.token;
  clock.learn(Date.parse(main.dataset.now));
  arrange();
  tick();
}

function arrange() {
  fit(main);
  showPage(main, 0);
}

clock.learn(Date.parse(main.dataset.now));
arrange();
tick();
setInterval(tick, 1000);
addEventListener("online", refresh);
addEventListener("resize", arrange);
document.addEventListener("programme:alive", ({ detail }) => {
  if (detail.at) clock.set(Date.parse(detail.at));
});
document.addEventListener("programme:token", ({ detail }) => {
  if (detail.token !== document.body.dataset.token) refresh();
});
watchToken({ known: document.body.dataset.token });
keepAwake();
keepScreen();
