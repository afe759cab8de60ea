/* Runs before the first paint so that the page never flashes: applies the appearance the reader chose, and lets what
   is said to those without scripts not show. */
(function () {
  "use strict";
  document.documentElement.dataset.scripts = "";
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  } catch {
    /* storage is refused: the system's setting holds */
  }
})();
