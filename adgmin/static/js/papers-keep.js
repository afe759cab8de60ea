/* The pages of the reading room: buttons that keep papers on this device, and the check at each contact. */
import { checkCopies, keepPaper, nameOf } from "./papers-fetch.js";
import { copies, forgetAll, openStore, owner } from "./papers-store.js";

const own = document.querySelector("script[data-papers]").dataset;
const words = document.querySelector("[data-keep-words]")?.dataset;
const said = (sentence, page, pages) => sentence.replace("{page}", page).replace("{pages}", pages);

if ("serviceWorker" in navigator && "indexedDB" in window && window.crypto?.subtle) {
  navigator.serviceWorker.register(own.worker).catch(() => {});
  await start().catch(() => {});
}

async function start() {
  await openStore();
  const who = await owner();
  if (who && who !== own.reader) {
    await forgetAll();
    await openStore();
  }
  await checkCopies(own.check);
  if (!words) return;
  const here = new Set((await copies()).map(nameOf));
  for (const button of document.querySelectorAll("button[data-keep]")) one(button, here);
  for (const button of document.querySelectorAll("[data-keep-shelf]")) shelf(button, here);
}

function one(button, here) {
  button.hidden = false;
  const told = button.querySelector("[data-told]");
  told.setAttribute("aria-live", "polite");
  if (here.has(button.dataset.paper)) told.textContent = words.keptWords;
  button.addEventListener("click", () => run(button, told, [button]));
}

function shelf(button, here) {
  const wanted = [...button.closest("[data-shelf]").querySelectorAll("[data-keep]")];
  const told = button.parentElement.querySelector("[data-told]");
  button.hidden = !wanted.length;
  if (wanted.every((each) => here.has(each.dataset.paper))) told.textContent = words.keptWords;
  button.addEventListener("click", () => run(button, told, wanted));
}

async function run(button, told, wanted) {
  button.disabled = true;
  try {
    for (const { dataset } of wanted) {
      await keepPaper(dataset.keep, (page, pages) => (told.textContent = said(words.keeping, page, pages)));
    }
    told.textContent = words.keptWords;
  } catch (error) {
    told.textContent = error.name === "QuotaExceededError" ? words.full : words.failed;
  }
  button.disabled = false;
}
