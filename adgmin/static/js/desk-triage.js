/* Deciding by single keys: shown on the page, silent while writing, and to be switched off (WCAG 2.1.4). */
const STORE = "desk-single-keys";
const form = document.querySelector("[data-triage]");
const reason = form?.querySelector("[data-reason]");
const told = form?.querySelector("[data-told]");
const toggle = document.querySelector("[data-keys-on]");
let pending = null;

function areOn() {
  try {
    return localStorage.getItem(STORE) !== "off";
  } catch {
    return true;
  }
}

function show() {
  toggle.checked = areOn();
  for (const part of document.querySelectorAll("[data-keys]")) part.hidden = part.contains(toggle) ? false : !areOn();
}

function ask(button) {
  pending = button;
  told.textContent = `${told.dataset.words} ${button.querySelector("span").textContent}`;
  reason.focus();
}

function use(target) {
  if (target.hasAttribute("data-needs-reason") && !reason.value.trim()) ask(target);
  else target.click();
}

function writing(target) {
  return target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
}

function pressed(event) {
  if (event.target === reason && event.key === "Enter" && (event.ctrlKey || event.metaKey) && pending) {
    event.preventDefault();
    return reason.value.trim() ? pending.click() : undefined;
  }
  if (!areOn() || event.ctrlKey || event.metaKey || event.altKey || event.repeat || writing(event.target)) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!target) return;
  event.preventDefault();
  use(target);
}

toggle.addEventListener("change", () => {
  try {
    localStorage.setItem(STORE, toggle.checked ? "on" : "off");
  } catch {
    // A browser that keeps nothing: the keys stay as they were.
  }
  show();
});
document.addEventListener("keydown", pressed);
show();
