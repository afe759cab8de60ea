/* A badge by its number, or by a name without its marks: over the list that is held, so also without a network. */
import { closeDialogs, openDialog } from "./gate-dialogs.js";
import { $, make } from "./gate-dom.js";
import { list } from "./gate-list.js";
import { onLanguage, said, say } from "./gate-words.js";
import { nameOf } from "./gate-verdict.js";

const MOST = 20;
const LEAST = 2; // letters of a name
// Marks above and below letters, and the tone and joining signs of Thai, Lao, Khmer, Burmese and Devanagari.
const MARKS = /[\u0300-\u036f\u0e38-\u0e3a\u0e48-\u0e4b\u0eb8-\u0eba\u0ec8-\u0ecb\u17d2\u17dd\u1037\u1039\u103a\u093c\u094d]/g;
const NO_PARTS = { đ: "d", ð: "d", ł: "l", ø: "o" };

/* As adgmin/core/text.py folds: without marks, đ as d, in lower case, words parted by one space. */
export function fold(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[đðłø]/g, (letter) => NO_PARTS[letter])
    .replace(MARKS, "")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}

/* Badges whose name, delegation or label holds each word that was typed; those whose name begins so come first. */
export function search(typed, badges) {
  const words = fold(typed).split(" ").filter(Boolean);
  if (words.join("").length < LEAST) return [];
  const hits = [];
  for (const badge of badges) {
    const text = badge.folded || fold(badge.name ?? "");
    if (words.every((word) => text.includes(word))) hits.push({ badge, first: ` ${text}`.includes(` ${words[0]}`) ? 0 : 1, text });
  }
  hits.sort((a, b) => a.first - b.first || (a.text < b.text ? -1 : 1));
  return hits.map(({ badge }) => badge);
}

/* choose(serial) is called with the number of the badge that is meant. */
export function startFind(choose) {
  const dialog = $('[data-dialog="find"]');
  const field = $("input", dialog);
  $("[data-find]").addEventListener("click", () => {
    openDialog("find");
    label();
    field.value = "";
    show("");
    field.focus();
  });
  field.addEventListener("input", () => show(field.value));
  $("form", dialog).addEventListener("submit", (event) => {
    event.preventDefault();
    const number = numberOf(field.value);
    const found = number === null && mayFind() ? search(field.value, list.badges.values()) : [];
    if (number === null && found.length !== 1) return show(field.value, true);
    closeDialogs();
    choose(number ?? found[0].serial);
  });
  onLanguage(() => {
    label();
    if (dialog.open) show(field.value);
  });
  $("[data-hits]", dialog).addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    closeDialogs();
    choose(Number(button.dataset.serial));
  });
}

/* Some devices may look up numbers only. */
function label() {
  $("[data-find-label]").textContent = say(mayFind() ? "find_label" : "find_label_number");
  $("[data-find-hint]").hidden = !mayFind();
}

const mayFind = () => list.device?.may_search !== false;

function numberOf(typed) {
  const plain = typed.trim().replace(/^(no\.?|số|#|№)\s*/iu, "");
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null;
}

function show(typed, sent = false) {
  const dialog = $('[data-dialog="find"]');
  const isNumber = numberOf(typed) !== null;
  const found = isNumber || !mayFind() ? [] : search(typed, list.badges.values());
  $("[data-hits]", dialog).replaceChildren(...found.slice(0, MOST).map(hit));
  const long = fold(typed).length >= LEAST;
  let words = "";
  if (!mayFind() && sent && !isNumber) words = say("find_no");
  else if (found.length > MOST) words = say("find_more", { n: found.length - MOST });
  else if (found.length) words = say("find_found", { n: found.length });
  else if ((long || sent) && !isNumber) words = say("find_none");
  $("[data-find-told]", dialog).textContent = words;
}

function hit(badge) {
  const small = [badge.category, said(badge.delegation_name), say("badge_no", { serial: String(badge.serial).padStart(4, "0") })];
  return make("li", {}, make("button", { type: "button", "data-serial": badge.serial }, nameOf(badge, badge.serial), make("small", {}, small.filter(Boolean).join(" · "))));
}
