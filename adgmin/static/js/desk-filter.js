/* Live search: while typing, the list below is fetched at the form's own address and put in place of the old one. */
const WAIT = 180;

function addressOf(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== "") query.append(name, value);
  return `${form.action.split("?")[0]}?${query}`;
}

function startFilter(form) {
  const region = form.dataset.deskFilter;
  let timer = 0;
  let running = null;

  async function show() {
    running?.abort();
    running = new AbortController();
    const address = addressOf(form);
    try {
      const answer = await fetch(address, { signal: running.signal, credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return location.assign(address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(region);
      if (!fresh) return location.assign(address);
      document.getElementById(region).replaceWith(fresh);
      history.replaceState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  }

  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(show, event.target.matches("input[type=search], input.input") ? WAIT : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    show();
  });
}

for (const form of document.querySelectorAll("form[data-desk-filter]")) startFilter(form);
