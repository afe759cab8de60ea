/* Takes the place of the keeper (version __VERSION__) when it is switched off: forgets everything kept, then itself. */
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) await caches.delete(name);
  await registration.unregister();
}
