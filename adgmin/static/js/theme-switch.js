/* The button that turns the page dark or light; the choice stays on this device. */
const root = document.documentElement;

function isDark() {
  if (root.dataset.theme) return root.dataset.theme === "dark";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

function name(button) {
  button.setAttribute("aria-label", isDark() ? button.dataset.light : button.dataset.dark);
}

export function startThemeSwitch() {
  for (const button of document.querySelectorAll("[data-theme-switch]")) {
    button.hidden = false;
    name(button);
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("theme", root.dataset.theme);
      } catch {
        /* the choice holds for this page only */
      }
      name(button);
    });
  }
}
