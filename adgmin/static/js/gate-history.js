/* The scans of this device as they were written: for the list of the last ones, for taking back, for the summary. */
import { hear, tell } from "./gate-bus.js";
import { now } from "./gate-clock.js";
import { note } from "./gate-presence.js";
import { allScans, forgetScans } from "./gate-store.js";

const DAY = 24 * 3600_000;
const MINUTE = 60_000;
const rows = new Map(); // sequence → entry

export const momentOf = (entry) => entry.at + (entry.ahead ?? 0);

/* Take up what is kept; what the server has had for a day is forgotten. What waits counts among those inside. */
export async function openHistory() {
  rows.clear();
  const all = await allScans();
  const old = all.filter((entry) => !entry.waits && !(momentOf(entry) > now() - DAY)).map(({ sequence }) => sequence);
  if (old.length) await forgetScans(old);
  for (const entry of all) if (!old.includes(entry.sequence)) rows.set(entry.sequence, entry);
  for (const entry of rows.values()) {
    if (entry.act === "undo" && rows.has(entry.of)) rows.get(entry.of).undone = true;
  }
  for (const entry of rows.values()) if (entry.waits && entry.verdict === "admit" && !entry.undone) note(entry.sequence, passOf(entry));
}

export function passOf({ serial, at, ahead = 0, gate, direction, own = {} }) {
  const since = Math.floor((at + ahead) / 1000);
  return { serial, place: own.place, gate, out: direction === "out", since, seat: own.seat === true };
}

export function remember(entry) {
  rows.set(entry.sequence, entry);
  if (entry.act === "undo") rows.get(entry.of).undone = true;
  tell("history");
}

hear("sent", ({ sequences }) => {
  for (const sequence of sequences) if (rows.has(sequence)) rows.get(sequence).waits = false;
  tell("history");
});

export function forgetHistory() {
  rows.clear();
}

const scans = () => [...rows.values()].filter((entry) => entry.act === "scan");

export const latest = (most) => scans().slice(-most).reverse();

export const sinceThen = (began) => scans().filter((entry) => momentOf(entry) >= began);

/* The last admission that stands, when it was less than a minute ago, else undefined. */
export function undoable() {
  return scans().findLast((entry) => entry.verdict === "admit" && !entry.undone && now() - momentOf(entry) < MINUTE);
}
