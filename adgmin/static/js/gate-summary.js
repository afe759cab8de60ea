/* The shift in figures: by verdict and by hour, what was sent and what waits; and its end. */
import { hear } from "./gate-bus.js";
import { hm } from "./gate-clock.js";
import { openDialog } from "./gate-dialogs.js";
import { $, make } from "./gate-dom.js";
import { momentOf, sinceThen } from "./gate-history.js";
import { beginShift, own, setOwn } from "./gate-own.js";
import { kick, link } from "./gate-sync.js";
import { onLanguage, say } from "./gate-words.js";

const HOUR = 3600_000;
const KINDS = ["admit", "ask", "refuse"];
const dialog = $('[data-dialog="summary"]');

/* { all, admit, ask, refuse, out, override, undone, hours: [[ms, { admit, ask, refuse, out }]] } of scans. */
export function figures(scans) {
  const sums = { all: scans.length, admit: 0, ask: 0, refuse: 0, out: 0, override: 0, undone: 0 };
  const hours = new Map();
  for (const entry of scans) {
    const hour = Math.floor(momentOf(entry) / HOUR) * HOUR;
    if (!hours.has(hour)) hours.set(hour, { admit: 0, ask: 0, refuse: 0, out: 0 });
    const kind = entry.verdict === "admit" && entry.direction === "out" ? "out" : entry.verdict;
    if (entry.undone) sums.undone += 1;
    else {
      sums[kind] += 1;
      hours.get(hour)[kind] += 1;
    }
    if (entry.override && entry.verdict === "admit" && !entry.undone) sums.override += 1;
  }
  return { ...sums, hours: [...hours].sort(([a], [b]) => a - b) };
}

function draw() {
  if (!dialog.open) return;
  const scans = sinceThen(own.began);
  const sums = figures(scans);
  const waiting = scans.filter((entry) => entry.waits).length;
  $("[data-summary-since]", dialog).textContent = `${say("summary_since", { time: hm(own.began) })}${own.operator ? ` · ${own.operator}` : ""}`;
  const facts = [...["all", ...KINDS, "out", "override", "undone"].map((key) => [`summary_${key}`, sums[key]]),
    ["summary_sent", scans.length - waiting], ["summary_waiting", link.waiting]];
  $("[data-summary-facts]", dialog).replaceChildren(...facts.map(([key, n]) => make("div", {}, make("dt", {}, say(key)), make("dd", {}, String(n)))));
  $("[data-summary-none]", dialog).hidden = scans.length > 0;
  const table = $("table", dialog);
  table.hidden = !scans.length;
  const heads = ["summary_hour", "summary_admit", "summary_ask", "summary_refuse", "summary_out"];
  $("thead tr", table).replaceChildren(...heads.map((key) => make("th", { scope: "col" }, say(key))));
  const row = ([hour, one]) => make("tr", {}, make("th", { scope: "row" }, hm(hour)), ...[...KINDS, "out"].map((kind) => make("td", {}, String(one[kind]))));
  $("tbody", table).replaceChildren(...sums.hours.map(row));
  $("[data-summary-wait]", dialog).textContent = link.waiting ? say("summary_end_wait", { n: link.waiting }) : "";
}

/* leave() shows the choice of gates. */
export function startSummary(leave) {
  $("[data-summary]").addEventListener("click", () => {
    openDialog("summary");
    draw();
  });
  $("[data-sign-off]", dialog).addEventListener("click", async () => {
    kick();
    await setOwn({ operator: "", gate: "" });
    await beginShift();
    dialog.close();
    leave();
  });
  for (const event of ["history", "queue"]) hear(event, draw);
  onLanguage(draw);
}
