/* What the agenda does beyond reading: keep the present moment, answer a search without a new page, print. */
import { startFilters } from "./filters.js";
import { startNow } from "./now.js";
import { startZone } from "./zone.js";

startNow();
startFilters();
startZone();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
