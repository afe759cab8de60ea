/* One's own agenda: what is marked, day by day, what is now and next, and what clashes. */
import { startCalendar } from "./my-calendar.js";
import { serverClock } from "./now.js";
import { read, sync } from "./stars.js";

const WAIT = 3000;
const touched = new Set(); // a meeting unmarked here stays in sight, so that it can be marked again

const box = () => document.querySelector("[data-my-agenda]");
const copyOf = (name) => document.querySelector(`template[data-${name}]`).content.cloneNode(true);
const say = (words, facts) => words.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
const make = (name, css, ...children) => {
  const made = Object.assign(document.createElement(name), { className: css });
  made.append(...children);
  return made;
};

/* The week or the demonstrations as a list, from the network, else as this device keeps it. */
async function listAt(address) {
  const kept = await self.caches?.match(address, { ignoreVary: true });
  let answer = kept;
  try {
    const fresh = await fetch(address, kept ? { signal: AbortSignal.timeout(WAIT) } : {});
    if (fresh.ok) answer = fresh;
  } catch {
    /* the kept one will do */
  }
  return answer && new DOMParser().parseFromString(await answer.text(), "text/html");
}

async function draw() {
  const page = await listAt(box().dataset.myAgenda);
  if (!page) return box().querySelector(".own, .agenda") || box().replaceChildren(copyOf("failed"));
  const shown = new Set([...touched, ...read().on]);
  const list = make("div", "agenda agenda--list", ...page.querySelectorAll("#agenda section.day"));
  leave(list, shown);
  // Only who keeps something that is no meeting of the week asks for the demonstrations.
  for (const card of list.querySelectorAll("[data-star]")) shown.delete(card.dataset.star);
  const demos = shown.size ? await listAt(box().dataset.demos) : null;
  if (demos) {
    const others = make("div", "", ...demos.querySelectorAll("#agenda section.day"));
    leave(others, shown);
    for (const day of [...others.children]) join(list, day);
  }
  const empty = !list.firstElementChild;
  const nodes = [make("div", "own"), empty ? copyOf("empty").firstElementChild : list];
  for (const node of nodes) node.dataset.own = "";
  box().replaceChildren(...nodes);
  if (!empty) document.dispatchEvent(new CustomEvent("agenda:swapped"));
}

/* Keep of a list what is shown. */
function leave(list, shown) {
  for (const card of list.querySelectorAll(".tt__cards > li")) if (!shown.has(card.dataset.star)) card.remove();
  for (const part of list.querySelectorAll(".tt__group, .day")) if (!part.querySelector("[data-star]")) part.remove();
  for (const part of list.querySelectorAll(".day__head p, .tt__now")) part.remove();
}

const startOf = (part) => part.querySelector(".tt__time time").dateTime;

/* Put a day's blocks among those of the same day, in order of time. */
function join(list, day) {
  const same = [...list.children].find((other) => startOf(other).slice(0, 10) === startOf(day).slice(0, 10));
  if (!same) return put(list, day);
  for (const group of [...day.querySelectorAll(".tt__group")]) put(same.querySelector(".tt__groups"), group);
}

function put(parent, part) {
  parent.insertBefore(part, [...parent.children].find((other) => at(startOf(other)) > at(startOf(part))) ?? null);
}

function meetings() {
  const { on } = read();
  return [...box().querySelectorAll(".ses[data-star]")]
    .filter((card) => on.includes(card.dataset.star) && !card.classList.contains("is-off"))
    .map((card) => ({
      card,
      start: card.querySelector("time").dateTime,
      end: card.dataset.end,
      link: card.querySelector(".ses__title a"),
      day: card.closest(".day").querySelector("h2").textContent,
      room: card.querySelector(".ses__where")?.textContent ?? "",
    }));
}

const at = (iso) => Date.parse(iso);
const hm = (iso) => iso.slice(11, 16);

/* Above the list: what is on, what is next, and every pair at the same time; it follows each mark and each minute. */
function tell() {
  const head = box()?.querySelector(".own");
  if (!head) return;
  const now = serverClock()();
  const mine = meetings();
  const lines = mine.filter((one) => at(one.start) <= now && now < at(one.end)).map(nowLine);
  const next = mine.find((one) => at(one.start) > now);
  if (next) lines.push(line(say(box().dataset.nextWord, { wait: wait(next, now) }), next));
  for (const tag of box().querySelectorAll(".own__tag")) tag.remove();
  const pairs = clashes(mine).filter(([, , , to]) => at(to) > now);
  head.replaceChildren(...(lines.length ? [make("ul", "own__next", ...lines)] : []), ...(pairs.length ? [notice(pairs)] : []));
}

const nowLine = (one) => line(say(box().dataset.nowWord, { time: hm(one.end) }), one, "is-on");

function line(words, one, css = "") {
  const link = Object.assign(make("a", "", one.link.textContent), { href: one.link.href });
  return make("li", css, make("b", "", words), link, make("small", "", `${hm(one.start)}–${hm(one.end)} · ${one.room}`));
}

function wait(one, now) {
  const minutes = Math.ceil((at(one.start) - now) / 60_000);
  const { waitMinutes, waitHours } = box().dataset;
  if (minutes < 60) return say(waitMinutes, { minutes });
  if (minutes < 24 * 60) return say(waitHours, { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return one.day;
}

/* Hours of opening clash with nothing: one comes and goes. */
function clashes(mine) {
  const sorted = mine.filter(({ card }) => !("open" in card.dataset)).sort((a, b) => at(a.start) - at(b.start));
  return sorted.flatMap((one, place) =>
    sorted
      .slice(0, place)
      .filter((earlier) => at(earlier.end) > at(one.start))
      .map((earlier) => [earlier, one, one.start, at(earlier.end) < at(one.end) ? earlier.end : one.end]),
  );
}

function notice(pairs) {
  const list = make("ul", "", ...pairs.map((pair) => make("li", "", pairWords(pair))));
  return make("div", "notice notice--warn own__clashes", copyOf("warn-icon"), make("strong", "", box().dataset.clashHead), list);
}

function pairWords([first, second, from, to]) {
  for (const { card } of [first, second]) {
    if (!card.querySelector(".own__tag")) {
      card.querySelector(".ses__meta").append(make("span", "tag tag--warn own__tag", box().dataset.clashTag));
    }
  }
  const facts = { first: first.link.textContent, second: second.link.textContent, day: second.day };
  return say(box().dataset.clash, { ...facts, from: hm(from), to: hm(to) });
}

async function start() {
  startCalendar();
  document.addEventListener("click", (event) => {
    const card = event.target.closest(".mine")?.closest("[data-my-agenda] [data-star]");
    if (card) touched.add(card.dataset.star);
  });
  document.addEventListener("stars:marked", tell);
  document.addEventListener("programme:changed", draw);
  setInterval(tell, 60_000);
  await draw();
  const before = read().on.join();
  await sync();
  startCalendar();
  if (read().on.join() !== before) await draw();
}

start();
