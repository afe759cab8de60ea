/* The answer as large as the screen: shape, colour, word, tone and vibration. It is said to screen readers once. */
import { tell } from "./gate-bus.js";
import { $, make } from "./gate-dom.js";
import { drawPhoto } from "./gate-photos.js";
import { signal } from "./gate-signals.js";
import { has, lang, onLanguage, otherLang, said, say } from "./gate-words.js";

const CLEAR = 2000; // after which an admission makes room
const CLOSE_LOOK = 6000; // when the face has to be compared
const LOOK = ["typed"];
const LONG = 32; // signs of a name from which it is set smaller
const PLAIN = ["welcome", "out"]; // the word says it all
const box = $("[data-verdict]");
const announced = $("[data-announce]");
let shown = null;
let timer = 0;

/* What is on the screen, or null. */
export const verdictOpen = () => shown;
/* Whether it may be replaced by the next badge without a tap. */
export const blocks = () => shown !== null && shown.verdict !== "admit";

/* acts: functions by name: next, override (with a reason or null to ask for one), call. */
export function showVerdict(answer, acts) {
  clearTimeout(timer);
  shown = { ...answer, acts };
  draw();
  box.hidden = false;
  $("[data-idle]").hidden = true;
  signal(answer.verdict);
  announce();
  if (answer.verdict === "admit") {
    timer = setTimeout(closeVerdict, LOOK.includes(answer.reason) ? CLOSE_LOOK : CLEAR);
  } else $('[data-act="next"]', box).focus({ preventScroll: true });
  box.scrollTop = 0;
  scrollTo(0, 0);
  tell("verdict");
}

export function closeVerdict() {
  clearTimeout(timer);
  if (!shown) return;
  const held = box.contains(document.activeElement);
  shown = null;
  box.hidden = true;
  const idle = $("[data-idle]");
  idle.hidden = false;
  announced.textContent = "";
  if (held) idle.focus({ preventScroll: true });
  tell("verdict");
}

function draw() {
  const { verdict, direction, badge, serial, reason, by, checked } = shown;
  const word = verdict === "admit" && direction === "out" ? "admit_out" : verdict;
  box.className = `verdict verdict--${verdict}`;
  box.dataset.reason = reason;
  box.dataset.by = by;
  for (const shape of box.querySelectorAll("[data-shape]")) shape.toggleAttribute("hidden", shape.dataset.shape !== verdict);
  $("[data-word]", box).textContent = say(word);
  foreign($("[data-word-other]", box), say(word, {}, otherLang()));
  $("[data-name]", box).textContent = nameOf(badge, serial);
  box.toggleAttribute("data-long", nameOf(badge, serial).length > LONG);
  $("[data-of]", box).replaceChildren(...ofLines(badge));
  $("[data-why]", box).textContent = PLAIN.includes(reason) && checked ? "" : whyOf();
  drawCategory(badge);
  $("[data-guest]", box).textContent = said(shown.say?.guest);
  foreign($("[data-guest-other]", box), said(shown.say?.guest, otherLang()));
  $("[data-acts]", box).replaceChildren(...buttons());
  $("[data-signal]", box).textContent = `${say(`signal_${verdict}`)} · ${say(by === "server" ? "by_server" : "by_list")}`;
  drawFace(badge ? serial : null);
}

const whyOf = () => [said(shown.say?.operator), shown.checked ? "" : say("no_signature_check")].filter(Boolean).join(" ");

function foreign(node, text) {
  node.textContent = text;
  node.lang = otherLang();
}

export function nameOf(badge, serial) {
  const name = [said(badge?.honorific), badge?.name].filter(Boolean).join(" ");
  if (name) return name;
  return serial === null || serial === undefined ? say("unknown_badge") : say("badge_no", { serial: String(serial).padStart(4, "0") });
}

function ofLines(badge) {
  const lines = [said(badge?.delegation_name), said(badge?.position)].filter(Boolean);
  return lines.map((line) => make("span", {}, line));
}

function drawCategory(badge) {
  const line = $("[data-cat]", box);
  line.hidden = !badge?.category;
  if (!badge?.category) return;
  const zones = badge.zones ? say("zones", { letters: [...badge.zones].join(" ") }) : say("no_zones");
  const words = has(`category_${badge.category}`) ? say(`category_${badge.category}`) : badge.category;
  line.className = `who__cat cat--${badge.category.toLowerCase()}`;
  line.replaceChildren(make("b", {}, badge.category), make("span", {}, `${words}, ${zones}`));
}

async function drawFace(serial) {
  const [canvas, none] = [$("[data-photo]", box), $("[data-no-photo]", box)];
  canvas.hidden = true;
  none.toggleAttribute("hidden", false);
  const asked = shown;
  if (serial === null || !(await drawPhoto(canvas, serial)) || shown !== asked) return;
  canvas.hidden = false;
  none.toggleAttribute("hidden", true);
}

function buttons() {
  const { verdict, reason, may_override: may, acts } = shown;
  if (verdict === "admit") return [button("next", "btn", acts.next)];
  const let_in = reason === "already_inside"
    ? button("same_person", "btn", () => acts.override(say("why_same")))
    : button("let_in", "btn btn--line", () => acts.override(null));
  const row = [button("next", "btn", acts.next), button("call", "btn btn--line", acts.call)];
  if (may) row.splice(verdict === "ask" ? 0 : 2, 0, let_in);
  if (may && verdict === "ask") for (const [at, one] of row.entries()) one.className = at ? "btn btn--line" : "btn";
  return row;
}

function button(key, css, react) {
  const made = make("button", { type: "button", class: css, "data-act": key }, say(key));
  made.addEventListener("click", react);
  return made;
}

function announce() {
  const { badge, serial } = shown;
  announced.lang = lang;
  announced.textContent = [$("[data-word]", box).textContent, nameOf(badge, serial), whyOf()].filter(Boolean).join(". ");
}

onLanguage(() => shown && draw());
