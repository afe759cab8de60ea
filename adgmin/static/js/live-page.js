/* Takes over what has changed: when the token has moved, the page's own address is asked for again and merged in. */
import { shownToken } from "./live-token.js";
import { merge } from "./merge.js";

const SPREAD = 2_000; // so that thousands do not ask in the same moment
const RETRIES = [1_000, 3_000];
const NOTE_STAYS = 8_000;

let taking = "";

export function followProgramme() {
  document.addEventListener("programme:token", ({ detail }) => {
    if (detail.token !== shownToken() && detail.token !== taking) takeOver(detail.token);
  });
}

/* Once for each token, and twice more when an older page was answered: then it rests until the token moves again. */
async function takeOver(token) {
  taking = token;
  await sleep(Math.random() * SPREAD);
  for (const pause of [...RETRIES, 0]) {
    if (taking !== token || (await fetchAndMerge(token)) || !pause) return;
    await sleep(pause);
  }
}

async function fetchAndMerge(token) {
  const address = location.href.split("#", 1)[0];
  let fresh;
  try {
    const answer = await fetch(address, { cache: "no-cache", headers: { "X-Programme-Token": token } });
    const page = await answer.text();
    if (answer.redirected || (!answer.ok && answer.status !== 404)) return false;
    fresh = new DOMParser().parseFromString(page, "text/html");
  } catch {
    return false;
  }
  if (address !== location.href.split("#", 1)[0]) return false; // a search in place was faster
  if (!shownToken(fresh) || shownToken(fresh) === shownToken()) return false; // older than the token
  take(fresh);
  return true;
}

function take(fresh) {
  const before = words(document);
  const focused = document.activeElement;
  const parts = ["main", ...[...document.querySelectorAll("body > [data-live]")].map((part) => `[data-live="${part.dataset.live}"]`)];
  for (const part of parts) {
    const old = document.querySelector(part);
    const next = fresh.querySelector(part);
    if (old && next) merge(old, next);
  }
  if (focused?.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true });
  document.title = fresh.title;
  document.querySelector("[data-token]").dataset.token = shownToken(fresh);
  document.dispatchEvent(new CustomEvent("programme:changed", { detail: { token: shownToken(fresh) } }));
  if (words(document) !== before) note();
}

/* What the page says, but for what changes with every minute anyway. */
function words(page) {
  const main = page.querySelector("main").cloneNode(true);
  for (const part of main.querySelectorAll("[data-minute], [data-clock], [data-own], .vh")) part.remove();
  return main.textContent.replace(/\s+/g, " ");
}

let clearing = 0;

function note() {
  const line = document.querySelector("[data-livenote]");
  if (!line) return;
  line.textContent = line.dataset.livenote;
  clearTimeout(clearing);
  clearing = setTimeout(() => (line.textContent = ""), NOTE_STAYS);
}

function sleep(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}
