/* Remembers the time zone of the second line, and applies a choice at once. */
export function startZone() {
  const form = document.querySelector("[data-zone]");
  if (!form) return;
  const select = form.elements.namedItem("tz");
  form.querySelector("button").hidden = true;
  select.addEventListener("change", () => {
    document.cookie = `tz=${select.value}; path=/; max-age=2592000; samesite=lax`;
    form.submit();
  });
}
