/* The live desk: follows what others do, and sends each form once. */
import { startLive } from "./live.js";

// A refusal stays to be read; what it offers acts on the newest state or is refused again.
const refused = document.querySelector("#refused");
if (refused) refused.focus();
else startLive();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.once === undefined) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
});

/* Back in the history the forms can be sent again; the server refuses what was done already. */
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
