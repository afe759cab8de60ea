/* Visits at a booth: codes are read by the camera, one after another, and each is sent as the form would be. */
import { startCamera, stopCamera } from "./gate-camera.js";

const form = document.querySelector("[data-visits]");
const [screen, told] = ["[data-screen]", "[data-told]"].map((name) => form.querySelector(name));
const [open, close] = ["[data-open]", "[data-close]"].map((name) => form.querySelector(name));
const PAUSE = 4000; // milliseconds until what waits is sent again
const waiting = [];
let busy = false;
let again = 0;
const video = screen.querySelector("video");
document.documentElement.dataset.reader = form.dataset.reader;
open.hidden = !navigator.mediaDevices?.getUserMedia;

function show(on) {
  screen.hidden = close.hidden = !on;
  open.hidden = on;
}

open.addEventListener("click", async () => {
  show(true);
  try {
    await startCamera(video, send, () => show(false));
  } catch {
    show(false);
    told.textContent = form.dataset.refused;
  }
});

close.addEventListener("click", () => {
  stopCamera(video);
  show(false);
});

addEventListener("pagehide", () => stopCamera(video));

form.addEventListener("submit", (event) => {
  event.preventDefault();
  send(form.elements.shown.value.trim());
  form.elements.shown.value = "";
});

/* What was shown waits here, in this page's memory only, until the server has answered. */
function send(text) {
  if (!waiting.includes(text)) waiting.push(text);
  return drain();
}

async function drain() {
  clearTimeout(again);
  if (busy) return;
  busy = true;
  while (waiting.length) {
    const said = await answerTo(waiting[0]);
    told.textContent = said.text.replace("{n}", waiting.length);
    if (said.wait) {
      again = setTimeout(drain, PAUSE);
      break;
    }
    // Signed out: nothing of what waits will be taken, and the sentence says so.
    waiting.splice(0, said.ended ? waiting.length : 1);
  }
  busy = false;
}

/* → {text, wait, ended}: the sentence about it; whether it is to be sent again; whether the session is over */
async function answerTo(text) {
  const body = new FormData(form);
  body.set("shown", text);
  const { lost, fast, untaken } = form.dataset;
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/plain" } });
    if (answer.status === 429) return { text: fast, wait: true };
    if (answer.status > 499) return { text: lost, wait: true };
    if (!answer.headers.get("Content-Type")?.startsWith("text/plain")) return { text: untaken, ended: true };
    return { text: await answer.text() };
  } catch {
    return { text: lost, wait: true };
  }
}

addEventListener("online", drain);
addEventListener("beforeunload", (event) => waiting.length && event.preventDefault());
