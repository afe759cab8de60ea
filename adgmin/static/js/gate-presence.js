/* Who is inside: what the server last told, and on it what was admitted here since. As on the server, one is in one room
   at a time and in zones beside it, who leaves by the main entrance has left everywhere, and a presence counts for the
   day, in a room for the session there. */
import { now } from "./gate-clock.js";
import { list } from "./gate-list.js";
import { SOON, sessionAt } from "./gate-rule.js";

const ZONE = "zone:";
const MAIN = "zone:MAIN";
const DAY = 86_400;
const MORNING = 4 * 3600 - 7 * 3600; // four o'clock in Ha Noi, in seconds after midnight UTC
const own = new Map(); // sequence → { serial, place, gate, out, since (seconds), seat, settled }

const isRoom = (place) => !place.startsWith(ZONE);

/* Somebody passed here. `settled`: when the server had it (ms of this device), null while the scan waits. */
export function note(sequence, pass) {
  own.set(sequence, { settled: null, ...pass });
}

/* A pass was taken back by the scan `sequence`. */
export function takeBack(of, sequence, { serial, place }) {
  const pass = own.get(of);
  own.delete(of);
  if (!pass || pass.settled !== null) own.set(sequence, { serial, place, out: true, undone: true, settled: null });
}

export function settle(sequences) {
  for (const sequence of sequences) {
    const pass = own.get(sequence);
    if (pass) pass.settled = Date.now();
  }
}

/* The server told who is inside, asked at that moment: what it had by then needs no memory here. */
export function told(askedAt) {
  for (const [sequence, { settled }] of own) if (settled !== null && settled < askedAt) own.delete(sequence);
}

export function forgetPresence() {
  own.clear();
}

/* Number of a badge → { since, gate, seat } of everybody in a place: who counts there now, or all of the day. */
export function insideOf(place, wholeDay = false) {
  const people = new Map(list.inside.get(place));
  for (const pass of own.values()) {
    if (!pass.out && pass.place === place) {
      people.set(pass.serial, { since: pass.since, gate: pass.gate, seat: pass.seat });
    } else if (pass.out ? pass.place === place || (pass.place === MAIN && !pass.undone) : isRoom(place) && isRoom(pass.place)) {
      people.delete(pass.serial);
    }
  }
  const begun = wholeDay ? morningOf(now()) : countingSince(place);
  for (const [serial, { since }] of people) if (since < begun) people.delete(serial);
  return people;
}

function morningOf(moment) {
  return Math.floor((Math.floor(moment / 1000) - MORNING) / DAY) * DAY + MORNING;
}

/* Every place in which somebody was today. */
export const placesUsed = () => new Set([...list.inside.keys(), ...[...own.values()].map((pass) => pass.place)]);

function countingSince(place) {
  const seconds = Math.floor(now() / 1000);
  const morning = morningOf(now());
  const session = sessionAt(list.sessions, place, seconds);
  return session ? Math.max(morning, session.start - SOON) : morning;
}

/* Another room in which a badge is, or null. */
export function elsewhere(serial, place) {
  if (!isRoom(place)) return null;
  const rooms = new Set();
  for (const [other, people] of list.inside) if (people.has(serial)) rooms.add(other);
  for (const pass of own.values()) if (pass.serial === serial) rooms.add(pass.place);
  rooms.delete(place);
  return [...rooms].find((other) => isRoom(other) && insideOf(other).has(serial)) ?? null;
}

/* Whether a badge left a place. */
export function wasHere(serial, place) {
  const left = [...own.values()].some((pass) => pass.out && !pass.undone && pass.serial === serial && pass.place === place);
  return left || list.wasHere.has(`${place} ${serial}`);
}
