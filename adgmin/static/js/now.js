/* Moves the line of the present moment and the clocks beside it, by the server's time. */
const STEP = 5 * 60_000;

function serverClock() {
  const holder = document.querySelector("[data-now]");
  if (!holder) return null;
  const ahead = Date.parse(holder.dataset.now) - Date.now();
  return () => new Date(Date.now() + ahead);
}

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
  if (!clock) return;
  const tick = () => show(clock());
  tick();
  setInterval(tick, 60_000);
  document.addEventListener("agenda:swapped", tick);
}
