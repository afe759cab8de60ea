/* Says in words how the connection is, how old the list is and how many scans wait; and when a new version is ready. */
import { hear } from "./gate-bus.js";
import { hm } from "./gate-clock.js";
import { $ } from "./gate-dom.js";
import { list } from "./gate-list.js";
import { kick, link } from "./gate-sync.js";
import { onLanguage, say } from "./gate-words.js";

const strip = $("[data-strip]");

export function startStrip() {
  for (const event of ["link", "list", "queue"]) hear(event, draw);
  onLanguage(draw);
  $("[data-try]").addEventListener("click", kick);
}

function draw() {
  const away = !link.online && link.since > 0;
  strip.hidden = !away;
  $("[data-pair-again]").hidden = !link.unknown;
  $("[data-try]").hidden = link.unknown;
  if (away) {
    write("[data-strip-what]", link.unknown ? say("unknown_device") : say("away", { time: hm(link.since) }));
    write("[data-strip-how]", [listWords(), waitingWords()].join(" "));
  }
  const sending = !away && link.waiting > 1;
  write("[data-list-age]", sending ? say("sending", { n: link.waiting }) : list.version ? say("list_of", { n: list.badges.size, time: hm(list.at) }) : "");
}

/* Untouched when it reads so already: a live region speaks only of what is new. */
function write(selector, words) {
  const node = $(selector);
  if (node.textContent !== words) node.textContent = words;
}

function listWords() {
  return list.version ? say("away_list", { n: list.badges.size, time: hm(list.at) }) : say("away_no_list");
}

function waitingWords() {
  if (link.waiting < 2) return say(link.waiting ? "away_waiting_one" : "away_waiting_none");
  return say("away_waiting", { n: link.waiting });
}
