/* Answers a search in place: asks for the same address as the form would, and takes over the parts marked data-swap. */
let running = null;

async function answer(url, push) {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(String(response.status));
    take(new DOMParser().parseFromString(await response.text(), "text/html"));
    if (push) history.pushState({ agenda: true }, "", url);
    else history.replaceState({ agenda: true }, "", url);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
  }
}

/* Take over what has changed since the page was opened; without a network nothing happens. */
export async function refresh() {
  try {
    const response = await fetch(location.href);
    if (response.ok) take(new DOMParser().parseFromString(await response.text(), "text/html"));
  } catch {
    /* the page stays as it was, its own clock tells its age */
  }
}

function take(page) {
  const pastShown = document.querySelector("#show-past")?.checked;
  for (const part of document.querySelectorAll("[data-swap]")) {
    const fresh = page.querySelector(`[data-swap="${part.dataset.swap}"]`);
    if (fresh) part.replaceChildren(...fresh.childNodes);
  }
  const past = document.querySelector("#show-past");
  if (past && pastShown) past.checked = true;
  const agenda = page.querySelector("#agenda");
  if (agenda) document.querySelector("#agenda").className = agenda.className;
  document.title = page.title;
  document.dispatchEvent(new CustomEvent("agenda:swapped"));
}

function address(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.append(name, value);
  const text = query.toString();
  return form.getAttribute("action") + (text ? `?${text}` : "");
}

export function startFilters() {
  const form = document.querySelector("[data-filters]");
  if (!form || !document.querySelector('[data-swap="heading"], [data-swap="found"]')) return;
  let typing = 0;
  form.addEventListener("change", (event) => {
    if (["checkbox", "select-one"].includes(event.target.type)) answer(address(form), true);
  });
  form.addEventListener("input", (event) => {
    if (event.target.type !== "search") return;
    clearTimeout(typing);
    typing = setTimeout(() => answer(address(form), false), 250);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    answer(address(form), true);
  });
  document.addEventListener("click", (event) => closeOthers(form, event.target));
  addEventListener("popstate", () => location.reload());
}

function closeOthers(form, target) {
  for (const pick of form.querySelectorAll("details[open]")) if (!pick.contains(target)) pick.open = false;
}
