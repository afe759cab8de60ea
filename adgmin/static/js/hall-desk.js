/* The plan of the hall at the desk: booths by mouse, pen, finger and keys; undo; forms without a new page. */
import { holding, lift, moveTo, place, putBack, standOf } from "./hall-hold.js";
import { act, root } from "./hall-send.js";

const STEP = 50;
const SMALL = 10;
const FAR = 4;
const EDGE = 45;
let press = null;
let swallow = false;

const snap = (value, fine) => Math.round(value / (fine ? SMALL : STEP)) * (fine ? SMALL : STEP);

/** Where a pointer is on the floor, in centimetres. */
function under(event) {
  const point = new DOMPoint(event.clientX, event.clientY);
  return point.matrixTransform(document.getElementById("floor").getScreenCTM().inverse());
}

function begin(event) {
  const stand = event.target.closest?.(".stand");
  if (event.button !== 0 || !stand || holding()) return;
  const at = under(event);
  const [x, y, w, h] = ["x", "y", "w", "h"].map((name) => Number(stand.dataset[name]));
  const corner = x + w - at.x < EDGE && y + h - at.y < EDGE;
  press = { stand, corner, x: event.clientX, y: event.clientY, dx: at.x - x, dy: at.y - y, lifted: false };
}

function drag(event) {
  if (!press) return;
  if (!press.lifted) {
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < FAR) return;
    if (!lift(press.stand, "mouse")) return void (press = null);
    press.lifted = true;
  }
  event.preventDefault();
  const at = under(event);
  const { x, y } = holding().at;
  const fine = event.shiftKey;
  if (press.corner) moveTo({ w: Math.max(snap(at.x - x, fine), STEP), h: Math.max(snap(at.y - y, fine), STEP) });
  else moveTo({ x: snap(at.x - press.dx, fine), y: snap(at.y - press.dy, fine) });
}

function drop() {
  const lifted = press?.lifted;
  press = null;
  if (!lifted) return;
  swallow = true;
  setTimeout(() => { swallow = false; });
  if (holding()) place();
}

const MOVES = {
  ArrowLeft: (by) => moveTo({ x: holding().at.x - by }),
  ArrowRight: (by) => moveTo({ x: holding().at.x + by }),
  ArrowUp: (by) => moveTo({ y: holding().at.y - by }),
  ArrowDown: (by) => moveTo({ y: holding().at.y + by }),
  r: () => moveTo({ w: holding().at.h, h: holding().at.w }),
  Enter: () => place(),
  Escape: () => putBack(),
};

function pressed(event) {
  if (holding()) {
    const move = MOVES[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (event.key === "Tab") event.preventDefault();
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (event.key === "Escape") press = null;
    return move(event.shiftKey ? SMALL : STEP);
  }
  if (undoing(event)) return;
  const stand = event.target.closest?.(".stand");
  if (!stand || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter") lift(stand, "keys");
  else if (event.key === " ") location.assign(stand.href.baseVal ?? stand.getAttribute("href"));
  else return;
  event.preventDefault();
}

function undoing(event) {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || !["z", "y"].includes(key) || event.target.closest("input, select, textarea")) return false;
  event.preventDefault();
  const kind = key === "y" || event.shiftKey ? "redo" : "undo";
  const form = root.querySelector(`[data-step="${kind}"]`);
  if (!form.querySelector("button").disabled) step(form);
  return true;
}

const step = (form) => act(form.action, new FormData(form));

/** Undo, redo and giving booths need no new page; the form of a booth makes one, for it changes what it shows. */
function submitted(event) {
  const form = event.target.closest("[data-step], [data-allot]");
  if (!form) return;
  event.preventDefault();
  step(form);
}

root.addEventListener("pointerdown", begin);
document.addEventListener("pointermove", drag);
document.addEventListener("pointerup", drop);
document.addEventListener("pointercancel", () => {
  const lifted = press?.lifted;
  press = null;
  if (lifted && holding()) putBack();
});
document.addEventListener("keydown", pressed);
root.addEventListener("submit", submitted);
root.addEventListener("dragstart", (event) => event.preventDefault());
root.addEventListener("click", (event) => {
  if (!swallow) return;
  event.preventDefault();
  event.stopPropagation();
}, true);
standOf(new URLSearchParams(location.search).get("booth") ?? "")?.classList.add("is-chosen");
root.dataset.ready = "";
