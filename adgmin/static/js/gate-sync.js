/* Sends what waits and fetches what changed, whenever it can, longer apart after each failure. A scan leaves the queue
   only when the server names its sequence. */
import { Away, Refusal, Revoked, ask } from "./gate-api.js";
import { hear, tell } from "./gate-bus.js";
import { aheadBy, measure, now } from "./gate-clock.js";
import { list, stillTrue, takeState } from "./gate-list.js";
import { fetchPhotos } from "./gate-photos.js";
import { settle, told } from "./gate-presence.js";
import { countWaiting, settleScans, waitingScans } from "./gate-store.js";

const EVERY = 10_000;
const LONGEST = 60_000;
const MOST = 500;
const CHECK_PATIENCE = 1200;
export const link = { online: false, unknown: false, since: 0, waiting: 0 };
const inFlight = new Set(); // sequences of a single check that the server has not answered yet
let own = null; // → { gate, operator } of this device now
let failures = 0;
let most = MOST;
let timer = 0;
let refreshed = 0; // when the list was last asked for
let notBefore = 0; // when the server wants to be asked again
let fetching = true;
let running = false;
let again = false;

export function startSync(whose) {
  const first = own === null;
  own = whose;
  notBefore = failures = 0;
  if (!first) return kick();
  addEventListener("online", kick);
  addEventListener("offline", () => away());
  document.addEventListener("visibilitychange", () => document.hidden || kick());
  hear("ended", stopSync);
  kick();
}

export function stopSync() {
  clearTimeout(timer);
  again = false;
  own = null;
}

/* Now rather than later, unless the server asked to be left alone for a while. */
export function kick() {
  clearTimeout(timer);
  const wait = notBefore - Date.now();
  if (running) again = true;
  else if (wait > 0) timer = setTimeout(kick, wait);
  else round();
}

/* Something waits: it goes at once when the server answers, else when its turn comes. */
export async function nudge() {
  await tellWaiting();
  if (link.waiting && !failures) kick();
}

/* Fetch no list any more. */
export function onlySend() {
  fetching = false;
}

async function round() {
  running = true;
  again = false;
  const faults = [];
  const attempt = (work) => work().catch((error) => faults.push(error));
  try {
    if (!link.online && fetching) await attempt(refresh); // first the time, by which the moments of scans are put right
    if (own) await attempt(sendAll); // whatever the list came to, and the other way round
    if (own && fetching && link.online && Date.now() - refreshed > EVERY / 2) await attempt(refresh);
    if (faults.length) throw faults.find((error) => error instanceof Revoked) ?? faults[0];
    failures = 0;
    answered();
  } catch (error) {
    if (error instanceof Revoked) return tell("revoked");
    failures += 1;
    notBefore = Date.now() + (error.wait ?? 0);
    link.unknown = error.message === "401";
    if (!(error instanceof Refusal)) away();
  } finally {
    running = false;
    if (own) timer = setTimeout(kick, again && !failures ? 0 : pause());
  }
}

/* Ten seconds, twice as long after each failure, and never all devices in one moment. */
function pause() {
  const base = failures ? Math.min(LONGEST, 1000 * 2 ** failures) : EVERY;
  return base * (0.6 + 0.6 * Math.random());
}

function answered() {
  link.unknown = false;
  if (!link.online) Object.assign(link, { online: true, since: now() });
  tell("link");
}

function away() {
  if (link.online || !link.since) Object.assign(link, { online: false, since: now() });
  tell("link");
}

/* ---- the list ---- */

async function refresh() {
  const sentAt = Date.now();
  const since = list.version && `?since=${encodeURIComponent(list.version)}`;
  const { status, data, tag } = await ask(`state${since}`, { tag: list.version ? list.tag : undefined });
  if (status === 304) await stillTrue();
  else {
    measure(data.server_time, sentAt);
    await takeState(data, tag).catch((error) => {
      throw error instanceof TypeError ? new Away("state") : error;
    });
  }
  told(sentAt);
  refreshed = Date.now();
  answered();
  tell("list");
  if (own) fetchPhotos().then((any) => any && tell("photos")).catch(() => {});
}

/* ---- the queue ---- */

async function sendAll() {
  while (own && (await send()));
}

/* Send the oldest scans that wait; whether more are left. */
async function send() {
  const asked = most;
  const rows = await waitingScans(asked);
  const batch = rows.filter(({ sequence }) => !inFlight.has(sequence));
  await tellWaiting();
  if (!batch.length) return false;
  const sentAt = Date.now();
  const body = { sent_at: sentAt, ...(await standing()), scans: batch.map(asSent) };
  const { data } = await ask("scans", { body, patience: 30_000 }).catch(smallerNext);
  measure(data.server_time, sentAt);
  const sent = new Set(batch.map(({ sequence }) => sequence));
  const had = (Array.isArray(data.results) ? data.results : [])
    .filter((one) => sent.has(one?.sequence) && ["stored", "duplicate", "kept"].includes(one.status))
    .map(({ sequence }) => sequence);
  if (!had.length) throw new Away("no results");
  await settled(had);
  most = MOST;
  return rows.length > had.length || rows.length === asked;
}

/* A batch that is refused as a whole stays; half of it is tried next, down to a single scan. */
function smallerNext(error) {
  if (error instanceof Refusal) most = Math.max(1, Math.floor(most / 2));
  throw error;
}

async function settled(sequences, entry = null) {
  await settleScans(sequences, entry);
  settle(sequences);
  await tellWaiting();
  tell("sent", { sequences });
}

export async function tellWaiting() {
  link.waiting = await countWaiting();
  tell("queue");
}

async function standing() {
  const battery = await navigator.getBattery?.().catch(() => null);
  const { gate = "", operator = "" } = own?.() ?? {};
  const version = document.documentElement.dataset.version;
  return { battery: battery ? Math.round(battery.level * 100) : null, queue: link.waiting, gate, operator, version };
}

/* A device's clock that was set since tells another time for the same moment: the difference measured then and now. */
function asSent({ ahead = aheadBy(), waits: _, own: __, at, ...entry }) {
  return { ...entry, at: at === undefined ? null : Math.round(at + ahead - aheadBy()) };
}

/* ---- one scan at once ---- */

/* Ask the server about a scan that is already written. → its answer, or null when the device has to answer itself: no
   connection, older scans still to be sent first, or no answer in time. */
export async function askAtOnce(sequence, entry) {
  if (!link.online || navigator.onLine === false) return null;
  inFlight.add(sequence);
  if ((await countWaiting()) > 1) return leave(sequence);
  try {
    const body = { sequence, at: entry.at, sent_at: Date.now(), gate: entry.gate, direction: entry.direction };
    if (entry.code) body.code = entry.code;
    else body.serial = entry.serial;
    const { operator = "" } = own();
    const { data } = await ask("check", { body: { ...body, override: entry.override, operator }, patience: CHECK_PATIENCE });
    if (!["admit", "ask", "refuse"].includes(data.verdict)) return null;
    await settled([sequence], { ...entry, verdict: data.verdict, reason: data.reason });
    return data;
  } catch (error) {
    if (error instanceof Revoked) tell("revoked");
    if (error instanceof Away) away();
    return null;
  } finally {
    leave(sequence);
  }
}

function leave(sequence) {
  inFlight.delete(sequence);
  return null;
}
