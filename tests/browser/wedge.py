"""A hardware scanner that types, as the page sees it."""

# Called with [code, garbled]: on a keyboard that is set to something else the signs are wrong, the keys are right.
BURST = """([code, garbled]) => {
  const shifted = { "$": "Digit4", "%": "Digit5", "*": "Digit8", "+": "Equal", ":": "Semicolon" };
  const plain = { " ": "Space", "-": "Minus", ".": "Period", "/": "Slash" };
  const press = (key, code, shiftKey) => document.activeElement.dispatchEvent(
    new KeyboardEvent("keydown", { key, code, shiftKey, bubbles: true, cancelable: true }));
  for (const sign of code) {
    const physical = shifted[sign] ?? plain[sign] ?? (/[0-9]/.test(sign) ? `Digit${sign}` : `Key${sign}`);
    press(garbled ? "Process" : sign, physical, sign in shifted || /[A-Z]/.test(sign));
  }
  press("Enter", "Enter", false);
}"""
