/* Hardware scanners that type: a burst of keys that ends with Enter, wherever the focus is. A keyboard set to another
   layout, or to typing Vietnamese, garbles the signs of a code; so the keys themselves are read as well, as on a
   keyboard of the United States, which is what scanners take for granted. */
import { payloadOf } from "./gate-code.js";

const GAP = 200; // milliseconds between two keys of a scanner, at most
const LEAST = 12;
const PREFIX = "ADG1:";
const SHIFTED = { 1: "!", 2: "@", 3: "#", 4: "$", 5: "%", 6: "^", 7: "&", 8: "*", 9: "(", 0: ")" };
const SIGNS = {
  Space: "  ", Minus: "-_", Equal: "=+", Slash: "/?", Period: ".>", Comma: ",<", Semicolon: ";:", NumpadAdd: "++",
  NumpadSubtract: "--", NumpadMultiply: "**", NumpadDivide: "//", NumpadDecimal: "..",
};
let keys = []; // { at, sign, physical, code }
let before = null; // the field that has the focus, and what was in it before the burst

/* Call react(text) for each burst that is as long as a code. */
export function startWedge(react) {
  const watch = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.type === "keyup") return stopButton(event);
    press(event, react);
  };
  addEventListener("keydown", watch, true);
  addEventListener("keyup", watch, true);
}

function press(event, react) {
  const at = event.timeStamp;
  if (keys.length && at - keys.at(-1).at > GAP) forget();
  if (event.key === "Enter" || event.code === "Enter" || event.key === "Tab") {
    const text = meant();
    if (keys.length < LEAST || (before && !text.startsWith(PREFIX))) return forget(); // somebody types in a field
    event.preventDefault();
    event.stopPropagation();
    restore();
    forget();
    return react(text);
  }
  const physical = signOf(event);
  const sign = event.key.length === 1 ? event.key : physical;
  if (!sign) return;
  if (!keys.length) remember(event.target);
  keys.push({ at, sign, physical: physical || sign, code: event.code });
  if (keys.length > 3 && event.code === "Space" && !isField(event.target)) event.preventDefault();
}

/* A space amid a burst presses no button. */
function stopButton(event) {
  if (event.code === "Space" && keys.length > 3) event.preventDefault();
}

function signOf({ code, shiftKey }) {
  if (/^Key[A-Z]$/.test(code)) return code[3];
  if (/^(Digit|Numpad)\d$/.test(code)) return shiftKey && code.startsWith("Digit") ? SHIFTED[code.at(-1)] : code.at(-1);
  return SIGNS[code]?.[shiftKey ? 1 : 0] ?? "";
}

/* The reading that is a code of ours; else what was typed. */
function meant() {
  const readings = [keys.map(({ sign }) => sign), keys.map(({ physical }) => physical)].map((signs) => signs.join("").toUpperCase());
  return readings.find((text) => payloadOf(text)) ?? readings.find((text) => text.startsWith(PREFIX)) ?? readings[0];
}

const isField = (node) => node?.matches?.("input, textarea");

function remember(target) {
  before = isField(target) ? { field: target, value: target.value } : null;
}

/* What a scanner typed does not stay in a field that happened to have the focus. */
function restore() {
  if (!before) return;
  before.field.value = before.value;
  before.field.dispatchEvent(new Event("input", { bubbles: true }));
}

function forget() {
  keys = [];
  before = null;
}
