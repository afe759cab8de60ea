/* The server's time, told by pages that are at most a minute old when they arrive. */
const KEPT = 10;
const PLACE = "screen-clock";

/* A page may be older than it looks, never newer: of the last ones the one that is furthest ahead is right.
   What was known before a restart without network counts until enough pages have come. */
export function makeClock() {
  let ahead = remembered();
  return {
    now: () => Date.now() + Math.max(...ahead),
    /* Told by an answer that was made this moment. */
    set(told) {
      ahead = [told - Date.now()];
      remember(ahead[0]);
    },
    learn(told) {
      ahead.push(told - Date.now());
      if (ahead.length > KEPT) ahead.shift();
      remember(Math.max(...ahead));
    },
  };
}

export function inMeetingZone(moment) {
  return FORMAT.format(moment);
}

const FORMAT = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });

function remembered() {
  try {
    const known = Number.parseInt(localStorage.getItem(PLACE), 10);
    return Number.isFinite(known) ? [known] : [];
  } catch {
    return [];
  }
}

function remember(value) {
  try {
    localStorage.setItem(PLACE, String(value));
  } catch {
    /* storage is refused: the time is learned anew after a restart */
  }
}
