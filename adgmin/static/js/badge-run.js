/* A print run's page while it is being made: its region is fetched again until the run has ended. */
const EVERY = 1500;

async function follow() {
  const shown = document.getElementById("run");
  if (!shown || !("going" in shown.dataset)) return;
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    if (answer.redirected) return;
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("run");
      if (!fresh) return;
      if (!("going" in fresh.dataset)) {
        location.reload();
        return;
      }
      refresh(shown, fresh);
    }
  } catch {
    /* The network is away; the next look tells. */
  }
  setTimeout(follow, EVERY);
}

/* The bar moves in place, so that focus and readers stay where they are; anything else comes whole. */
function refresh(shown, fresh) {
  const bar = shown.querySelector("progress");
  const now = fresh.querySelector("progress");
  const told = shown.querySelector("[role=status]");
  if (shown.querySelectorAll("button, .notice").length !== fresh.querySelectorAll("button, .notice").length) {
    shown.replaceWith(fresh);
    return;
  }
  bar.max = now.max;
  bar.value = now.value;
  const words = fresh.querySelector("[role=status]").textContent;
  if (told.textContent !== words) told.textContent = words;
}

setTimeout(follow, EVERY);
