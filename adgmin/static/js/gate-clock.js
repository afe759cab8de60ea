/* The server's time, from this device's clock and the difference measured at each answer. */
const ZONE = "Asia/Ho_Chi_Minh";
const SHORT = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
const LONG = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit", second: "2-digit" });
let ahead = 0; // milliseconds by which the server is ahead of this device

export const now = () => Date.now() + ahead;
export const aheadBy = () => ahead;
export const hm = (moment) => SHORT.format(moment);
export const hms = (moment) => LONG.format(moment);

export function setAhead(milliseconds) {
  if (Number.isFinite(milliseconds)) ahead = milliseconds;
}

/* The server said this time in an answer to what was sent then and came back now. */
export function measure(serverTime, sentAt) {
  if (Number.isFinite(serverTime)) ahead = Math.round(serverTime - (sentAt + Date.now()) / 2);
}
