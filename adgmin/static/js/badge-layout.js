/* The layout's pictures follow what is typed: the pair at once, all samples when typing rests. */
const SOON = 300;
const LATER = 1500;

function addressOf(form, sample) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (name !== "csrfmiddlewaretoken" && name !== "sample") query.append(name, value);
  }
  query.append("sample", sample);
  return `${form.dataset.badgeLayout}?${query}`;
}

/* Load beside what is shown, then change: the old picture stays until the new one is there. */
function show(image, address) {
  if (!image || image.dataset.wanted === address) return;
  image.dataset.wanted = address;
  const fresh = new Image();
  fresh.addEventListener("load", () => {
    if (image.dataset.wanted === address) image.src = address;
  });
  fresh.src = address;
}

function start(form) {
  const pair = document.querySelector("[data-pair]");
  const all = document.querySelector("[data-all]");
  let soon = 0;
  let later = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(soon);
    soon = setTimeout(() => show(pair, addressOf(form, form.elements.sample.value)), SOON);
    if (event.target === form.elements.sample) return;
    clearTimeout(later);
    later = setTimeout(() => show(all, addressOf(form, "")), LATER);
  });
  form.querySelector("[data-look]")?.setAttribute("hidden", "");
}

for (const form of document.querySelectorAll("form[data-badge-layout]")) start(form);
