/* What the board says: in the language of the page, to the eye and to screen readers. */
export const root = document.getElementById("sched");
export const words = JSON.parse(root.dataset.words);
export const mayChange = "csrf" in root.dataset;

const live = document.getElementById("said");
let standing = "";

export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? "");
}

/** Announce politely; the same sentence twice is announced twice. */
export function say(text) {
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}

/** Show how the last act ended, beside the buttons; it stays when the bar is made anew. */
export function note(text) {
  standing = text;
  showNote();
}

export function showNote() {
  const place = root.querySelector("[data-saved]");
  if (place) place.textContent = standing;
}
