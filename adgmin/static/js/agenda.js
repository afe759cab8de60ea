/* What the agenda does beyond reading: stay true to the moment, answer a search without a new page, print. */
import { refresh, startFilters } from "./filters.js";
import { startNow } from "./now.js";
import { startZone } from "./zone.js";

startNow();
startFilters();
startZone();

const FRESH_FOR = 5 * 60_000;
let fetched = Date.now();

async function freshen() {
  if (document.hidden || Date.now() - fetched < FRESH_FOR || document.activeElement?.closest("[data-swap]")) return;
  fetched = Date.now();
  await refresh();
}

document.addEventListener("visibilitychange", freshen);
setInterval(freshen, 60_000);

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
