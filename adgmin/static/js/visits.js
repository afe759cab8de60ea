/* Visits at a booth: codes are read by the camera, one after another, and each is sent as the form would be. */
import { startCamera, stopCamera } from "./gate-camera.js";

const form = document.querySelector("[data-visits]");
const [screen, told] = ["[data-screen]", "[data-told]"].map((name) => form.querySelector(name));
const [open, close] = ["[data-open]", "[data-close]"].map((name) => form.querySelector(name));
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

/* → what the server says of it, or that there is no network */
async function send(text) {
  const body = new FormData(form);
  body.set("shown", text);
  told.textContent = "";
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/plain" } });
    told.textContent = answer.headers.get("Content-Type")?.startsWith("text/plain") ? await answer.text() : form.dataset.lost;
  } catch {
    told.textContent = form.dataset.lost;
  }
}
