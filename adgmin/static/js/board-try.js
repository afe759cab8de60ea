/* Asks what a move would break, while it is being made, and shows it on the blocks and beside the keys. */
import { blockOf } from "./board-grid.js";
import { attempt } from "./board-send.js";
import { say, words } from "./board-words.js";

const WAIT = 60;
const QUIET = 600;
const MOST = 3;
const bar = document.getElementById("keys");
let timer = 0;
let speak = 0;
let running = null;

export function startTrying(held) {
  hush();
  timer = setTimeout(() => tryOut(held), WAIT);
}

export function stopTrying() {
  hush();
  clearMarks();
}

/** What was asked about an earlier place is neither shown nor spoken any more. */
function hush() {
  clearTimeout(timer);
  clearTimeout(speak);
  running?.abort();
}

async function tryOut(held) {
  running = new AbortController();
  const { signal } = running;
  try {
    const answer = await attempt(held.at, signal);
    const { findings } = await answer.json();
    if (!signal.aborted) show(findings, held);
  } catch {
    /* A look ahead that fails is no failure: the save itself tells. */
  }
}

function show(findings, held) {
  clearMarks();
  held.carrier.classList.toggle("is-bad", findings.some((finding) => finding.severity === "block"));
  for (const code of new Set(findings.flatMap((finding) => finding.sessions))) {
    if (code !== held.from.code) blockOf(code)?.classList.add("is-hit");
  }
  for (const finding of findings.slice(0, MOST)) {
    const line = document.createElement("span");
    line.className = "keys__bad";
    line.textContent = finding.text;
    bar.append(line);
  }
  speak = setTimeout(() => say(findings.length ? findings.slice(0, MOST).map((one) => one.text).join(" ") : words.fine), QUIET);
}

function clearMarks() {
  for (const line of bar.querySelectorAll(".keys__bad")) line.remove();
  for (const block of document.querySelectorAll(".sched .is-hit")) block.classList.remove("is-hit");
}
