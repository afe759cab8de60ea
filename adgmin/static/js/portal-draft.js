/* A draft is kept whenever a changed field is left. The button does the same for those without scripts. */
export function startDraft(form) {
  const said = form.querySelector("[data-saved]");
  const version = form.elements.namedItem("version");
  let keeping = Promise.resolve();
  let sending = false;

  const keep = async () => {
    if (sending) {
      return;
    }
    const data = new FormData(form);
    data.delete("file"); // a scan is sent once, by the button
    try {
      const answer = await fetch(location.href, { method: "POST", body: data, headers: { "X-Keep": "draft" }, credentials: "same-origin" });
      const told = answer.ok ? await answer.json() : {};
      if (told.kept) {
        version.value = told.version;
        said.textContent = told.said;
      }
    } catch {
      // Without a network the button will say so.
    }
  };

  const busy = (is) => {
    for (const button of form.querySelectorAll("button[type=submit], button[name=later]")) {
      button.setAttribute("aria-busy", String(is));
    }
  };

  // Come back by the browser's button, the page begins anew.
  addEventListener("pageshow", () => {
    sending = false;
    busy(false);
  });

  // One after the other, so that each knows the version that the one before has made.
  form.addEventListener("change", () => {
    keeping = keeping.then(keep);
  });

  form.addEventListener("submit", (event) => {
    if (sending) {
      return;
    }
    // What is being kept comes to its end first, else the page would meet its own newer version.
    event.preventDefault();
    sending = true;
    const button = event.submitter;
    busy(true);
    // Not within this event: a form that is being submitted takes no second request.
    keeping.then(() => setTimeout(() => form.requestSubmit(button)));
  });
}
