/* Pages of records and of signing in: the appearance switch; no heading without words; ticks in view. */
import { startThemeSwitch } from "./theme-switch.js";

startThemeSwitch();

/* The rows of an inline begin with a column that names them and has no heading: it is a cell, then. */
for (const heading of document.querySelectorAll(".tabular th.original")) {
  const cell = document.createElement("td");
  cell.className = heading.className;
  heading.replaceWith(cell);
}

/* A long list opens at the first of what is ticked. */
for (const list of document.querySelectorAll("div.ticks, #id_sessions_wanted")) {
  const ticked = list.querySelector("input:checked");
  if (ticked) list.scrollTop += ticked.getBoundingClientRect().top - list.getBoundingClientRect().top - 12;
}
