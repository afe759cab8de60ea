/* Applies a choice of time zone at once; the button is for readers without JavaScript. */
export function startZone() {
  const form = document.querySelector("[data-zone]");
  if (!form) return;
  form.querySelector("button").hidden = true;
  form.elements.namedItem("tz").addEventListener("change", () => form.submit());
}
