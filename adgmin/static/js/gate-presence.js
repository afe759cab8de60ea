/* Who is inside: what the server last told, and on it what was admitted here since. */
import { list } from "./gate-list.js";

const own = new Map(); // sequence → { serial, place, gate, out, since (seconds), seat, settled }

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

/* Number of a badge → { since, gate, seat } of everybody in a place. */
export function insideOf(place) {
  const people = new Map(list.inside.get(place));
  for (const pass of own.values()) {
    if (pass.place === place) {
      if (pass.out) people.delete(pass.serial);
      else people.set(pass.serial, { since: pass.since, gate: pass.gate, seat: pass.seat });
    } else if (!pass.out) people.delete(pass.serial); // who went in elsewhere has left
  }
  return people;
}

/* Another place in which a badge is, or null. */
export function elsewhere(serial, place) {
  const places = new Set([...list.inside.keys(), ...[...own.values()].map((pass) => pass.place)]);
  places.delete(place);
  return [...places].find((other) => insideOf(other).has(serial)) ?? null;
}

/* Whether a badge was in a place and left it. */
export function wasHere(serial, place) {
  const here = [...own.values()].filter((pass) => pass.serial === serial && pass.place === place);
  return here.some((pass) => !pass.undone) || list.wasHere.has(`${place} ${serial}`);
}
