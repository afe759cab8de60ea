/* The session that is held: a copy of its block moves over the grid while the block itself stays where it was. */
import { blockOf, day, days, first, inWords, last, list, placeOf, put, rooms, scroller, STEP } from "./board-grid.js";
import { showDay } from "./board-follow.js";
import { clear, isSaving, move } from "./board-send.js";
import { startTrying, stopTrying } from "./board-try.js";
import { fill, say, words } from "./board-words.js";

const LEAST = STEP;
const NEW_LENGTH = 60;
const bar = document.getElementById("keys");
let held = null;

export const holding = () => held;

export function lift(block, how) {
  if (held || isSaving() || !rooms().length) return false;
  clear();
  const from = placeOf(block);
  const at = { ...from };
  if (at.day === null) Object.assign(at, { day: day(), begin: firstHour(), minutes: NEW_LENGTH });
  at.room ??= rooms()[0].code;
  held = { from, at, how, carrier: carrierOf(block), waits: block.closest("[data-tray]") !== null };
  mark(true);
  bar.hidden = false;
  bar.classList.toggle("keys--mouse", how === "mouse");
  bar.querySelector("b").textContent = from.title;
  show();
  say(fill(words.lifted, { title: from.title, place: inWords(at) }));
  return true;
}

function firstHour() {
  return Math.max(first(), Math.min(9 * 60, last() - NEW_LENGTH));
}

function carrierOf(block) {
  const copy = document.createElement("li");
  copy.className = `ses is-moving ${[...block.classList].filter((name) => name.startsWith("ses--")).join(" ")}`;
  copy.dataset.own = "";
  copy.setAttribute("aria-hidden", "true");
  const inner = document.createElement("article");
  const time = document.createElement("p");
  const title = document.createElement("p");
  inner.className = "ses__in";
  time.className = "ses__meta ses__time";
  title.className = "ses__title";
  title.textContent = block.dataset.title;
  inner.append(time, title);
  copy.append(inner);
  copy.style.pointerEvents = "none";
  return copy;
}

/** Change where it would go: any of day, begin, minutes, room. */
export function moveTo(changes) {
  const at = { ...held.at, ...changes };
  at.minutes = Math.max(at.minutes, LEAST);
  at.begin = Math.min(Math.max(at.begin, first()), last() - LEAST);
  if (["begin", "minutes", "room", "day"].every((name) => at[name] === held.at[name])) return;
  held.at = at;
  show();
  if (held.how === "keys") {
    say(inWords(at));
    held.carrier.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

function show() {
  if (held.carrier.parentElement !== list()) list().append(held.carrier);
  put(held.carrier, held.at);
  bar.querySelector(".keys__at").textContent = inWords(held.at, { withDay: held.at.day !== held.from.day });
  startTrying(held);
}

/** Let it hang over another day, whose grid is fetched. */
export async function toDay(on) {
  const mine = held;
  if (!on || on === day() || !(await showDay(on, () => held === mine && !isSaving())) || held !== mine) return;
  held.at = { ...held.at, day: on };
  mark(true);
  show();
  say(inWords(held.at, { withDay: true }));
}

export function toNeighbourDay(step) {
  const all = days().map((one) => one.day);
  return toDay(all[all.indexOf(day()) + step]);
}

function mark(on) {
  const block = blockOf(held.from.code);
  block?.classList.toggle("is-waiting", on);
  block?.querySelector("a")?.setAttribute("aria-pressed", String(on));
}

function end() {
  const { from, carrier } = held;
  stopTrying();
  mark(false);
  carrier.remove();
  bar.hidden = true;
  held = null;
  return from;
}

export async function putBack() {
  const from = end();
  say(fill(words.back, { title: from.title }));
  if (from.day && from.day !== day()) await showDay(from.day);
  focus(from.code);
}

/** Save where it is, or without a place (`tray`); when refused it goes back. */
export async function place({ tray = false } = {}) {
  const { from, at, how } = held;
  const to = tray ? { ...from, day: null, room: null } : at;
  if (["day", "begin", "minutes", "room"].every((name) => to[name] === from[name])) return putBack();
  stopTrying();
  held.carrier.classList.add("is-waiting");
  held.carrier.classList.remove("is-bad");
  const saving = move([to]);
  const left = scroller().scrollTop;
  const done = await saving;
  if (held) end();
  if (!done && from.day && from.day !== day()) await showDay(from.day);
  scroller().scrollTop = left;
  if (done || how === "keys") focus(from.code, done);
  return done;
}

function focus(code, wanted = true) {
  if (wanted) blockOf(code)?.querySelector("a")?.focus({ preventScroll: true });
}
