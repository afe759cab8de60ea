/* The sentences of an answer, with the names that this device holds. */
import { list } from "./gate-list.js";
import { say } from "./gate-rule.js";

export function sayOf(answer, question, badge) {
  const { here_gate: door, elsewhere: other } = question.inside;
  return say(answer, question, {
    session: question.session?.title ?? "",
    here_gate: list.gates.find((gate) => gate.code === door)?.name ?? "",
    elsewhere: placeName(other),
    delegation: badge?.delegation_name ?? "",
  });
}

/* A place by the name of a gate that leads into it, or of the zone. */
export function placeName(place) {
  if (!place) return "";
  const zone = list.zones.find(({ letter }) => place === `zone:${letter}`);
  return zone?.name ?? list.gates.find((gate) => gate.place === place)?.name ?? "";
}
