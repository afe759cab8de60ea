/* The chosen session beside the grid, and the dialog with its day, start, length and room. */
import { blockOf, day, isGrid, placeOf } from "./board-grid.js";
import { act, address, ask, clear, inTurn, lost, take, step } from "./board-send.js";
import { mayChange, root, words } from "./board-words.js";

const dialog = document.getElementById("placing");
let chosen = "";
let opener = "";

const pathOf = (code, part) => `${address(`session/${encodeURIComponent(code)}/`)}&part=${part}`;

async function textOf(code, part) {
  const answer = await ask(pathOf(code, part), { headers: { Accept: "text/html" } });
  return answer.ok ? answer.text() : `<p class="hint">${words.gone}</p>`;
}

function mark() {
  for (const block of root.querySelectorAll(".is-selected")) block.classList.remove("is-selected");
  blockOf(chosen)?.classList.add("is-selected");
}

export async function choose(code) {
  chosen = code;
  mark();
  try {
    const text = await textOf(code, "panel");
    if (chosen === code) document.getElementById("panel").innerHTML = text;
  } catch {
    /* The block itself says what is most needed; the next choice asks again. */
  }
}

export async function openPlacing(code) {
  if (!dialog || dialog.open) return;
  try {
    dialog.innerHTML = await textOf(code, "form");
  } catch {
    return void location.assign(pathOf(code, ""));
  }
  opener = code;
  dialog.showModal();
  dialog.querySelector("[name=start]")?.focus();
}

function closed() {
  dialog.replaceChildren();
  blockOf(opener)?.querySelector("a")?.focus({ preventScroll: true });
}

async function submitted(event) {
  const form = event.target.closest("[data-placing]");
  if (!form) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  if (form.closest("dialog") === null) return;
  const path = `${form.action}?day=${day()}`;
  clear();
  try {
    await inTurn(() => sent(path, body));
  } catch (error) {
    dialog.close();
    lost(error, path, { method: "POST", body });
  }
}

/** Send the dialog's form: it comes back with what is to be mended, or the board does. */
async function sent(path, body) {
  const answer = await ask(path, { method: "POST", body });
  if (answer.headers.get("Content-Type")?.startsWith("text/html")) {
    dialog.innerHTML = await answer.text();
    return dialog.querySelector("#errors, [name=start]")?.focus();
  }
  dialog.close();
  await take(answer);
}

function clicked(event) {
  const target = event.target.closest("[data-block], [data-show], [data-place], [data-untime], [data-close]");
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { block, show, place, untime, close } = target.dataset;
  if (place && mayChange) openPlacing(place);
  else if (close !== undefined && dialog?.open) dialog.close();
  else if (untime) untimed(untime);
  else if (block !== undefined && mayChange) (isGrid() ? choose : openPlacing)(target.closest("li").dataset.code);
  else if (show && blockOf(show)) reveal(show);
  else return;
  event.preventDefault();
}

function untimed(code) {
  const block = blockOf(code);
  if (!block) return openPlacing(code);
  const { sequence } = placeOf(block);
  const body = JSON.stringify({ moves: [{ code, sequence, day: null, room: null }] });
  return act(address("move/"), { method: "POST", body, headers: { "Content-Type": "application/json" } });
}

function reveal(code) {
  const link = blockOf(code).querySelector("a");
  link.scrollIntoView({ block: "center", inline: "nearest" });
  link.focus({ preventScroll: true });
  choose(code);
}

/** A form that moves (a way out of a conflict), or undoes, sent without leaving the page. */
function formSent(event) {
  const form = event.target;
  if (event.defaultPrevented || !(form.matches("[data-move]") || form.matches("[data-step]"))) return;
  event.preventDefault();
  if (form.dataset.step) step(form.dataset.step);
  else act(`${form.action}?day=${day()}`, { method: "POST", body: new FormData(form) });
}

export function startPanel() {
  document.addEventListener("click", clicked);
  document.addEventListener("submit", submitted);
  document.addEventListener("submit", formSent);
  dialog?.addEventListener("close", closed);
  root.addEventListener("board:merged", () => chosen && choose(chosen));
}
