/* One badge from the code to the verdict: the rule is asked, the scan is written for good, the server is asked when it
   answers at once, and only then is anything shown. One at a time, so that they stay in order. */
import { aheadBy } from "./gate-clock.js";
import { passOf, remember, undoable } from "./gate-history.js";
import { judge } from "./gate-judge.js";
import { list } from "./gate-list.js";
import { gateNow, own } from "./gate-own.js";
import { note, settle, takeBack } from "./gate-presence.js";
import { sayOf } from "./gate-say.js";
import { say } from "./gate-rule.js";
import { addScan } from "./gate-store.js";
import { askAtOnce, nudge } from "./gate-sync.js";
import { say as sentence } from "./gate-words.js";

const LONGEST_CODE = 300;
let busy = false;

export const isBusy = () => busy;

/* shown: { text } or { serial }; reason: why it is let in all the same.
   → what gate-verdict.js shows, or null while another one is looked at. Raises what the store raises. */
export async function scan(shown, reason = "") {
  const gate = gateNow();
  if (busy || !gate) return null;
  busy = true;
  try {
    const judged = await judge(shown, { gate, direction: own.direction }, reason);
    const entry = entryOf(shown, gate, judged, reason);
    const sequence = await addScan(entry);
    const server = await askAtOnce(sequence, entry);
    const verdict = server ? fromServer(server, judged, entry) : fromList(judged);
    entry.verdict = verdict.verdict;
    entry.reason = verdict.reason;
    if (server) entry.own.seat = judged.answer.counts_as_seat;
    if (verdict.verdict === "admit" && entry.serial !== null) note(sequence, passOf(entry));
    if (server) settle([sequence]);
    remember({ ...entry, sequence, waits: !server });
    return { ...verdict, sequence, shown, direction: own.direction, checked: judged.checked };
  } finally {
    busy = false;
    nudge();
  }
}

function entryOf(shown, gate, { answer, serial }, reason) {
  return {
    act: "scan", at: Date.now(), ahead: aheadBy(), code: (shown.text ?? "").slice(0, LONGEST_CODE), serial,
    gate: gate.code, direction: own.direction, verdict: answer.verdict, reason: answer.reason, override: reason,
    own: { place: gate.place, seat: answer.counts_as_seat },
  };
}

function fromList({ answer, question, badge, serial }) {
  return { ...answer, say: sayOf(answer, question, badge), badge: badge ?? question.badge, serial, by: "list" };
}

/* The server knows what happened at other doors; its answer counts. */
function fromServer(data, judged, entry) {
  const badge = { ...judged.badge, ...data.badge };
  const serial = data.badge?.serial ?? entry.serial;
  const overridden = entry.override !== "" && data.verdict === "admit" && data.may_override === true;
  return {
    verdict: data.verdict, reason: data.reason, may_override: data.may_override === true, overridden,
    say: data.say, badge: Object.keys(badge).length ? badge : judged.question.badge, serial, by: "server",
  };
}

/* What is shown when a scan could not be written: nobody is admitted by it. */
export function notStored() {
  const [vi, en] = ["vi", "en"].map((lang) => `${sentence("full_title", {}, lang)}. ${sentence("full_how", {}, lang)}`);
  const { guest } = say({ reason: "not_in_list", overridden: false }, {});
  return {
    verdict: "ask", reason: "not_stored", may_override: false, overridden: false, say: { operator: { vi, en }, guest },
    badge: null, serial: null, by: "list", direction: own.direction, checked: true,
  };
}

/* Take back the last admission within a minute; → what was taken back, or null. */
export async function undoLast() {
  const last = undoable();
  if (busy || !last) return null;
  busy = true;
  try {
    const entry = {
      act: "undo", of: last.sequence, at: Date.now(), ahead: aheadBy(), code: "", serial: last.serial, gate: last.gate,
      direction: last.direction, verdict: "", reason: "", override: "", own: last.own,
    };
    const sequence = await addScan(entry);
    takeBack(last.sequence, sequence, { serial: last.serial, place: last.own?.place });
    remember({ ...entry, sequence, waits: true });
    return last;
  } finally {
    busy = false;
    nudge();
  }
}

/* Whether this device holds a list by which it can answer. */
export const ready = () => list.version !== "" && gateNow() !== undefined;
