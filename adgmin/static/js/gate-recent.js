/* The last scans, beside the verdict or under it. */
import { hear } from "./gate-bus.js";
import { hms } from "./gate-clock.js";
import { $, make } from "./gate-dom.js";
import { latest, momentOf, undoable } from "./gate-history.js";
import { list } from "./gate-list.js";
import { nameOf } from "./gate-verdict.js";
import { onLanguage, said, say } from "./gate-words.js";

const MOST = 8;
const SIGNS = { admit: ["ok", "i-check"], ask: ["hold", "i-warn"], refuse: ["deny", "i-x"] };

export function icon(name, css = "ic") {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", css);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${document.documentElement.dataset.sprite}#${name}`);
  svg.append(use);
  return svg;
}

export function startRecent() {
  for (const event of ["history", "list"]) hear(event, draw);
  onLanguage(draw);
  setInterval(offerUndo, 5000);
}

function draw() {
  const rows = latest(MOST);
  $("[data-recent]").replaceChildren(...rows.map(line));
  $("[data-recent-none]").hidden = rows.length > 0;
  offerUndo();
}

function offerUndo() {
  $("[data-undo]").disabled = !undoable();
}

function line(entry) {
  const badge = list.badges.get(entry.serial) ?? null;
  const [css, sign] = SIGNS[entry.verdict] ?? SIGNS.refuse;
  const verdict = say(entry.direction === "out" && entry.verdict === "admit" ? "admit_out" : entry.verdict);
  const small = [badge?.category, said(badge?.delegation_name), verdict];
  if (entry.override && entry.verdict === "admit") small.push(say("overridden_mark"));
  if (entry.undone) small.push(say("undone_mark"));
  if (entry.waits) small.push(say("waiting_mark"));
  const words = make("span", {}, nameOf(badge, entry.serial), make("small", {}, small.filter(Boolean).join(" · ")));
  const css_row = entry.undone ? "is-undone" : null;
  return make("li", { class: css_row, "data-sequence": entry.sequence }, icon(sign, `ic v v--${css}`), words, make("time", {}, hms(momentOf(entry))));
}
