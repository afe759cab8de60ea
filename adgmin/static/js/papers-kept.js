/* What this device keeps: the list, and a paper page by page; with or without a network. */
import { checkCopies, keepPaper } from "./papers-fetch.js";
import { copies, openStore, pictureOf, removeCopies } from "./papers-store.js";

const root = document.querySelector("[data-kept-page]");
const words = root.dataset;
const part = (name) => root.querySelector(`[data-${name}]`);
const lang = document.documentElement.lang;
const newer = new Set();
let checked = false;
let csrf = "";

const said = (sentence, values) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), sentence);
const day = (at) => new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "vi-VN", { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" }).format(at);

function size(bytes) {
  const [number, unit] = bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(lang === "en" ? "en-GB" : "vi-VN", { style: "unit", unit, maximumFractionDigits: 1 }).format(number);
}

function made(tag, text = "", name = "") {
  const found = document.createElement(tag);
  if (text) found.textContent = text;
  if (name) found.className = name;
  return found;
}

function tell(sentence) {
  part("say").append(made("p", sentence));
}

/* ---- the list ---- */

async function list() {
  const all = (await copies()).sort((a, b) => (a.meeting ?? "").localeCompare(b.meeting ?? "") || (a.symbol ?? "").localeCompare(b.symbol ?? ""));
  part("copies").replaceChildren(...all.map(line));
  part("empty").hidden = all.length > 0;
  part("remove-all").hidden = !all.length;
  const sum = all.reduce((total, one) => total + (one.size ?? 0), 0);
  part("sum").textContent = all.length ? said(words.sumWords, { number: all.length, size: size(sum) }) : "";
}

function line(one) {
  const item = made("li", "", "room__one");
  const what = made("div", "", "room__what");
  if (one.broken) what.append(made("p", words.broken));
  else {
    const title = made("a", one.title, "room__title");
    title.href = `#${one.id}`;
    title.lang = one.lang;
    const facts = [one.symbol, one.language.toUpperCase(), said(words.pagesWords, { pages: one.pages.length }), size(one.size), said(words.keptWords, { day: day(one.at) })];
    const tags = made("p", "", "room__tags");
    tags.append(newer.has(one.id) ? made("span", words.newer, "tag tag--warn") : checked ? made("span", words.current, "tag tag--ok") : made("span", words.unknown, "tag"));
    what.append(title, made("p", facts.join(" · "), "room__facts"), tags);
  }
  const acts = made("p", "", "room__files");
  if (newer.has(one.id)) acts.append(button(words.renew, one, () => renew(one)));
  acts.append(button(words.remove, one, async () => {
    await removeCopies([one.id]);
    await list();
    part("shelf-view").querySelector("a, button")?.focus();
  }));
  item.append(what, acts);
  return item;
}

function button(text, one, act) {
  const found = made("button", text, "btn btn--sm btn--quiet");
  found.type = "button";
  found.append(made("span", `: ${one.title ?? ""}`, "vh"));
  found.addEventListener("click", act);
  return found;
}

async function renew(one) {
  const place = part("say");
  const told = made("p");
  place.replaceChildren(told);
  try {
    await keepPaper(one.url, (page, pages) => (told.textContent = said(words.keeping, { page, pages })), csrf);
    newer.delete(one.id);
    told.textContent = words.current;
  } catch (error) {
    told.textContent = error.name === "QuotaExceededError" ? words.full : words.failed;
  }
  await list();
}

/* ---- one paper ---- */

async function show() {
  const wanted = location.hash.slice(1);
  const one = wanted && (await copies()).find(({ id }) => id === wanted);
  part("shelf-view").hidden = Boolean(one);
  part("paper-view").hidden = !one;
  part("sheets").replaceChildren();
  if (!one) return;
  part("symbol").textContent = one.symbol;
  part("title").textContent = one.title;
  part("title").lang = one.lang;
  part("sheets").append(...one.pages.map((page) => sheet(one, page)));
  part("title").focus();
}

function sheet(one, { number, width, height, text }) {
  const found = made("section", "", "sheet");
  const head = made("h2", said(words.pageWords, { page: number, pages: one.pages.length }), "sheet__n");
  const canvas = made("canvas", "", "room__sheet");
  [canvas.width, canvas.height] = [width, height];
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", said(words.pictureWords, { page: number }));
  const details = made("details", "", "sheet__words");
  const plain = made("p", text || words.none, "sheet__text");
  if (text) plain.lang = one.language;
  details.append(made("summary", said(words.textWords, { page: number })), plain);
  found.append(head, canvas, details);
  seen.observe(canvas);
  canvas.draw = () => draw(canvas, one.id, number, head);
  return found;
}

/* Pictures are opened as they come near, and drawn: the policy of our pages lets no address of a blob be shown. */
const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    target.draw();
  }
}, { rootMargin: "600px" });

async function draw(canvas, id, number, head) {
  try {
    const picture = await createImageBitmap(new Blob([await pictureOf(id, number)], { type: "image/webp" }));
    [canvas.width, canvas.height] = [picture.width, picture.height];
    canvas.getContext("2d").drawImage(picture, 0, 0);
    canvas.dataset.drawn = number;
  } catch {
    head.after(made("p", words.broken));
    canvas.remove();
  }
}

/* ---- contact ---- */

async function contact() {
  const answer = navigator.onLine ? await checkCopies(words.check) : null;
  checked = answer !== null;
  part("offline").hidden = checked;
  if (!answer) return;
  csrf = answer.csrf ?? "";
  newer.clear();
  for (const id of answer.newer) newer.add(id);
  if (answer.ended) tell(words.allGone);
  for (const one of answer.gone) tell(said(words.gone, { title: one.title }));
}

async function start() {
  await openStore();
  await list();
  await show();
  await contact();
  await openStore();
  await list();
  addEventListener("hashchange", show);
  addEventListener("online", () => contact().then(openStore).then(list));
  addEventListener("offline", () => contact().then(list));
  part("remove-all").addEventListener("click", async () => {
    await removeCopies((await copies()).map(({ id }) => id));
    await list();
  });
}

if ("serviceWorker" in navigator) navigator.serviceWorker.register(words.worker).catch(() => {});
await start();
