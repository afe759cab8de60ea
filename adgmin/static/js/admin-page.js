/* Pages of records and of signing in: the appearance switch; no heading without words. */
import { startThemeSwitch } from "./theme-switch.js";

startThemeSwitch();

/* The rows of an inline begin with a column that names them and has no heading: it is a cell, then. */
for (const heading of document.querySelectorAll(".tabular th.original")) {
  const cell = document.createElement("td");
  cell.className = heading.className;
  heading.replaceWith(cell);
}
