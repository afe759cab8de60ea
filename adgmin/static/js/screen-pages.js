/* Rows of a board that do not fit are shown page by page; on a phone, where the page scrolls, all of them are. */
const FILLED = matchMedia("(min-width: 48rem) and (min-height: 40rem)");
const SMALLEST = 4;
let at = 0;

/* Show the page `step` further on and return its number; 0 is the first one, or the only one. */
export function showPage(main, step) {
  const holder = main.querySelector("[data-pages]");
  const mark = main.querySelector("[data-page]");
  if (!holder) return 0;
  const pages = pagesOf(holder);
  at = (at + step) % pages.length;
  pages.forEach((rows, number) => rows.forEach((row) => { row.hidden = number !== at; }));
  mark.hidden = pages.length < 2;
  mark.textContent = `${at + 1} / ${pages.length}`;
  return at;
}

/* Make everything smaller, step by step, until a filled screen needs no scrolling. */
export function fit(main) {
  const root = document.documentElement;
  delete root.dataset.fit;
  for (let step = 1; FILLED.matches && step <= SMALLEST && main.scrollHeight > main.clientHeight + 1; step += 1) {
    root.dataset.fit = String(step);
  }
}

function pagesOf(holder) {
  const rows = [...holder.querySelectorAll("tbody tr")];
  for (const row of rows) row.hidden = false;
  if (!FILLED.matches) return [rows];
  const room = holder.clientHeight - (holder.querySelector("thead")?.offsetHeight ?? 0);
  const pages = [];
  let used = Infinity;
  for (const row of rows) {
    if (used + row.offsetHeight > room) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1).push(row);
    used += row.offsetHeight;
  }
  return pages.length ? pages : [[]];
}
