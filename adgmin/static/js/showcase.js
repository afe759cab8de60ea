/* The showcase: answers its search in place; a booth pointed at in the list is pointed out on the plan, and back. */
import { startFilters } from "./filters.js";
import { startMap } from "./hall-map.js";

startFilters();
startMap();

function point(code, on) {
  for (const place of document.querySelectorAll(`[data-booth="${CSS.escape(code)}"]`)) place.classList.toggle("is-pointed", on);
}

for (const [begin, end] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(begin, (event) => {
    const place = event.target.closest("[data-booth]");
    if (place) point(place.dataset.booth, true);
  });
  document.addEventListener(end, (event) => {
    const place = event.target.closest("[data-booth]");
    if (place) point(place.dataset.booth, false);
  });
}
