/* Asks why somebody is let in against the rule: one of the usual reasons, or words of one's own. */
import { openDialog } from "./gate-dialogs.js";
import { $ } from "./gate-dom.js";
import { say } from "./gate-words.js";

const dialog = $('[data-dialog="why"]');
const words = $("[data-why-words]", dialog);
let give = null;

/* → the reason, or null when it was cancelled. */
export function askWhy() {
  $("form", dialog).reset();
  words.value = "";
  tellOfWords();
  openDialog("why");
  return new Promise((resolve) => (give = resolve));
}

function chosen() {
  const key = $("input:checked", dialog)?.value;
  return key === "why_other" ? words.value.trim() : key ? say(key) : "";
}

function tellOfWords() {
  $("[data-why-own]", dialog).hidden = $("input:checked", dialog)?.value !== "why_other";
  $("[data-why-needed]", dialog).textContent = "";
}

function answer(reason) {
  give?.(reason);
  give = null;
}

export function startWhy() {
  dialog.addEventListener("change", tellOfWords);
  $("form", dialog).addEventListener("submit", (event) => {
    event.preventDefault();
    const reason = chosen();
    if (!reason) return ($("[data-why-needed]", dialog).textContent = say("why_needed"));
    answer(reason);
    dialog.close();
  });
  dialog.addEventListener("close", () => answer(null));
}
