/* Asks the admission rule about one badge, with what this device holds. */
import { now } from "./gate-clock.js";
import { digestOf, readCode } from "./gate-code.js";
import { list } from "./gate-list.js";
import { elsewhere, insideOf, wasHere } from "./gate-presence.js";
import { decide, sessionAt } from "./gate-rule.js";

/* shown: { text } from a code or { serial } typed; door: { gate, direction }; reason: why it is let in all the same.
   → { answer, question, badge (of the list, or null), serial, checked }. */
export async function judge(shown, { gate, direction }, reason = "") {
  const { code, payload, checked } = await known(shown);
  const serial = shown.serial ?? payload?.serial ?? null;
  const trusted = !["unreadable", "unknown_key", "altered", "other_edition"].includes(code);
  const badge = trusted ? (list.badges.get(serial) ?? null) : null;
  const question = {
    now: Math.floor(now() / 1000),
    direction,
    code,
    known: badge !== null,
    gate,
    badge: badge ?? (trusted && payload ? ofPayload(payload) : null),
    session: sessionAt(list.sessions, gate.place, Math.floor(now() / 1000)),
    inside: insideFor(badge, serial, gate.place),
    override: { may: list.device?.may_override === true, reason },
  };
  return { answer: decide(question), question, badge, serial, checked };
}

async function known(shown) {
  if (shown.text === undefined) return { code: "typed", payload: null, checked: true };
  const reading = readCode(shown.text, list.keys, list.edition?.mark);
  const [read, digest] = await Promise.all([reading, digestOf(shown.text)]);
  const badge = read.code === "ok" ? list.badges.get(read.payload.serial) : null;
  if (badge && badge.code_digest !== digest) read.code = "superseded";
  return read;
}

/* What the signed code alone says of a badge that is newer than the list. */
function ofPayload({ serial, kind, category, zones, from, until }) {
  return { serial, kind, category, role: "", delegation: "", zones, from, until, state: "issued", held: false };
}

function insideFor(badge, serial, place) {
  const people = insideOf(place);
  const here = people.get(serial);
  const seats = [...people].filter(([number, one]) => one.seat && list.badges.get(number)?.delegation === badge?.delegation);
  return {
    here: here !== undefined,
    since: here?.since ?? null,
    here_gate: here?.gate ?? null,
    elsewhere: serial === null ? null : elsewhere(serial, place),
    was_here: wasHere(serial, place),
    count: people.size,
    seats_of_delegation: badge?.delegation ? seats.length : 0,
  };
}
