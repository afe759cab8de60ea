/* One box chooses all rows of the page; lists are replaced while filtering, so the document listens. */
function showBoxes() {
  for (const box of document.querySelectorAll("[data-choose-all]")) box.hidden = false;
}

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-choose-all]")) return;
  for (const box of event.target.form.querySelectorAll("input[name=chosen]")) box.checked = event.target.checked;
});

new MutationObserver(showBoxes).observe(document.querySelector("main"), { childList: true });
showBoxes();
