/* Dialogs of the app: <dialog data-dialog="name">, closed by their buttons, by Escape, or by an answer. */
import { tell } from "./gate-bus.js";
import { $ } from "./gate-dom.js";

export function openDialog(name) {
  const dialog = $(`[data-dialog="${name}"]`);
  if (!dialog.open) dialog.showModal();
  return dialog;
}

export function closeDialogs() {
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
}

/* Whether a dialog is open: this one, or any. */
export function dialogOpen(name = "") {
  const open = $("dialog[open]");
  return open !== null && (!name || open.dataset.dialog === name);
}

export function startDialogs() {
  for (const dialog of document.querySelectorAll("[data-dialog]")) {
    dialog.addEventListener("close", () => tell("dialog"));
    for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
  }
}
