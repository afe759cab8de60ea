/* The gate app: which view is shown, and how a badge goes from the eye of the camera to the verdict. */
import { useToken } from "./gate-api.js";
import { hear, tell } from "./gate-bus.js";
import { callSupervisor } from "./gate-call.js";
import { startChoosing, offerGates } from "./gate-choose.js";
import { now } from "./gate-clock.js";
import { closeDialogs, dialogOpen, startDialogs } from "./gate-dialogs.js";
import { $, showView } from "./gate-dom.js";
import { endPairing, forgetPeopleNow, hasEnded } from "./gate-end.js";
import { startEvacuation } from "./gate-evacuation.js";
import { startFind } from "./gate-find.js";
import { startHead } from "./gate-head.js";
import { openHistory } from "./gate-history.js";
import { startIdle, stopIdle, wakeCamera } from "./gate-idle.js";
import { list, openList } from "./gate-list.js";
import { takeOver, whenAlone } from "./gate-one.js";
import { gateNow, own, takeOwn } from "./gate-own.js";
import { startPairing } from "./gate-pair.js";
import { startRecent } from "./gate-recent.js";
import { isBusy, notStored, ready, scan, undoLast } from "./gate-scan.js";
import { switchSound, wakeSound } from "./gate-signals.js";
import { openStore } from "./gate-store.js";
import { startStrip } from "./gate-strip.js";
import { startSummary } from "./gate-summary.js";
import { link, onlySend, startSync, stopSync, tellWaiting } from "./gate-sync.js";
import { startUpdates } from "./gate-update.js";
import { blocks, closeVerdict, showVerdict, verdictOpen } from "./gate-verdict.js";
import { startWedge } from "./gate-wedge.js";
import { askWhy, startWhy } from "./gate-why.js";
import { say, startWords } from "./gate-words.js";
import { keepAwake } from "./screen-awake.js";

const WATCH = 5000;
const SHORTLY = 4000;
const told = $("[data-told]");
let leaving = ""; // why everything goes, once it does
let scanning = false; // whether the view in which badges are looked at is open

/* ---- a badge ---- */

async function look(shown, reason = "") {
  if (!scanning || hasEnded() || dialogOpen()) return;
  if (blocks() && !reason) return tellShortly("close_first");
  if (!ready()) return tellShortly("choose_none");
  const began = performance.now();
  const slow = setTimeout(tellShortly, 300, "checking");
  try {
    const answer = await scan(shown, reason);
    if (answer) show(answer, shown);
    $("[data-verdict]").dataset.took = Math.round(performance.now() - began);
  } catch (error) {
    console.error(error);
    show(notStored(), shown);
  } finally {
    clearTimeout(slow);
  }
}

function show(answer, shown) {
  told.textContent = "";
  showVerdict(answer, { next: closeVerdict, override: (why) => override(shown, why), call: () => callSupervisor(answer) });
}

async function override(shown, why) {
  const reason = why ?? (await askWhy());
  if (!reason) return;
  closeVerdict();
  await look(shown, reason);
}

/* A sentence for a moment, said politely to screen readers. */
function tellShortly(key) {
  told.textContent = say(key);
  clearTimeout(tellShortly.timer);
  tellShortly.timer = setTimeout(() => (told.textContent = ""), SHORTLY);
}

async function undo() {
  const back = await undoLast();
  if (back && verdictOpen()) closeVerdict();
  tellShortly(back ? "undo_done" : "undo_none");
}

/* ---- views ---- */

function openGate() {
  if (!gateNow() && list.version) return chooseGate();
  scanning = true;
  showView("scan");
  tell("own");
  wakeCamera();
}

function leaveGate() {
  scanning = false;
  closeVerdict();
  closeDialogs();
  stopIdle();
}

function chooseGate() {
  leaveGate();
  offerGates();
  showView("choose");
  $('[data-view="choose"] h1').focus();
}

async function begin() {
  await openStore();
  const parts = await openList();
  takeOwn(parts.own ?? {});
  switchSound(own.sound);
  await openHistory();
  tell("history");
  if (parts.device?.token) work(parts.device);
  else showView("pair");
}

function work(device) {
  useToken(device.token);
  startSync(() => ({ gate: own.gate, operator: own.operator }));
  if (own.gate) openGate();
  else chooseGate();
}

/* When the event is over everything goes. */
async function watchEnd() {
  if (hasEnded() || !list.edition?.ends || now() / 1000 < list.edition.ends) return;
  await endWhenSent("ended");
}

/* What this device holds of people goes at once, everything else when the scans that wait have been sent: the server keeps
   them, whoever sends them. */
async function endWhenSent(why) {
  if (leaving || hasEnded()) return;
  leaving = why;
  await tellWaiting();
  if (!link.waiting) return endPairing(why);
  leaveGate();
  onlySend();
  await forgetPeopleNow();
  showView("ending");
  const tellOf = () => {
    $("[data-ending]").textContent = say(`${why}_waiting`, { n: link.waiting });
    if (!link.waiting) endPairing(why);
  };
  hear("queue", tellOf);
  tellOf();
}

function able() {
  const all = [self.isSecureContext, self.indexedDB, crypto.subtle, navigator.locks, self.Worker, self.createImageBitmap, AbortSignal.timeout];
  return all.every(Boolean);
}

function stop() {
  leaveGate();
  stopSync();
  showView("elsewhere");
}

function start() {
  startWords();
  if (!able()) return showView("unable");
  startDialogs();
  startWhy();
  startIdle((text) => look({ text }));
  startWedge((text) => {
    if (dialogOpen("find")) closeDialogs();
    look({ text });
  });
  startFind((serial) => look({ serial }));
  startHead();
  startStrip();
  startRecent();
  startEvacuation();
  startSummary(chooseGate);
  startChoosing(openGate);
  startPairing(work);
  keepAwake();
  setInterval(watchEnd, WATCH);
  addEventListener("pointerdown", wakeSound);
  addEventListener("keydown", wakeSound);
  hear("revoked", () => endWhenSent("revoked"));
  hear("ended", leaveGate);
  hear("list", () => scanning && list.version && !gateNow() && chooseGate()); // the desk took the gate away
  $("[data-undo]").addEventListener("click", undo);
  $("[data-pair-again]").addEventListener("click", () => {
    leaveGate();
    showView("pair");
  });
  $("[data-change-gate]").addEventListener("click", chooseGate);
  $("[data-again]").addEventListener("click", () => location.reload());
  $("[data-take-over]").addEventListener("click", takeOver);
  $("[data-verdict]").addEventListener("keydown", (event) => event.key === "Escape" && closeVerdict());
  whenAlone(open, () => showView("elsewhere"), stop);
  startUpdates(() => !isBusy() && !verdictOpen() && !dialogOpen()).catch(() => {});
}

function open() {
  begin().catch((error) => {
    console.error(error);
    showView("unable");
  });
}

start();
