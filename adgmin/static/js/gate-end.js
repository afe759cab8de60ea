/* The end of a pairing: the list, the photographs, the keys, the kept pages and the worker leave this device. */
import { useToken } from "./gate-api.js";
import { tell } from "./gate-bus.js";
import { $, showView } from "./gate-dom.js";
import { forgetHistory } from "./gate-history.js";
import { forgetList } from "./gate-list.js";
import { forgetPresence } from "./gate-presence.js";
import { countWaiting, destroyStore, forgetPeople } from "./gate-store.js";
import { onLanguage, say } from "./gate-words.js";

let ending = "";
let unsent = 0;

export const hasEnded = () => ending !== "";

/* why: "revoked" or "ended"; what waited has been sent by then, unless its store could not be read. */
export async function endPairing(why) {
  if (ending) return;
  ending = why;
  unsent = await countWaiting().catch(() => 0);
  tell("ended");
  forgetList();
  forgetPresence();
  forgetHistory();
  useToken("");
  await destroyStore();
  await forgetApp();
  draw();
  showView("wiped");
  $('[data-view="wiped"] h1').focus();
}

/* Scans still wait: people's data go now, the rest once the scans are sent. */
export async function forgetPeopleNow() {
  forgetList();
  forgetPresence();
  await forgetPeople();
}

async function forgetApp() {
  for (const name of await caches.keys()) if (name.startsWith("gate-")) await caches.delete(name);
  const registration = await navigator.serviceWorker?.getRegistration("/gate/");
  if (registration?.scope.endsWith("/gate/")) await registration.unregister();
}

function draw() {
  if (!ending) return;
  $("[data-wiped-why]").textContent = say(`wiped_${ending}`);
  $("[data-wiped-unsent]").textContent = unsent ? say("wiped_unsent", { n: unsent }) : "";
}

onLanguage(draw);
