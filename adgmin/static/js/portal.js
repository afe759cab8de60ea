/* The portal: what is wrong takes focus, the badge follows what is typed, the photograph is framed here. */
import { startThemeSwitch } from "./theme-switch.js";
import { startCrop } from "./portal-crop.js";
import { startDraft } from "./portal-draft.js";
import { forgetAll } from "./papers-store.js";

startThemeSwitch();

const wrong = document.querySelector("[data-focus]");
if (wrong) {
  wrong.focus();
}

const badge = document.querySelector("[data-badge]");
if (badge) {
  for (const line of badge.querySelectorAll("[data-show]")) {
    const fields = line.dataset.show.split(" ").map((name) => document.getElementsByName(name)[0]).filter(Boolean);
    const show = () => {
      line.textContent = fields.map((field) => field.value.normalize("NFC").trim()).filter(Boolean).join(" ") || (line.matches(".bdgmini__name") ? "…" : "");
    };
    for (const field of fields) {
      field.addEventListener("input", show);
    }
  }
}

const crop = document.querySelector("[data-crop]");
if (crop) {
  startCrop(crop);
}

const draft = document.querySelector("[data-draft]");
if (draft) {
  startDraft(draft);
}

/* Papers kept on this device go when somebody signs out, and where one's own link no longer opens. */
if (document.querySelector("[data-forget-papers]")) forgetAll().catch(() => {});
document.querySelector("[data-sign-out]")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  await Promise.race([forgetAll().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 1500))]);
  event.target.submit();
});
