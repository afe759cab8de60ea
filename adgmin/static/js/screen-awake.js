/* Keeps a screen from going dark, where the browser offers it. */
export function keepAwake() {
  if (!navigator.wakeLock) return;
  const hold = () => {
    if (!document.hidden) navigator.wakeLock.request("screen").catch(() => {});
  };
  document.addEventListener("visibilitychange", hold);
  hold();
}
