/* The list that this device holds, in memory and sealed in the store: badges, keys, gates, zones, sessions, who is
   inside. Badges are kept in chunks, so that one change does not write thousands anew. */
import { aheadBy, now, setAhead } from "./gate-clock.js";
import { allKept, keep, keptNames } from "./gate-store.js";

const CHUNK = 250;
const RARELY = ["edition", "device", "keys", "gates", "places", "zones", "sessions"];
const blank = () => ({
  version: "", tag: null, at: 0, edition: null, device: null, keys: [], gates: [], places: [], zones: [], sessions: [],
  badges: new Map(), inside: new Map(), wasHere: new Set(),
});
export let list = blank();

/* Take up what is kept; returns the other parts (device, own). */
export async function openList() {
  const parts = await allKept();
  list = blank();
  const chunks = Object.entries(parts).filter(([name]) => name.startsWith("badges/"));
  if (parts.list && chunks.every(([, badges]) => badges)) {
    const { inside, wasHere, ahead, ...rest } = parts.list;
    Object.assign(list, rest, { inside: byPlace(inside), wasHere: new Set(wasHere) });
    for (const [, badges] of chunks) for (const badge of badges) list.badges.set(badge.serial, badge);
    setAhead(ahead);
  }
  return parts;
}

/* Take up what the server told (its state), and keep it. Raises TypeError for what is no state. */
export async function takeState(state, tag) {
  if (!Array.isArray(state.badges) || !Array.isArray(state.inside) || typeof state.version !== "string") {
    throw new TypeError("no state");
  }
  if (state.full) list.badges.clear();
  for (const badge of state.badges) list.badges.set(badge.serial, badge);
  for (const name of RARELY) if (state[name] !== undefined) list[name] = state[name];
  list.version = state.version;
  list.tag = tag;
  list.at = now();
  list.inside = byPlace(state.inside);
  list.wasHere = new Set((state.was_here ?? []).map(([place, serial]) => `${place} ${serial}`));
  await keepList(state.full ? null : new Set(state.badges.map(({ serial }) => chunkOf(serial))));
}

/* The server said that nothing changed. */
export async function stillTrue() {
  list.at = now();
  await keep({ list: plain() });
}

export function forgetList() {
  list = blank();
}

export const gateOf = (code) => list.gates.find((gate) => gate.code === code);

/* Write the list, and of the badges these chunks (null: all, and none that is left from before). */
async function keepList(chunks) {
  const parts = { list: plain() };
  const wanted = new Map();
  for (const badge of list.badges.values()) {
    const name = chunkOf(badge.serial);
    if (!chunks || chunks.has(name)) wanted.set(name, [...(wanted.get(name) ?? []), badge]);
  }
  for (const [name, badges] of wanted) parts[name] = badges;
  if (!chunks) {
    for (const name of await keptNames()) if (name.startsWith("badges/") && !wanted.has(name)) parts[name] = null;
  }
  await keep(parts);
}

const chunkOf = (serial) => `badges/${Math.floor(serial / CHUNK)}`;

function plain() {
  const { badges: _, inside, wasHere, ...rest } = list;
  const there = [...inside].flatMap(([place, people]) => [...people].map(([serial, one]) => ({ place, serial, ...one })));
  return { ...rest, inside: there, wasHere: [...wasHere], ahead: aheadBy() };
}

function byPlace(rows) {
  const places = new Map();
  for (const { place, serial, ...one } of rows) {
    if (!places.has(place)) places.set(place, new Map());
    places.get(place).set(serial, one);
  }
  return places;
}
