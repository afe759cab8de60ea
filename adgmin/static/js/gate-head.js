/* The head of the screen: gate, meeting, how many are inside, direction, sound, time. */
import { hear } from "./gate-bus.js";
import { hm, now } from "./gate-clock.js";
import { $ } from "./gate-dom.js";
import { list } from "./gate-list.js";
import { gateNow, own, setOwn } from "./gate-own.js";
import { insideOf } from "./gate-presence.js";
import { sessionAt } from "./gate-rule.js";
import { soundOn, switchSound } from "./gate-signals.js";
import { onLanguage, said, say } from "./gate-words.js";

export function startHead() {
  for (const event of ["list", "own", "history", "verdict"]) hear(event, draw);
  onLanguage(draw);
  setInterval(draw, 5000);
  for (const button of document.querySelectorAll("[data-direction]")) {
    button.addEventListener("click", () => setOwn({ direction: button.dataset.direction }));
  }
  $("[data-sound]").addEventListener("click", () => {
    switchSound(!soundOn);
    setOwn({ sound: soundOn });
  });
}

function draw() {
  const gate = gateNow();
  $("[data-clock]").textContent = hm(now());
  for (const button of document.querySelectorAll("[data-direction]")) {
    button.setAttribute("aria-pressed", String(button.dataset.direction === own.direction));
  }
  $("[data-sound]").setAttribute("aria-pressed", String(soundOn));
  $("[data-sound-word]").textContent = say(soundOn ? "sound_on" : "sound_off");
  if (!gate) return;
  $("[data-gate-name]").textContent = said(gate.name);
  const session = sessionAt(list.sessions, gate.place, Math.floor(now() / 1000));
  $("[data-session]").textContent = session ? `${hm(session.start * 1000)} ${said(session.title)}` : say("no_session");
  $("[data-inside]").textContent = insideOf(gate.place).size;
  $("[data-inside-of]").textContent = gate.capacity ? say("of_inside", { most: gate.capacity }) : say("only_inside");
  document.title = `${said(gate.name)} · ${say("app")}`;
}
