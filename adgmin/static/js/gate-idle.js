/* Between two badges: the camera's picture, or how to go on without one. */
import { cameraOn, hasLight, startCamera, stopCamera, switchLight } from "./gate-camera.js";
import { $ } from "./gate-dom.js";
import { onLanguage, say } from "./gate-words.js";

const video = $("[data-camera]");
const told = $("[data-camera-told]");
const button = $("[data-camera-switch]");
const light = $("[data-light]");
let state = "off"; // off, wait, on, camera_refused, camera_none, camera_lost
let lit = false;
let seen = null;

export function startIdle(react) {
  seen = react;
  button.addEventListener("click", () => (cameraOn() ? stopIdle() : wakeCamera()));
  light.addEventListener("click", async () => {
    await switchLight(!lit).catch(() => {});
    lit = !lit;
    draw();
  });
  onLanguage(draw);
}

/* Start the camera where it may be used without asking, or when it is asked for. */
export async function wakeCamera() {
  if (cameraOn() || state === "wait") return;
  become("wait");
  try {
    await startCamera(video, (text) => seen(text), () => become("camera_lost"));
    become("on");
  } catch (error) {
    become(error.name === "NotAllowedError" ? "camera_refused" : "camera_none");
  }
}

export function stopIdle() {
  stopCamera(video);
  become("off");
}

function become(next) {
  state = next;
  lit = lit && next === "on";
  draw();
}

function draw() {
  $("[data-idle]").dataset.state = state;
  const words = { off: "ready_scanner", wait: "camera_wait", on: "ready_camera" };
  told.textContent = say(words[state] ?? state);
  button.textContent = say(state === "on" ? "camera_stop" : "camera_start");
  button.className = state === "on" ? "btn btn--ghost" : "btn btn--gilt";
  light.hidden = !(state === "on" && hasLight());
  light.setAttribute("aria-pressed", String(lit));
  $("[data-light-word]").textContent = say(lit ? "light_off" : "light");
}
