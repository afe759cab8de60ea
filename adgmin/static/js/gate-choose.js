/* Who stands at which gate. */
import { hear } from "./gate-bus.js";
import { now } from "./gate-clock.js";
import { $, make } from "./gate-dom.js";
import { list } from "./gate-list.js";
import { own, setOwn } from "./gate-own.js";
import { wakeSound } from "./gate-signals.js";
import { onLanguage, said, say } from "./gate-words.js";

const box = $("[data-gates]");
const operator = $("[data-operator]");

/* chosen() is called once the gate is written. */
export function startChoosing(chosen) {
  box.addEventListener("click", async ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    wakeSound();
    await setOwn({ gate: button.dataset.gate, operator: operator.value.trim(), began: own.began || now() });
    chosen();
  });
  hear("list", draw);
  onLanguage(draw);
}

export function offerGates() {
  operator.value = own.operator;
  draw();
}

function draw() {
  const mine = list.device?.gates;
  const gates = list.gates.filter(({ code }) => !Array.isArray(mine) || mine.length === 0 || mine.includes(code));
  const shown = gates.map((gate) => `${gate.code} ${said(gate.name)} ${gate.open}`).join();
  if (box.dataset.shown !== shown) {
    box.replaceChildren(...gates.map(row));
    box.dataset.shown = shown;
  }
  const none = $("[data-gates-none]");
  none.hidden = gates.length > 0;
  none.textContent = say(list.version ? "choose_no_gate" : "choose_none");
}

function row(gate) {
  const small = [zoneOf(gate), gate.open ? "" : say("closed_gate")].filter(Boolean).join(" · ");
  return make("li", {}, make("button", { type: "button", class: "gate-pick", "data-gate": gate.code }, make("b", {}, said(gate.name)), make("small", {}, small)));
}

function zoneOf({ zone }) {
  const found = list.zones.find(({ letter }) => letter === zone);
  return found ? `${found.letter} · ${said(found.name)}` : zone;
}
