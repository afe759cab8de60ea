/* What this device is set to: gate, operator, direction, sound, and since when the shift runs. */
import { tell } from "./gate-bus.js";
import { now } from "./gate-clock.js";
import { gateOf } from "./gate-list.js";
import { keep } from "./gate-store.js";

export const own = { gate: "", operator: "", direction: "in", began: 0, sound: true };

export function takeOwn(kept) {
  Object.assign(own, kept);
}

export async function setOwn(changes) {
  Object.assign(own, changes);
  await keep({ own });
  tell("own");
}

export const beginShift = () => setOwn({ began: now() });

/* The gate as the list has it, or undefined while there is none. */
export const gateNow = () => gateOf(own.gate);
