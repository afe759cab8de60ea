/* Keeps who is inside fresh: the part is fetched again while the page is seen, slower when the server does not answer. */
const EVERY = 10_000;
const AT_MOST = 120_000;
let wait = EVERY;

async function follow() {
  const part = document.querySelector("[data-follow]");
  if (!part) return;
  try {
    if (document.hidden || part.contains(document.activeElement) || part.querySelector("details[open]")) return;
    const answer = await fetch(location.href, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
    if (fresh) part.replaceWith(fresh);
    wait = EVERY;
  } catch {
    wait = Math.min(wait * 2, AT_MOST);
  } finally {
    setTimeout(follow, wait);
  }
}

setTimeout(follow, EVERY);
document.addEventListener("visibilitychange", () => document.hidden || (wait = EVERY));
