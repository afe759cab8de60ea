/* Lets this device keep the screen and the files it uses. */
export async function keepScreen() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const tell = () => {
    const used = performance.getEntriesByType("resource").map((entry) => entry.name);
    const files = used.filter((name) => name.startsWith(`${location.origin}/static/`));
    workers.controller?.postMessage({ keep: [location.href, ...new Set(files)] });
  };
  workers.addEventListener("controllerchange", tell);
  await workers.register("/screen/worker.js").catch(() => {});
  tell();
}
