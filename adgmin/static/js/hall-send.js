/* Speaks to the server about the plan: one act after the other; what it answers takes the place of the plan. */
export const root = document.getElementById("halldesk");
export const words = JSON.parse(root.dataset.words);
const told = document.getElementById("told");
const parts = document.getElementById("hallparts");
const live = document.getElementById("said");
const PATIENCE = 10_000;
let latest = Promise.resolve();

export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? "");

/** Announce politely; the same sentence twice is announced twice. */
export function say(text) {
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}

function note(text) {
  const place = root.querySelector("[data-saved]");
  if (place) place.textContent = text;
}

/** Send an act when the one before has its answer; true when it was done. */
export function act(address, fields) {
  latest = latest.then(() => attend(address, fields));
  return latest;
}

async function attend(address, fields) {
  told.replaceChildren();
  note(words.saving);
  try {
    const answer = await fetch(address, {
      method: "POST", body: new URLSearchParams(fields), credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE),
      headers: { Accept: "application/json", "X-CSRFToken": root.dataset.csrf },
    });
    if (answer.redirected || answer.status === 403) throw new Error(words.signin);
    if (answer.status >= 500) throw new Error(words.failed);
    return take(answer.ok, await answer.json());
  } catch (error) {
    refuse(error.message === words.signin ? words.signin : words.failed);
    note("");
    return false;
  }
}

function take(done, data) {
  const at = document.querySelector(".hallplan");
  const [left, top] = [at.scrollLeft, at.scrollTop];
  parts.innerHTML = data.html;
  document.querySelector(".hallplan").scrollTo(left, top);
  note(done ? data.said : "");
  if (done) say(data.said);
  else {
    told.innerHTML = data.refused;
    told.firstElementChild?.focus({ preventScroll: true });
  }
  return done;
}

function refuse(text) {
  const box = document.createElement("div");
  box.className = "errsum";
  box.setAttribute("role", "alert");
  box.textContent = text;
  told.replaceChildren(box);
}
