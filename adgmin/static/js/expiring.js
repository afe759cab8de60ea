/* Takes announcements away at the moment at which they expire, by the server's clock. */
import { serverClock } from "./now.js";

export function startExpiring() {
  let timer = 0;
  const look = () => {
    clearTimeout(timer);
    let soonest = Infinity;
    for (const said of document.querySelectorAll("[data-expires]")) {
      const left = Date.parse(said.dataset.expires) - serverClock()();
      if (left <= 0) said.remove();
      else soonest = Math.min(soonest, left);
    }
    if (soonest < Infinity) timer = setTimeout(look, Math.min(soonest + 50, 60_000));
  };
  look();
  for (const event of ["programme:changed", "programme:alive"]) document.addEventListener(event, look);
  document.addEventListener("visibilitychange", look);
}
