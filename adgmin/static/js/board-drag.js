/* Moving by mouse or pen: a block to another place, its lower edge to another end, over the tabs to another day. */
import { isGrid, scroller, snap, under } from "./board-grid.js";
import { holding, lift, moveTo, place, putBack, toDay } from "./board-hold.js";
import { root } from "./board-words.js";

const FAR = 4;
const DWELL = 600;
const MARGIN = 40;
const PACE = 12;
let press = null;
let over = null;
let dwell = 0;
let frame = 0;
let swallow = false;

function begin(event) {
  const block = event.target.closest("li[data-code]");
  if (event.button !== 0 || event.pointerType === "touch" || !block || !isGrid() || holding()) return;
  press = { block, x: event.clientX, y: event.clientY, edge: event.target.closest("[data-edge]") !== null, lifted: false };
}

function drag(event) {
  if (!press) return;
  press.now = { x: event.clientX, y: event.clientY };
  if (!press.lifted) {
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < FAR) return;
    if (!lift(press.block, "mouse")) return void (press = null);
    press.lifted = true;
    press.grip = grip();
    document.body.classList.add("is-dragging");
    frame = requestAnimationFrame(roll);
  }
  event.preventDefault();
  hover();
}

/** How many minutes below the block's start it was taken. */
function grip() {
  const { from } = holding();
  const spot = under(press.x, press.y);
  return spot && from.begin !== null && from.room === spot.room ? spot.minute - from.begin : 0;
}

function hover() {
  const { x, y } = press.now;
  const target = document.elementFromPoint(x, y)?.closest("[data-tab], [data-tray]");
  aim(press.edge ? null : target);
  const spot = under(x, y);
  if (!spot || target) return;
  const { at } = holding();
  if (press.edge) moveTo({ minutes: snap(spot.minute - at.begin) });
  else moveTo({ begin: snap(spot.minute - press.grip), room: spot.room });
}

function aim(target) {
  if (target === over) return;
  over?.classList.remove("is-over");
  clearTimeout(dwell);
  over = target ?? null;
  over?.classList.add("is-over");
  if (over?.dataset.tab) dwell = setTimeout(() => toDay(over?.dataset.tab), DWELL);
}

/** Scroll the grid while the pointer is near its edge. */
function roll() {
  if (!press?.lifted) return;
  const box = scroller().getBoundingClientRect();
  const { x, y } = press.now;
  const inside = x > box.left && x < box.right && y > box.top - MARGIN && y < box.bottom + MARGIN;
  if (inside) {
    scroller().scrollBy(pull(x, box.left, box.right), pull(y, box.top, box.bottom));
    hover();
  }
  frame = requestAnimationFrame(roll);
}

function pull(at, low, high) {
  return at < low + MARGIN ? -PACE : at > high - MARGIN ? PACE : 0;
}

async function drop(event) {
  if (!press) return;
  const { lifted, edge } = press;
  const target = over;
  finish();
  if (!lifted) return;
  swallow = true;
  setTimeout(() => { swallow = false; });
  if (!holding()) return;
  if (target?.dataset.tab) return moveOver(target.dataset.tab);
  if (target && "tray" in target.dataset) return place({ tray: true });
  if (!edge && !under(event.clientX, event.clientY)) return putBack();
  return place();
}

/** Let go over a tab: the same time and room on that day. */
async function moveOver(day) {
  await toDay(day);
  if (holding()?.at.day === day) await place();
  else if (holding()) await putBack();
}

function finish() {
  aim(null);
  cancelAnimationFrame(frame);
  document.body.classList.remove("is-dragging");
  press = null;
}

export function startDragging() {
  root.addEventListener("pointerdown", begin);
  document.addEventListener("pointermove", drag);
  document.addEventListener("pointerup", drop);
  document.addEventListener("pointercancel", () => {
    const lifted = press?.lifted;
    finish();
    if (lifted && holding()) putBack();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && press) finish();
  }, true);
  root.addEventListener("dragstart", (event) => event.preventDefault());
  root.addEventListener("click", (event) => {
    if (!swallow) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}
