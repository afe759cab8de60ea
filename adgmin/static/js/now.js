/* Moves the line of the present moment and the clocks beside it, by the server's time. */
const STEP = 5 * 60_000;
let ahead = null; // milliseconds by which the server is ahead of this device

/* The server's time goes on from what the page said when it was opened; a page kept on this device is older than that,
   and says by how much the device is slow. Without either it is the device's time. */
export function serverClock() {
  ahead ??= Number(document.documentElement.dataset.shift ?? said());
  return () => new Date(Date.now() + ahead);
}

function said() {
  const holder = document.querySelector("[data-now], .clockmark time");
  return holder ? Date.parse(holder.dataset.now ?? holder.dateTime) - Date.now() : 0;
}

document.addEventListener("programme:alive", ({ detail }) => {
  if (detail.at) ahead = Date.parse(detail.at) - Date.now();
});

function inMeetingZone(moment) {
  return moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });
}

function show(moment) {
  for (const clock of document.querySelectorAll("[data-clock]")) clock.textContent = inMeetingZone(moment);
  for (const line of document.querySelectorAll("[data-nowline]")) {
    const rows = (moment - Date.parse(line.dataset.origin)) / STEP;
    const slot = parseFloat(getComputedStyle(line).getPropertyValue("--slot")) * rootSize();
    line.style.gridRowStart = String(2 + Math.floor(rows));
    line.style.translate = `0 ${(rows - Math.floor(rows)) * slot}px`;
  }
}

function rootSize() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}

export function startNow() {
  const clock = serverClock();
  const tick = () => show(clock());
  tick();
  setInterval(tick, 60_000);
  for (const event of ["agenda:swapped", "programme:changed"]) document.addEventListener(event, tick);
}
