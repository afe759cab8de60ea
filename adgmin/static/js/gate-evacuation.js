/* Everybody who is inside, by zone, from what this device holds: for the assembly point when the server cannot be reached. */
import { hm } from "./gate-clock.js";
import { openDialog } from "./gate-dialogs.js";
import { $, make } from "./gate-dom.js";
import { list } from "./gate-list.js";
import { insideOf, placesUsed } from "./gate-presence.js";
import { nameOf } from "./gate-verdict.js";
import { onLanguage, said, say } from "./gate-words.js";

const dialog = $('[data-dialog="evacuation"]');
const ticked = new Set(); // numbers of those who are at the assembly point

/* [{ letter, name, people: [{ serial, place, since }] }], as the desk's list: everybody once, a room before a zone, then the
   place where they came last; within a zone by the number of the badge. */
export function areas() {
  const where = new Map();
  const isRoom = (place) => !place.startsWith("zone:");
  for (const place of placesUsed()) {
    for (const [serial, { since }] of insideOf(place, true)) {
      const other = where.get(serial);
      const better = !other || isRoom(place) > isRoom(other.place) || (isRoom(place) === isRoom(other.place) && since > other.since);
      if (better) where.set(serial, { serial, place, since });
    }
  }
  const zoneOf = new Map(list.places.map(({ place, zone }) => [place, zone]));
  const found = new Map(list.zones.map(({ letter, name }) => [letter, { letter, name, people: [] }]));
  for (const person of [...where.values()].sort((a, b) => a.serial - b.serial)) {
    const letter = zoneOf.get(person.place) || "";
    if (!found.has(letter)) found.set(letter, { letter, name: "", people: [] });
    found.get(letter).people.push(person);
  }
  return [...found.values()].filter(({ people }) => people.length);
}

function draw() {
  if (!dialog.open) return;
  const found = areas();
  const total = found.reduce((sum, { people }) => sum + people.length, 0);
  $("[data-evacuation-told]", dialog).textContent = total ? say("evacuation_count", { n: total, time: hm(list.at) }) : say("evacuation_none");
  $("[data-evacuation-areas]", dialog).replaceChildren(...found.map(area));
}

function area({ letter, name, people }) {
  const title = letter ? `${letter} · ${said(name)}` : say("evacuation_elsewhere");
  return make("section", {}, make("h3", {}, title, make("span", { class: "evac__n" }, String(people.length))), make("ul", { role: "list" }, ...people.map(person)));
}

function person({ serial, place, since }) {
  const badge = list.badges.get(serial);
  const box = make("input", { type: "checkbox", "data-serial": serial });
  box.checked = ticked.has(serial);
  const name = list.places.find((one) => one.place === place)?.name ?? place;
  const small = [said(badge?.delegation_name), `${said(name)} ${hm(since * 1000)}`, say("badge_no", { serial: String(serial).padStart(4, "0") })];
  return make("li", {}, make("label", {}, box, make("span", {}, nameOf(badge, serial), make("small", {}, small.filter(Boolean).join(" · ")))));
}

export function startEvacuation() {
  $("[data-evacuation]").addEventListener("click", () => {
    openDialog("evacuation");
    draw();
  });
  $("[data-evacuation-areas]", dialog).addEventListener("change", ({ target }) => {
    ticked[target.checked ? "add" : "delete"](Number(target.dataset.serial));
  });
  onLanguage(draw);
}
