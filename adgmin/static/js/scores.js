// A score sheet is kept as a draft while it is filled in; one that was submitted stays submitted until it is sent again.
const form = document.querySelector("[data-scores]");
const told = form?.querySelector("[data-told]");
let waiting = 0;

async function keep() {
  const body = new FormData(form);
  body.set("do", "keep");
  try {
    const answer = await fetch(location.href, { method: "POST", body, headers: { Accept: "application/json" } });
    told.textContent = answer.ok ? form.dataset.kept : ((await answer.json()).problems ?? [form.dataset.failed]).join(" ");
  } catch {
    told.textContent = form.dataset.failed;
  }
}

if (told && !("submitted" in form.dataset)) {
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 800);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}
