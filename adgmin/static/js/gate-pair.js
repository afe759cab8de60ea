/* Pairs this device once, with a code from the desk: typed, scanned here, or in the address that the desk's square opens
   (/gate/#pair=…; what is behind # never reaches a server's log). */
import { Away, Refusal, ask, useToken } from "./gate-api.js";
import { startCamera, stopCamera } from "./gate-camera.js";
import { $ } from "./gate-dom.js";
import { keep, startCounting } from "./gate-store.js";
import { lang, said, say } from "./gate-words.js";

const form = $("[data-pair]");
const field = $("[name=code]", form);
const told = $("[data-pair-told]");
const video = $("[data-pair-video]");

/* Of a text from the desk the code alone. */
export function pairingCode(text) {
  const found = /(?:pair=|^)([A-Za-z0-9-]+)\s*$/.exec(text.trim());
  return found ? found[1].toUpperCase() : "";
}

/* paired(device) is called once the server took the device and that is written. */
export function startPairing(paired) {
  const { hash } = location;
  if (hash.startsWith("#pair=")) {
    field.value = pairingCode(hash);
    history.replaceState(null, "", location.pathname);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    pair(paired);
  });
  $("[data-pair-scan]").addEventListener("click", () => (video.hidden ? look(paired) : stop()));
  field.addEventListener("input", () => field.removeAttribute("aria-invalid"));
}

async function look(paired) {
  video.hidden = false;
  $("[data-pair-scan]").textContent = say("pair_stop");
  const seen = (text) => {
    field.value = pairingCode(text);
    stop();
    if (field.value) pair(paired);
  };
  await startCamera(video, seen, stop).catch((error) => {
    stop();
    told.textContent = say(error.name === "NotAllowedError" ? "camera_refused" : "camera_none");
  });
}

function stop() {
  stopCamera(video);
  video.hidden = true;
  $("[data-pair-scan]").textContent = say("pair_scan");
}

async function pair(paired) {
  const code = pairingCode(field.value);
  if (!code) return refuse(say("pair_empty"));
  const button = $("[type=submit]", form);
  button.setAttribute("aria-busy", "true");
  told.textContent = say("pair_busy");
  try {
    const { data } = await ask("pair", { body: { code, name: $("[name=name]", form).value.trim() } });
    if (!data.token || !data.device) throw new Away("no token");
    const device = { ...data.device, token: data.token };
    await startCounting(Math.floor(Date.now() / 1000));
    await keep({ device });
    useToken(device.token);
    navigator.storage?.persist?.().catch(() => {});
    field.value = told.textContent = "";
    paired(device);
  } catch (error) {
    if (error instanceof Refusal) refuse(wordsOf(error.problem));
    else if (error instanceof Away) told.textContent = say("pair_away");
    else throw error;
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/* The server's own words, in the language of the operator. */
function wordsOf(problem) {
  return problem[`detail_${lang}`] || said(problem.detail) || problem[`title_${lang}`] || said(problem.title);
}

function refuse(words) {
  told.textContent = words;
  field.setAttribute("aria-invalid", "true");
  field.focus();
}
