/* Moving by keys: Enter lifts and places, arrows move, plus and minus change the length, Escape puts back. */
import { isGrid, rooms } from "./board-grid.js";
import { holding, lift, moveTo, place, putBack, toNeighbourDay } from "./board-hold.js";
import { openPlacing } from "./board-panel.js";
import { step } from "./board-send.js";

const SMALL = 5;
const LARGE = 30;
let before = Promise.resolve();

function neighbourRoom(by) {
  const all = rooms().map((room) => room.code);
  const index = Math.min(Math.max(all.indexOf(holding().at.room) + by, 0), all.length - 1);
  return all[index];
}

const MOVES = {
  ArrowUp: (by) => moveTo({ begin: holding().at.begin - by }),
  ArrowDown: (by) => moveTo({ begin: holding().at.begin + by }),
  ArrowLeft: () => moveTo({ room: neighbourRoom(-1) }),
  ArrowRight: () => moveTo({ room: neighbourRoom(1) }),
  "+": (by) => moveTo({ minutes: holding().at.minutes + by }),
  "=": (by) => moveTo({ minutes: holding().at.minutes + by }),
  "-": (by) => moveTo({ minutes: holding().at.minutes - by }),
  _: (by) => moveTo({ minutes: holding().at.minutes - by }),
  PageUp: () => toNeighbourDay(-1),
  PageDown: () => toNeighbourDay(1),
  Delete: () => place({ tray: true }),
  Enter: () => place(),
  Escape: () => putBack(),
};

/** Keys typed ahead, while a day is fetched or a place is saved, wait for it; what is no longer held takes none. */
function whileHeld(event) {
  const act = MOVES[event.key];
  if (event.key === "Tab") return event.preventDefault();
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  const by = event.shiftKey && event.key !== "+" && event.key !== "_" ? LARGE : SMALL;
  before = before.catch(() => {}).then(() => holding() && act(by));
}

function onBlock(event, block) {
  if (event.key === "Enter" && isGrid() && rooms().length) lift(block, "keys");
  else if (event.key === "Enter" || event.key === "m" || event.key === "M") openPlacing(block.dataset.code);
  else if (event.key === " ") block.querySelector("a").click();
  else return;
  event.preventDefault();
}

function undoing(event) {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || !["z", "y"].includes(key)) return false;
  if (event.target.closest("input, textarea, select, dialog")) return false;
  event.preventDefault();
  step(key === "y" || event.shiftKey ? "redo" : "undo");
  return true;
}

function pressed(event) {
  if (holding()) return whileHeld(event);
  if (undoing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  const link = event.target.closest?.("a[data-block]");
  if (link) onBlock(event, link.closest("li"));
}

export function startKeys() {
  document.addEventListener("keydown", pressed);
}
