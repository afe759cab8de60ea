/* The grid's geometry: rooms are columns, five minutes a row; places are read from and given to blocks here. */
import { root, words } from "./board-words.js";

export const STEP = 5;
const FIRST_ROW = 2;

export const board = () => document.getElementById("board");
export const list = () => root.querySelector(".sched__list");
export const scroller = () => root.querySelector(".sched__scroll");
export const blockOf = (code) => document.getElementById(`s-${code}`);
export const day = () => board().dataset.day;
export const first = () => Number(board().dataset.first);
export const last = () => Number(board().dataset.last);

/** Whether the day is drawn as a grid; on narrow screens it is a list, and there is nothing to drag on. */
export const isGrid = () => getComputedStyle(list()).display === "contents";

export function rooms() {
  return [...root.querySelectorAll(".room[data-room]")].map((head) => ({ code: head.dataset.room, name: head.dataset.name }));
}

export function days() {
  return [...root.querySelectorAll("[data-tab]")].map((tab) => ({ day: tab.dataset.tab, name: tab.dataset.name }));
}

/** Where a block stands, as served: without day when it has no time, without room when it has none. */
export function placeOf(block) {
  const { code, title, sequence, room, day: on, begin, minutes } = block.dataset;
  const place = { code, title, sequence: Number(sequence), room: room || null, day: on || null };
  return { ...place, begin: on ? Number(begin) : null, minutes: on ? Number(minutes) : null };
}

export function clock(minute) {
  const hour = Math.floor(minute / 60) % 24;
  return `${String(hour).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

export const times = (place) => `${clock(place.begin)}–${clock(place.begin + place.minutes)}`;
export const roomName = (code) => rooms().find((room) => room.code === code)?.name ?? "";

export function inWords(place, { withDay = false } = {}) {
  if (place.day === null) return words.tray;
  const name = withDay && (days().find((one) => one.day === place.day)?.name ?? place.day);
  return [name, times(place), roomName(place.room)].filter(Boolean).join(", ");
}

/** Set a block on the grid; past the grid's end it is cut. */
export function put(block, place) {
  const column = rooms().findIndex((room) => room.code === place.room);
  const rows = (last() - first()) / STEP;
  const top = Math.min(Math.max(Math.floor((place.begin - first()) / STEP), 0), rows - 1);
  const bottom = Math.min(Math.max(Math.ceil((place.begin + place.minutes - first()) / STEP), top + 1), rows);
  block.style.gridColumn = String(Math.max(column, 0) + 2);
  block.style.gridRow = `${top + FIRST_ROW} / ${bottom + FIRST_ROW}`;
  const time = block.querySelector(".ses__time");
  if (time) time.textContent = times(place);
}

/** The room and minute under a point, or null outside the grid. */
export function under(x, y) {
  const inside = scroller().getBoundingClientRect();
  if (x < inside.left || x > inside.right || y < inside.top || y > inside.bottom) return null;
  const columns = [...root.querySelectorAll(".tt__cols .col")];
  const index = columns.findIndex((column) => {
    const box = column.getBoundingClientRect();
    return box.left <= x && x < box.right;
  });
  if (index < 0) return null;
  const box = columns[index].getBoundingClientRect();
  return { room: rooms()[index].code, minute: first() + ((y - box.top) / box.height) * (last() - first()) };
}

export const snap = (minute) => Math.round(minute / STEP) * STEP;
