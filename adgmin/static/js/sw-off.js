/* Takes the place of the keeper (version __VERSION__) when it is switched off: forgets everything kept, then itself.
   The gate app is another one and keeps its own. */
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) if (!name.startsWith("gate-")) await caches.delete(name);
  await registration.unregister();
}
