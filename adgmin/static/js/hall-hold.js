/* The booth that is held: a frame moves over the plan, green where it fits and red where a rule is broken. */
import { fault } from "./hall-rules.js";
import { act, fill, root, say, words } from "./hall-send.js";

const bar = document.getElementById("keys");
const number = new Intl.NumberFormat(document.documentElement.lang);
let held = null;

export const holding = () => held;
export const standOf = (code) => document.querySelector(`.stand[data-booth="${CSS.escape(code)}"]`);
const numbers = ({ x, y, w, h }) => ({ x: Number(x), y: Number(y), w: Number(w), h: Number(h) });
export const boxOf = (stand) => numbers(stand.dataset);
export const floor = () => JSON.parse(document.getElementById("floor").dataset.floor);

const inWords = (box) => fill(words.at, { x: number.format(box.x / 100), y: number.format(box.y / 100) });

function judged(box) {
  const others = [...document.querySelectorAll(".stand")].filter((one) => one.dataset.booth !== held.code);
  return fault(box, held.floor, others.map((one) => ({ code: one.dataset.booth, ...boxOf(one) })));
}

export function lift(stand, how) {
  if (held) return false;
  const box = boxOf(stand);
  held = { code: stand.dataset.booth, seen: stand.dataset.seen, from: box, at: box, how, floor: floor() };
  stand.classList.add("is-waiting");
  bar.hidden = how === "mouse";
  bar.querySelector("b").textContent = held.code;
  show();
  if (how === "keys") say(fill(words.lifted, { booth: held.code, place: inWords(box) }));
  return true;
}

/** Change where it would stand: any of x, y, w, h. */
export function moveTo(changes) {
  const at = { ...held.at, ...changes };
  at.x = Math.min(Math.max(at.x, 0), Math.max(held.floor.width - at.w, 0));
  at.y = Math.min(Math.max(at.y, 0), Math.max(held.floor.height - at.h, 0));
  if (["x", "y", "w", "h"].every((name) => at[name] === held.at[name])) return;
  held.at = at;
  const found = show();
  if (held.how === "keys") say(`${inWords(at)}. ${found ? fill(words[found.rule], found) : words.free}`);
}

function show() {
  const ghost = document.getElementById("ghost");
  const found = judged(held.at);
  for (const [name, value] of [["x", held.at.x], ["y", held.at.y], ["width", held.at.w], ["height", held.at.h]]) ghost.setAttribute(name, value);
  ghost.removeAttribute("hidden");
  ghost.classList.toggle("is-bad", Boolean(found));
  bar.querySelector(".keys__at").textContent = `${inWords(held.at)}. ${found ? fill(words[found.rule], found) : words.free}`;
  if (held.how === "mouse") bar.hidden = false;
  return found;
}

function end() {
  const { code } = held;
  standOf(code)?.classList.remove("is-waiting");
  document.getElementById("ghost").setAttribute("hidden", "");
  bar.hidden = true;
  held = null;
  return code;
}

export function putBack() {
  const code = end();
  say(fill(words.back, { booth: code }));
  standOf(code)?.focus({ preventScroll: true });
}

/** Save where it is; the server says whether it may stand there. */
export async function place() {
  const { code, seen, at, from } = held;
  if (["x", "y", "w", "h"].every((name) => at[name] === from[name])) return putBack();
  end();
  const done = await act(root.dataset.url, { do: "move", seen, ...at });
  if (done) standOf(code)?.focus({ preventScroll: true });
  return done;
}
