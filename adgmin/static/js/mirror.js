/* The static copy's first page leads on by the browser's languages; without a script its two links do. */
for (const each of navigator.languages ?? [navigator.language]) {
  const lang = each.slice(0, 2).toLowerCase();
  if (lang === "vi" || lang === "en") {
    location.replace(`${lang}/index.html`);
    break;
  }
}
