/* Keeps the app itself on the device, and offers a new version of it: asked for, never amid a scan. What waits to be
   sent is in the store and is not touched by it. */
import { hear } from "./gate-bus.js";
import { $ } from "./gate-dom.js";

const LOOK_AGAIN = 10 * 60_000;
const strip = $("[data-update]");
let registration = null;

/* mayNow(): whether nothing is being scanned or shown. */
export async function startUpdates(mayNow) {
  if (!("serviceWorker" in navigator)) return;
  const had = navigator.serviceWorker.controller !== null;
  let leaving = false;
  navigator.serviceWorker.addEventListener("controllerchange", () => leaving && location.reload());
  registration = await navigator.serviceWorker.register("/gate/sw.js", { scope: "/gate/", updateViaCache: "none" });
  const offer = () => {
    strip.hidden = !(registration.waiting && (had || navigator.serviceWorker.controller));
    $("[data-switch]", strip).disabled = !mayNow();
  };
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", offer));
  for (const event of ["verdict", "dialog", "scanning"]) hear(event, offer);
  $("[data-switch]", strip).addEventListener("click", () => {
    if (!mayNow()) return;
    leaving = true;
    registration.waiting?.postMessage({ switch: true });
  });
  setInterval(() => registration.update().catch(() => {}), LOOK_AGAIN);
  offer();
}
