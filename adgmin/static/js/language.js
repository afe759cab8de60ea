/* Remember the language last chosen, so that the bare address opens in it. */
export function rememberLanguage() {
  const links = document.querySelectorAll("a[hreflang]");
  for (const link of links) {
    link.addEventListener("click", () => {
      document.cookie = `lang=${link.hreflang}; path=/; max-age=31536000; samesite=lax`;
    });
  }
}
