/* The sentences of the app in the language of the operator; both came with the page. */
const all = JSON.parse(document.getElementById("gate-words").textContent);
const NAMES = { vi: "Tiếng Việt", en: "English" };
const KEPT = "gate.lang";
const listeners = [];
export let lang = startLanguage();

function startLanguage() {
  const kept = localStorage.getItem(KEPT);
  if (kept in NAMES) return kept;
  return /^vi\b/.test(navigator.language) ? "vi" : "en";
}

/* say("away_list", { n: 318, time: "10:57" }) */
export function say(key, facts = {}, inLang = lang) {
  return all[inLang][key].replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
}

export const has = (key) => key in all[lang];

/* Of a text in both languages the one that is spoken here, else the other. */
export const said = (text, inLang = lang) => (typeof text === "string" ? text : text?.[inLang] || text?.vi || text?.en || "");

export const otherLang = () => (lang === "vi" ? "en" : "vi");

/* Called now and at each change of the language. */
export function onLanguage(react) {
  listeners.push(react);
  react();
}

/* Write the sentences into a part of the page: data-say for its text, data-label for its accessible name. */
export function write(part = document) {
  for (const node of part.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of part.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
}

export function startWords() {
  const button = document.querySelector("[data-language]");
  button.hidden = false;
  button.addEventListener("click", () => {
    lang = otherLang();
    localStorage.setItem(KEPT, lang);
    for (const react of listeners) react();
  });
  onLanguage(() => {
    document.documentElement.lang = lang;
    button.textContent = NAMES[otherLang()];
    button.lang = otherLang();
    document.querySelector("[data-manifest]").href = document.querySelector("[data-manifest]").href.replace(/lang=\w+/, `lang=${lang}`);
    write();
  });
}
