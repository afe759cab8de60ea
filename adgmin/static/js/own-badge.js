// The badge on a phone: a clock that runs, a word for each minute, a screen that stays awake, a look whether it still counts.
import { keepAwake } from "./screen-awake.js";

const page = document.body;
const ahead = Number(page.dataset.now) - Date.now();
const words = page.dataset.words.split(" ");
const face = document.querySelector("[data-clock]");
const word = document.querySelector("[data-word]");
const hours = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
});
const every = 60_000;
let looked = Date.now();

function tick() {
  const now = Date.now() + ahead;
  const minute = Math.floor(now / 60_000);
  face.textContent = hours.format(now);
  word.textContent = `${words[minute % words.length]} ${((minute * 37) % 90) + 10}`;
}

async function look() {
  if (document.hidden || !navigator.onLine || Date.now() - looked < every) return;
  looked = Date.now();
  const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
  if (answer === null || answer.status >= 500) return; // no network: what is shown stands
  const text = await answer.text();
  if (!answer.ok || !text.includes(`data-badge="${page.dataset.badge ?? ""}"`)) location.reload();
}

if (face) {
  tick();
  setInterval(tick, 1000);
  keepAwake();
}
if (page.dataset.badge) {
  setInterval(look, 5000);
  document.addEventListener("visibilitychange", look);
}
// A page that the browser put aside whole is not shown again as it was.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
