// The admission rule: whether a badge may pass a door now. The twin of delegates/gates/rule.py, where question and
// answer are described; both pass the cases of tests/data/admission-vectors.json. Nothing is asked of the network.
import SENTENCES from "./gate-sentences.js";

export const PRESS_MINUTES = 10; // how long the press stays at a photo call unless the gate says otherwise
export const SOON = 30 * 60; // seconds before its start from which people come to a session
const HANOI = 7 * 60; // minutes east of UTC
const BLANK = " \t\n\r\f\v\u00a0\u3000"; // a reason made of these alone is none
const LIVE = ["ready", "printed", "issued"];
const STAFF_ROLES = new Map([["ORG", "secretariat"], ["SVC", "security"], ["MED", "media"], ["EXH", "exhibitor"]]);

// reason: what is answered, and whether somebody who may can let in all the same.
export const REASONS = new Map(Object.entries({
  unreadable: ["refuse", false],
  unknown_key: ["refuse", false],
  altered: ["refuse", false],
  other_edition: ["refuse", false],
  superseded: ["refuse", true],
  no_such_number: ["refuse", false],
  not_in_list: ["ask", true],
  revoked: ["refuse", true],
  replaced: ["refuse", true],
  lost: ["refuse", true],
  returned: ["refuse", true],
  held: ["ask", true],
  not_yet: ["refuse", true],
  expired: ["refuse", true],
  gate_closed: ["refuse", true],
  vehicle: ["refuse", true],
  wrong_zone: ["refuse", true],
  press_closed: ["refuse", true],
  press_over: ["refuse", true],
  other_parties: ["refuse", true],
  not_invited: ["refuse", true],
  seats_taken: ["ask", true],
  already_inside: ["ask", true],
  no_reentry: ["refuse", true],
  full: ["ask", true],
  out: ["admit", false],
  out_ended: ["admit", false],
  typed: ["admit", false],
  moved: ["admit", false],
  again: ["admit", false],
  press: ["admit", false],
  seat: ["admit", false],
  welcome_head: ["admit", false],
  welcome: ["admit", false],
}));

/** Answer one question. Never throws, whatever JSON it is given. */
export function decide(question) {
  const facts = factsOf(question);
  let reason = "";
  for (const step of STEPS) if ((reason = step(facts))) break;
  const [first, overridable] = REASONS.get(reason);
  const mayOverride = overridable && facts.override.may === true;
  const overridden = mayOverride && !isBlank(facts.override.reason);
  const verdict = overridden ? "admit" : first;
  return {
    verdict,
    reason,
    may_override: mayOverride,
    counts_as_seat: verdict === "admit" && !facts.isOut && facts.takesSeat,
    overridden,
  };
}

/** The session for which people come to a place now: the one that runs, else the next within half an hour, or null. */
export function sessionAt(sessions, place, now) {
  const there = sessions.filter((one) => one.place === place && one.status !== "cancelled" && now < one.end);
  const running = there.filter((one) => one.start <= now);
  if (running.length) return running.reduce((last, one) => (one.start > last.start ? one : last));
  const soon = there.filter((one) => one.start - SOON <= now);
  return soon.length ? soon.reduce((first, one) => (one.start < first.start ? one : first)) : null;
}

/** Until when (seconds since 1970) the press is admitted to a photo call; 0: not at all. */
export function pressUntil(session, gate) {
  const start = number((session ?? {}).start);
  const minutes = number((gate ?? {}).media_until_minute);
  return start === null ? 0 : start + 60 * (minutes === null ? PRESS_MINUTES : minutes);
}

/**
 * {operator: {vi, en}, guest: {vi, en}} for an answer of `decide`. `names`: words by placeholder, each {vi, en} or one
 * text for both (session, here_gate, elsewhere, delegation); `names.offset`: the zone in minutes east of UTC.
 */
export function say(answer, question, names = {}) {
  const reason = answer.overridden ? "overridden" : answer.reason;
  const values = { ...valuesOf(factsOf(question), names.offset ?? HANOI), ...names };
  const said = {};
  for (const [to, sentence] of Object.entries(SENTENCES[reason])) {
    said[to] = { vi: fill(sentence.vi, values, "vi"), en: fill(sentence.en, values, "en") };
  }
  return said;
}

/** "09:05" or "09:05 15/01/2026" for seconds since 1970; nothing for what is no such time. */
export function clockTime(seconds, offset = HANOI, withDay = false) {
  if (number(seconds) === null || seconds <= 0 || seconds >= 253_402_214_400) return "";
  const iso = new Date((Math.floor(seconds) + offset * 60) * 1000).toISOString();
  const day = `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;
  return withDay ? `${iso.slice(11, 16)} ${day}` : iso.slice(11, 16);
}

function valuesOf({ badge, gate, inside, places, session }, offset) {
  const seats = number(inside.seats_of_delegation) ?? 0;
  return {
    serial: plain(badge?.serial),
    zone: plain(gate.zone),
    taken: plain(seats),
    seat: plain(seats + 1),
    places: plain(places),
    count: plain(number(inside.count) ?? 0),
    capacity: plain(gate.capacity),
    since: clockTime(inside.since, offset),
    from: clockTime(badge?.from, offset, true),
    until: clockTime(badge?.until, offset, true),
    press_until: clockTime(pressUntil(session, gate), offset),
  };
}

function fill(sentence, values, lang) {
  const said = sentence.replace(/\{([a-z_]+)\}/g, (_match, name) => {
    const value = values[name] || SENTENCES._words[name] || "";
    return (typeof value === "string" ? value : value[lang]) || "";
  });
  return said.slice(0, 1).toUpperCase() + said.slice(1);
}

function plain(value) {
  if (typeof value === "string") return value;
  return Number.isSafeInteger(value) ? String(value) : "";
}

function factsOf(question) {
  const all = object(question) ?? {};
  const badge = object(all.badge);
  const session = object(all.session);
  const role = roleOf(badge);
  const isPress = role === "media" || (!text(badge?.role) && text(badge?.category) === "MED");
  const places = number(session?.heads_plus);
  const delegation = text(badge?.delegation);
  return {
    badge, session, role, isPress, places, delegation,
    gate: object(all.gate) ?? {},
    inside: object(all.inside) ?? {},
    override: object(all.override) ?? {},
    now: number(all.now) ?? 0,
    code: text(all.code),
    known: all.known === true && badge !== null,
    isOut: all.direction === "out",
    isHere: (object(all.inside) ?? {}).here === true,
    takesSeat: places !== null && delegation !== "" && !isPress && role !== "head",
  };
}

function roleOf(badge) {
  const role = text(badge?.role);
  if (role) return role;
  if (text(badge?.kind) === "staff") return STAFF_ROLES.get(text(badge?.category)) ?? "";
  return text(badge?.kind) === "floater" ? "delegate" : "";
}

const STEPS = [
  function code({ code }) {
    if (["unknown_key", "altered", "other_edition"].includes(code)) return code;
    return ["ok", "typed", "superseded"].includes(code) ? "" : "unreadable";
  },
  function out({ isOut, known, code, badge }) {
    if (!isOut) return "";
    return known && code !== "superseded" && LIVE.includes(text(badge.state)) ? "out" : "out_ended";
  },
  function listed({ known, code }) {
    if (code === "superseded") return "superseded";
    if (known) return "";
    return code === "typed" ? "no_such_number" : "not_in_list";
  },
  function ended({ badge }) {
    const state = text(badge.state);
    if (LIVE.includes(state)) return "";
    return ["replaced", "lost", "returned"].includes(state) ? state : "revoked";
  },
  function held({ badge }) {
    return badge.held === false ? "" : "held";
  },
  function time({ badge, now }) {
    const begin = number(badge.from), end = number(badge.until);
    if (begin === null || now < begin) return "not_yet";
    return end === null || now >= end ? "expired" : "";
  },
  function gate({ gate }) {
    return gate.open === true ? "" : "gate_closed";
  },
  function zone({ gate, badge, session }) {
    const zone = text(gate.zone);
    if (text(badge.kind) === "vehicle" && (zone || session !== null)) return "vehicle";
    return text(badge.zones).includes(zone) ? "" : "wrong_zone";
  },
  function press({ session, isPress, gate, now }) {
    if (session === null || !isPress) return "";
    if (session.media === "photo_call") return now >= pressUntil(session, gate) ? "press_over" : "";
    return session.media === "open" ? "" : "press_closed";
  },
  function audience({ session, isPress, badge, delegation, takesSeat, role }) {
    if (session === null || isPress || ["public", "accredited"].includes(session.access)) return "";
    const parties = session.parties ?? null;
    if (delegation && parties !== null && !list(parties).includes(delegation)) return "other_parties";
    if (session.access !== "restricted") return "not_invited";
    if (text(badge.kind) === "floater" && takesSeat) return "";
    return role && list(session.categories).includes(role) ? "" : "not_invited";
  },
  function seats({ takesSeat, isHere, inside, places }) {
    if (!takesSeat || isHere) return "";
    return (number(inside.seats_of_delegation) ?? 0) >= places ? "seats_taken" : "";
  },
  function inside({ isHere, gate, inside }) {
    if (isHere) return gate.single_entry !== false ? "already_inside" : "";
    return inside.was_here === true && gate.reentry !== true ? "no_reentry" : "";
  },
  function capacity({ gate, inside, isHere }) {
    const most = number(gate.capacity);
    return most !== null && (number(inside.count) ?? 0) >= most && !isHere ? "full" : "";
  },
  function welcome({ code, isHere, inside, session, isPress, takesSeat, role }) {
    if (code === "typed") return "typed";
    if (isHere) return "again";
    if (text(inside.elsewhere)) return "moved";
    if (session !== null && isPress && session.media === "photo_call") return "press";
    if (takesSeat) return "seat";
    return role === "head" ? "welcome_head" : "welcome";
  },
];

function object(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}

function text(value) {
  return typeof value === "string" ? value : "";
}

function list(value) {
  return Array.isArray(value) ? value : [];
}

function number(value) {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function isBlank(value) {
  return [...text(value)].every((sign) => BLANK.includes(sign));
}
