/* The schedule board: what a page of the desk does beyond reading and sending forms. */
import { startDragging } from "./board-drag.js";
import { startFollowing } from "./board-follow.js";
import { clock, first, isGrid, scroller, STEP } from "./board-grid.js";
import { startKeys } from "./board-keys.js";
import { remember } from "./board-merge.js";
import { startPanel } from "./board-panel.js";
import { mayChange, root } from "./board-words.js";

/** Begin where the day's first session does, or at what the address names. */
function scrollToFirst() {
  const named = location.hash.startsWith("#s-") && document.getElementById(location.hash.slice(1));
  const block = named || root.querySelector(".sched__list > [data-code]");
  if (!isGrid() || !block) return;
  const heads = root.querySelector(".room").getBoundingClientRect().height;
  scroller().scrollTop += block.getBoundingClientRect().top - scroller().getBoundingClientRect().top - heads - STEP * 4;
  named?.querySelector?.("a")?.focus({ preventScroll: true });
}

remember();
scrollToFirst();
startPanel();
if (mayChange) {
  startDragging();
  startKeys();
}
startFollowing();
root.dataset.ready = clock(first());
